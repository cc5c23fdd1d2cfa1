import { oneOf, parseWords, UsageError, wholeFrom } from '../../src/cli/command.ts';
import { subjects } from '../../test/fuzz/subjects.ts';

const names = subjects.map(({ name }) => name);

export const usage = `Usage: npm run fuzz [-- OPTIONS]
  Makes random edits and looks for a difference between what is kept up to date and the same made afresh.
  Ends with 1 where there is one, and shows a smallest example and how to come back to it.
  --edits N      for each subject (10000); or messages, rules, or characters
  --seed S       what is random (taken from the clock)
  --only A,B     the subjects: ${names.join(', ')} (all)
  --path P       with --seed and one subject, the example that a difference was found in
  --help         this text`;

export interface Options {
  readonly edits: number;
  readonly seed: number;
  readonly path: string | undefined;
  /** Names of the subjects. */
  readonly only: readonly string[];
}

/**
 * @param clock the default for the seed
 * @throws UsageError
 */
export function parseOptions(words: readonly string[], clock: number): Options {
  const { values } = parseWords(words, {
    options: {
      edits: { type: 'string', default: '10000' },
      seed: { type: 'string' },
      path: { type: 'string' },
      only: { type: 'string', default: names.join(',') },
    },
  });
  const only = values.only.split(',').map((name) => oneOf(names, name, '--only'));
  const { path, seed } = values;
  if (path !== undefined && (seed === undefined || only.length !== 1)) {
    throw new UsageError('--path belongs to a --seed and to one subject, named by --only.');
  }
  return {
    edits: wholeFrom(1, values.edits, '--edits'),
    seed: seed === undefined ? clock % 2 ** 31 : wholeFrom(0, seed, '--seed'),
    path,
    only,
  };
}
