/**
 * `npm run labels:agreement`: how far the scanner and the syntax trees of whole files agree, as a table. In
 * brackets the same over all characters, including those that the grammar could not parse.
 */
import { existsSync } from 'node:fs';
import { parseWords, UsageError } from '../../src/cli/command.ts';
import { labelText } from '../../src/core/labels/scanner.ts';
import { runFromCommandLine } from '../command-line.ts';
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

const usage = `Usage: npm run labels:agreement [-- DIR]
  Says how far the scanner and the syntax trees of whole files agree.
  DIR     a folder of sources (${heldOut})
  --help  this text`;

async function main(words: readonly string[]): Promise<void> {
  const { positionals } = parseWords(words, { allowPositionals: true });
  const [folder = heldOut, ...others] = positionals;
  if (others.length > 0) throw new UsageError('Name one folder.');
  if (!existsSync(folder)) {
    throw new Error(`There is no ${folder}: build the corpus first, or name a folder of sources.`);
  }
  printTable(await compare(folder));
}

void runFromCommandLine(usage, main);
