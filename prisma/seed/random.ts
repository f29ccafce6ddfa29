/** Draws an integer between low and high, both included. */
export type Draw = (low: number, high: number) => number;

/**
 * A stream of integers that depends on the seed's text alone: 32-bit integer steps (mulberry32), no clock, no
 * Math.random, so that the committed package can be made again byte for byte on any machine.
 */
export function drawFrom(seed: string): Draw {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return (low, high) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const word = (t ^ (t >>> 14)) >>> 0;
    return low + Math.floor((word * (high - low + 1)) / 4294967296);
  };
}

/** A draw around zero, within ±3·third, middle values likelier: the sum of three even draws. */
export function bell(draw: Draw, third: number): number {
  return draw(-third, third) + draw(-third, third) + draw(-third, third);
}
