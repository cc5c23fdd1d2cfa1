import assert from 'node:assert/strict';

import { countTests, failedTests } from '../../../tools/test-count.ts';

describe('counting tests', () => {
  it('reads the end of a mocha run, in colour too', () => {
    const output =
      '  a test with 7 passing things\n\n\n  \x1b[92m12 passing\x1b[0m\x1b[90m (2s)\x1b[0m\n  1 pending\n  3 failing\n';
    assert.deepEqual(countTests(output), { passed: 12, failed: 3 });
  });

  it('reads the end of a pytest run, loud or quiet', () => {
    const loud = '===== 1 failed, 30 passed, 2 errors in 61.20s (0:01:01) =====\n';
    assert.deepEqual(countTests(loud), { passed: 30, failed: 3 });
    assert.deepEqual(countTests('4 passed in 0.10s\n'), { passed: 4, failed: 0 });
  });

  it('adds several runs, and counts nothing where there is none', () => {
    assert.deepEqual(countTests('  2 passing (5ms)\n  3 passing (1m)\n'), {
      passed: 5,
      failed: 0,
    });
    assert.deepEqual(countTests('no tests ran in 0.01s\n'), { passed: 0, failed: 0 });
  });
});

describe('what is said of failed tests', () => {
  it('is found at the end of each run, and of nothing else', () => {
    const mocha =
      '  1) fails\n\n  8 passing (2s)\n  \x1b[31m1 failing\x1b[0m\n\n  1) it fails:\n     why\n';
    assert.equal(
      failedTests(`${mocha}\n  4 passing (1s)\n`),
      '  1 failing\n\n  1) it fails:\n     why',
    );
    const pytest =
      '..F [100%]\n===== FAILURES =====\n_____ test_x _____\nE  why\n1 failed in 0.1s\n';
    assert.equal(failedTests(pytest), pytest.slice(pytest.indexOf('=')).trimEnd());
    assert.equal(failedTests('  8 passing (2s)\n  1 pending\n'), '');
  });
});
