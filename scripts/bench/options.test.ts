import { expect, test } from 'vitest';
import { readBenchOptions } from './options';

test('everything is measured, up to ten million figures', () => {
  expect(readBenchOptions([])).toEqual({
    sections: ['pages', 'import', 'reads', 'desk'],
    max: 1e7,
    rounds: 3,
    seconds: 5,
  });
});

test('a shorter run', () => {
  const options = readBenchOptions(['--only', 'reads,pages', '--max', '1e6', '--rounds=1', '--seconds', '2']);
  expect(options).toEqual({ sections: ['pages', 'reads'], max: 1e6, rounds: 1, seconds: 2 });
});

test.each([
  [['--max', '1e8']],
  [['--max', '']],
  [['--rounds', '0']],
  [['--rounds', '1.5']],
  [['--seconds', 'five']],
  [['--only', 'everything']],
  [['--quick']],
  [['pages']],
])('%j is refused', (args) => {
  expect(() => readBenchOptions(args)).toThrow();
});
