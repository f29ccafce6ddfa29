import { expect, it } from 'vitest';
import { parseStartArguments } from './start-main';
import { tallyOfPlaywright, tallyOfVitest } from './suites';

it.each([
  [{ numPassedTests: 5, numFailedTests: 0 }, true, { passed: 5, failed: 0 }],
  [{ numPassedTests: 5, numFailedTests: 2 }, false, { passed: 5, failed: 2 }],
  // a file that does not load fails the run without a failed test
  [{ numPassedTests: 5, numFailedTests: 0 }, false, { passed: 5, failed: 1 }],
  [{ numPassedTests: 0, numFailedTests: 0 }, true, { passed: 0, failed: 1 }],
  [null, false, { passed: 0, failed: 1 }],
])('counts the vitest report %j, ended well %s, as %j', (report, ended, expected) => {
  expect(tallyOfVitest(report, ended)).toEqual(expected);
});

it.each([
  [{ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 } }, true, { passed: 3, failed: 0 }],
  [{ stats: { expected: 3, unexpected: 1, flaky: 1 } }, false, { passed: 3, failed: 2 }],
  [{ stats: { expected: 0, unexpected: 0, flaky: 0 } }, true, { passed: 0, failed: 1 }],
  [null, false, { passed: 0, failed: 1 }],
])('counts the Playwright report %j, ended well %s, as %j', (report, ended, expected) => {
  expect(tallyOfPlaywright(report, ended)).toEqual(expected);
});

it('understands the arguments of the start', () => {
  expect(parseStartArguments([], '/')).toEqual({
    dev: false,
    package: null,
    administrator: 'security',
  });
  expect(parseStartArguments(['--administrator=li.na'], '/').administrator).toBe('li.na');
  expect(parseStartArguments(['--dev', '--package', '.'], process.cwd())).toEqual({
    dev: true,
    package: process.cwd(),
    administrator: 'security',
  });
  expect(() => parseStartArguments(['--package', 'no/such/place'], '/')).toThrow(
    /nothing at \/no\/such\/place/,
  );
  expect(() => parseStartArguments(['--package'], '/')).toThrow(/needs the path/);
  expect(() => parseStartArguments(['--port'], '/')).toThrow(/--port is not understood/);
});
