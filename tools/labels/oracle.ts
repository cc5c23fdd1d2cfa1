import { firstBranches } from './branches.ts';
import { markC } from './c-oracle.ts';
import { parserOf, type GrammarName } from './grammars.ts';
import { judged, Marks, type JudgedLabel } from './marks.ts';
import { markPython } from './python-oracle.ts';
import { markScript } from './script-oracle.ts';
import { findUnparsed } from './unparsed.ts';

export interface OracleLabels {
  readonly labels: Readonly<Record<JudgedLabel, Int32Array>>;
  /** Not zero where the grammar could not parse the text, so that the labels there are guesses. */
  readonly unparsed: Int32Array;
}

/** The labels of a whole text according to its syntax tree. */
export async function oracleLabels(text: string, grammar: GrammarName): Promise<OracleLabels> {
  const labels = await labelsOfTree(text, grammar);
  if ((grammar !== 'c' && grammar !== 'cpp') || !labels.unparsed.includes(1)) return labels;
  const chosen = firstBranches(text);
  merge(labels, await labelsOfTree(chosen.text, grammar), chosen.leftOut);
  return labels;
}

async function labelsOfTree(text: string, grammar: GrammarName): Promise<OracleLabels> {
  const parser = await parserOf(grammar);
  const tree = parser.parse(text);
  if (!tree) throw new Error(`no tree for a text of ${text.length} characters`);
  const marks = Marks.of(text.length);
  const root = tree.rootNode;
  if (grammar === 'py') markPython(root, text, marks);
  else if (grammar === 'c' || grammar === 'cpp') markC(root, text, marks, parser);
  else markScript(root, text, marks);
  findUnparsed(root, (from, to) => {
    marks.add('unparsed', from, to);
  });
  tree.delete();
  const labels = Object.fromEntries(judged.map((label) => [label, marks.values(label)]));
  return {
    labels: labels as Record<JudgedLabel, Int32Array>,
    unparsed: marks.values('unparsed'),
  };
}

/** Replaces unparsed characters of `into` by those of `from`, except where `except` is not zero. */
function merge(into: OracleLabels, from: OracleLabels, except: Uint8Array): void {
  for (let i = 0; i < except.length; i++) {
    if (into.unparsed[i] === 0 || from.unparsed[i] !== 0 || except[i] !== 0) continue;
    into.unparsed[i] = 0;
    for (const label of judged) into.labels[label][i] = from.labels[label][i] ?? 0;
  }
}
