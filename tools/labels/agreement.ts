/**
 * `npm run labels:agreement -- [DIR]`: how far the scanner and the syntax trees of whole files agree, as a table.
 */
import { existsSync } from 'node:fs';
import { labelText } from '../../src/core/labels/scanner.ts';
import { grammarOf, kindOf, readSource, sourceFiles } from './files.ts';
import type { GrammarName } from './grammars.ts';
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

function print(grammar: GrammarName, tallies: Tallies): void {
  const { files, characters, parsed, scores } = tallies;
  const share = ((100 * parsed) / Math.max(characters, 1)).toFixed(1);
  console.log(`\n${grammar}: ${files} files, ${characters} characters, ${share} % of them judged`);
  console.log('label             measure    value    characters');
  for (const { label, measure, value, characters: count } of scores) {
    console.log(`${label.padEnd(18)}${measure.padEnd(11)}${value.toFixed(4)}  ${count}`);
  }
}

async function main(folder: string): Promise<void> {
  if (!existsSync(folder)) {
    console.error(`There is no ${folder}: build the corpus first, or name a folder of sources.`);
    process.exitCode = 1;
    return;
  }
  for (const [grammar, tallies] of await compare(folder)) print(grammar, tallies);
}

void main(process.argv[2] ?? heldOut);
