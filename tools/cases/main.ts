/** `npm run --silent cases`: whether the extension, at its default settings, suggests what a programmer expects. */
import { parseWords } from '../../src/cli/command.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { runFromCommandLine } from '../command-line.ts';
import { shippedModelFolder } from '../shipped-model.ts';
import { c } from './c.ts';
import { copies } from './copies.ts';
import { python } from './python.ts';
import { runCase, type Result } from './run.ts';
import { typescript } from './typescript.ts';

const usage = `Usage: npm run --silent cases
  Asks for a suggestion at the places of tools/cases, and says where a programmer gets what he expects.
  --help  this text`;

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function row({ name, left, suggestion, holds }: Result): string {
  const shown = suggestion === undefined ? 'nothing' : code(suggestion.replaceAll('\n', '⏎'));
  return `| ${name} | ${code(`${left.trimStart()}‸`)} | ${shown} | ${holds ? 'yes' : '**no**'} |`;
}

void runFromCommandLine(usage, async (words) => {
  parseWords(words, { options: {} });
  const model = await loadLocalModel(shippedModelFolder);
  try {
    const results: Result[] = [];
    for (const one of [...python, ...typescript, ...c, ...copies])
      results.push(await runCase(model, one));
    console.log('| expected | at | suggested | as expected |\n| --- | --- | --- | --- |');
    console.log(results.map(row).join('\n'));
    const held = results.filter(({ holds }) => holds).length;
    console.log(`\n${held} of ${results.length}`);
  } finally {
    await model.release();
  }
});
