/** A quantity measured several times: the median of the rounds, and how far apart they lie. */
export interface Measured {
  /** The rounds' median. */
  value: number;
  /** (largest − smallest) ÷ median of the rounds: the noise of this run. 0 with one round. */
  spread: number;
  /** Each round, in the order measured. */
  rounds: number[];
}

/** The middle value, or the mean of the two middle ones. Throws on nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('a median of nothing');
  return (lower + upper) / 2;
}

export function measured(rounds: readonly number[]): Measured {
  const value = median(rounds);
  const range = Math.max(...rounds) - Math.min(...rounds);
  return { value, spread: value === 0 ? 0 : range / value, rounds: [...rounds] };
}

/**
 * What was measured over what it is compared with, round by round, so that a slow minute of the machine touches both.
 * Throws where the rounds are not pairs.
 */
export function ratio(over: Measured, under: Measured): Measured {
  return measured(
    over.rounds.map((value, round) => {
      const other = under.rounds[round];
      if (other === undefined || over.rounds.length !== under.rounds.length)
        throw new Error('rounds are not pairs');
      return value / other;
    }),
  );
}
