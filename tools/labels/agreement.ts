/**
 * `npm run labels:agreement -- [DIR]`: how far the scanner and the syntax trees of whole files agree, as a table.
 */
import { existsSync } from 'node:fs';
import { labelText } from '../../src/core/labels/scanner.ts';
import { kindOf, readSource, sourceFiles } from './files.ts';
import type { GrammarName } from './grammars.ts';
import { oracleLabels } from './oracle.ts';
import { Tallies } from './tally.ts';

const heldOut = 'training/build/corpus/text/heldout';

/** The same figures over the files that the grammar understood wholly, and over all. */
interface Group {
  readonly clean: Tallies;
  readonly all: Tallies;
}

async function compare(folder: string): Promise<Map<GrammarName, Group>> {
  const groups = new Map<GrammarName, Group>();
  for (const path of sourceFiles(folder)) {
    const kind = kindOf(path);
    if (!kind) continue;
    const text = readSource(path);
    const theirs = await oracleLabels(text, kind.grammar);
    const ours = labelText(text, kind.language);
    const group = groups.get(kind.grammar) ?? { clean: new Tallies(), all: new Tallies() };
    groups.set(kind.grammar, group);
    group.all.add(ours, theirs);
    if (!theirs.hasError) group.clean.add(ours, theirs);
  }
  return groups;
}

function print(grammar: GrammarName, { clean, all }: Group): void {
  console.log(
    `\n${grammar}: ${all.files} files, ${all.characters} characters; ` +
      `without syntax errors ${clean.files} files, ${clean.characters} characters`,
  );
  console.log('label             measure    clean   all     characters (clean)');
  const ofAll = all.scores;
  for (const [index, { label, measure, value, characters }] of clean.scores.entries()) {
    const figures = `${value.toFixed(4)}  ${ofAll[index]?.value.toFixed(4) ?? ''}`;
    console.log(`${label.padEnd(18)}${measure.padEnd(11)}${figures}  ${characters}`);
  }
}

async function main(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    console.error(`There is no ${folder}: build the corpus first, or name a folder of sources.`);
    process.exitCode = 1;
    return;
  }
  for (const [grammar, group] of await compare(folder)) print(grammar, group);
}

void main(process.argv[2] ?? heldOut);
