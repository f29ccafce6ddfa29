interface Cluster {
  /** Sum of where its labels want to stand, each less its offset in the cluster: the mean is where the first one goes. */
  sum: number;
  members: number[];
}

/**
 * Moves labels apart by as little as they need: at least `gap` from each other, close ones as a block around their middle,
 * all within [lo, hi] while there is room. Returns positions in the order given.
 */
export function spread(wanted: readonly number[], gap: number, lo: number, hi: number): number[] {
  const order = wanted.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at || a.i - b.i);
  const clusters: Cluster[] = [];
  const top = ({ sum, members }: Cluster) =>
    Math.max(lo, Math.min(hi - gap * (members.length - 1), sum / members.length));
  for (const { at, i } of order) {
    let cluster: Cluster = { sum: at, members: [i] };
    let above = clusters.at(-1);
    while (above && top(above) + gap * above.members.length > top(cluster)) {
      clusters.pop();
      const { sum, members } = cluster;
      const shifted = sum - gap * above.members.length * members.length;
      cluster = { sum: above.sum + shifted, members: [...above.members, ...members] };
      above = clusters.at(-1);
    }
    clusters.push(cluster);
  }
  const placed = Array.from({ length: wanted.length }, () => 0);
  for (const cluster of clusters) {
    for (const [k, i] of cluster.members.entries()) placed[i] = top(cluster) + gap * k;
  }
  return placed;
}
