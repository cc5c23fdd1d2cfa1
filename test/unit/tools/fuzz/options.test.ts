import assert from 'node:assert/strict';
import { UsageError } from '../../../../src/cli/command.ts';
import { subjects } from '../../../fuzz/subjects.ts';
import { parseOptions } from '../../../../tools/fuzz/options.ts';

describe('The options of npm run fuzz', () => {
  it('take the seed from the clock, and all subjects', () => {
    const options = parseOptions([], 5e12 + 7);
    assert.equal(options.seed, (5e12 + 7) % 2 ** 31);
    assert.equal(options.edits, 10_000);
    assert.deepEqual(
      options.only,
      subjects.map(({ name }) => name),
    );
  });

  it('lead back to one example', () => {
    const words = ['--only', 'counts', '--seed', '4', '--path', '3:1:0', '--edits', '50'];
    const expected = { only: ['counts'], seed: 4, path: '3:1:0', edits: 50 };
    assert.deepEqual(parseOptions(words, 0), expected);
  });

  for (const words of [
    ['--only', 'text,nothing'],
    ['--edits', '0'],
    ['--edits', 'many'],
    ['--seed', '-1'],
    ['--path', '3:1:0', '--only', 'counts'],
    ['--path', '3:1:0', '--seed', '4'],
  ]) {
    it(`do not take ${words.join(' ')}`, () => {
      assert.throws(() => parseOptions(words, 0), UsageError);
    });
  }
});
