/**
 * `npm run labels:agreement -- [DIR]`: how far the scanner and the syntax trees of whole files agree, as a table. In
 * brackets the same over all characters, those included which the grammar did not understand.
 */
import { existsSync } from 'node:fs';
import { labelText } from '../../src/core/labels/scanner.ts';
import { grammarOf, kindOf, readSource, sourceFiles } from './files.ts';
import type { GrammarName } from './grammars.ts';
import { judged, yesOrNo } from './marks.ts';
import { oracleLabels } from './oracle.ts';
import { Tallies } from './tally.ts';

const heldOut = 'training/build/corpus/text/heldout';

async function compare(folder: string): Promise<Map<GrammarName, Tallies>> {
  const groups = new Map<GrammarName, Tallies>();
  for (const path of sourceFiles(folder)) {
    const kind = kindOf(path);
    if (!kind) continue;
    const text = readSource(path);
    const grammar = grammarOf(path, text, kind);
    const tallies = groups.get(grammar) ?? new Tallies();
    groups.set(grammar, tallies);
    tallies.add(labelText(text, kind.language), await oracleLabels(text, grammar));
  }
  return groups;
}

function printTable(groups: ReadonlyMap<GrammarName, Tallies>): void {
  const columns = [...groups];
  const row = (name: string, cell: (tallies: Tallies) => string): void => {
    console.log(`| ${[name, ...columns.map(([, tallies]) => cell(tallies))].join(' | ')} |`);
  };
  console.log(`| | ${columns.map(([grammar]) => grammar).join(' | ')} |`);
  console.log(`|---|${columns.map(() => '---:|').join('')}`);
  row('files', ({ files }) => String(files));
  row('characters', ({ characters }) => String(characters));
  row(
    'judged',
    ({ understood, characters }) => `${((100 * understood) / characters).toFixed(1)} %`,
  );
  for (const label of judged) {
    row(`${label}${yesOrNo.has(label) ? ' (F1)' : ''}`, (tallies) => {
      const { value, everywhere } = tallies.score(label);
      return `${value.toFixed(4)} (${everywhere.toFixed(4)})`;
    });
  }
}

async function main(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    console.error(`There is no ${folder}: build the corpus first, or name a folder of sources.`);
    process.exitCode = 1;
    return;
  }
  printTable(await compare(folder));
}

void main(process.argv[2] ?? heldOut);
