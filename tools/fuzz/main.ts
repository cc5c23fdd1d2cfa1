/** `npm run fuzz`: looks for edits after which an incremental result differs from one computed from scratch. */
import { campaign, type Difference } from '../../test/fuzz/campaign.ts';
import type { Subject } from '../../test/fuzz/subject.ts';
import { subjects } from '../../test/fuzz/subjects.ts';
import { runFromCommandLine } from '../command-line.ts';
import { parseOptions, usage, type Options } from './options.ts';

/** Fuzzes one subject and prints the result. Returns whether there was no difference. */
async function fuzz(subject: Subject, options: Options): Promise<boolean> {
  const start = performance.now();
  const { edits, difference } = await campaign(subject, options);
  const seconds = (performance.now() - start) / 1_000;
  const pace = `${edits} edits in ${seconds.toFixed(1)} s, ${Math.round(edits / seconds)} a second`;
  console.log(`${difference === undefined ? 'ok    ' : 'FAILED'} ${subject.name}: ${pace}`);
  if (difference !== undefined) console.log(told(subject, difference));
  return difference === undefined;
}

function told({ name, promise }: Subject, { seed, path, example, reason }: Difference): string {
  return `
Promised: ${promise}.
Again:    npm run fuzz -- --only ${name} --seed ${seed} --path ${path}
Smallest example, for test/unit/tools/fuzz/found.test.ts:

  [${name}, ${example}],

${reason}
`;
}

async function main(words: readonly string[]): Promise<void> {
  const options = parseOptions(words, Date.now());
  console.log(`seed ${options.seed}, ${options.edits} edits for each subject`);
  for (const subject of subjects) {
    if (!options.only.includes(subject.name)) continue;
    if (!(await fuzz(subject, options))) process.exitCode = 1;
  }
}

void runFromCommandLine(usage, main);
