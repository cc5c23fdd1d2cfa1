import assert from 'node:assert/strict';
import { carryOut, oneOf, parseWords, UsageError, wholeFrom } from '../../../src/cli/command.ts';
import { EngineError } from '../../../src/protocol/error.ts';

const usage = 'Usage: it';
const config = {
  allowPositionals: true,
  options: { size: { type: 'string', default: '3' }, all: { type: 'boolean' } },
} as const;

async function carried(run: () => void, told?: (error: unknown) => string) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const outputs = {
    print: (text: string) => printed.push(text),
    complain: (text: string) => complaints.push(text),
  };
  return { status: await carryOut(run, usage, outputs, told), printed, complaints };
}

describe('A command', () => {
  it('reads its words', () => {
    const { values, positionals } = parseWords(['a', '--size=4', '--all', 'b'], config);
    assert.deepEqual({ ...values }, { size: '4', all: true });
    assert.deepEqual(positionals, ['a', 'b']);
    assert.equal(parseWords([], config).values.size, '3');
  });

  it('prints its usage where that is asked for, whatever else is wrong', async () => {
    for (const words of [['--help'], ['--size', '--help'], ['--none', '--help', 'a']]) {
      const { status, printed, complaints } = await carried(() => void parseWords(words, config));
      assert.deepEqual([status, printed, complaints], [0, [usage], []]);
    }
    assert.deepEqual(parseWords(['--', '--help'], config).positionals, ['--help']);
  });

  it('says what is wrong with its words, and its usage', async () => {
    const wrong = [
      () => parseWords(['--none'], config),
      () => parseWords(['--size'], config),
      () => oneOf(['a', 'b'], 'c', '--of'),
      ...['x', '', ' ', '0', '1.5', '1e99'].map((word) => () => wholeFrom(1, word, '--from')),
    ];
    for (const run of wrong) {
      assert.throws(run, UsageError);
      const { status, printed, complaints } = await carried(() => void run());
      assert.deepEqual([status, printed], [2, []]);
      assert.match(complaints.join(), /.\n\nUsage: it$/);
    }
    assert.equal(wholeFrom(1, '12', '--from'), 12);
  });

  it('names a file that is amiss, and of a bug the place', async () => {
    const fail = (error: Error) => () => {
      throw error;
    };
    const amiss = await carried(fail(new EngineError('modelFileMissing', 'a')));
    assert.deepEqual([amiss.status, amiss.complaints.join().includes('\n')], [1, false]);
    const bug = await carried(fail(new TypeError('bug')));
    assert.equal(bug.status, 1);
    assert.match(bug.complaints.join(), /TypeError: bug\n +at .*command\.test\.ts/);
    const told = await carried(fail(new Error('Build it first.')), () => 'Told.');
    assert.deepEqual([told.status, told.complaints], [1, ['Told.']]);
  });
});
