import { markC } from './cOracle.ts';
import { parserOf, type GrammarName } from './grammars.ts';
import { judged, Marks, type JudgedLabel } from './marks.ts';
import { markPython } from './pythonOracle.ts';
import { markScript } from './scriptOracle.ts';

export interface OracleLabels {
  readonly labels: Readonly<Record<JudgedLabel, Int32Array>>;
  /** The parser did not understand all of the text: what it says of it is a guess here and there. */
  readonly hasError: boolean;
}

/** The labels of a whole text by its syntax tree. */
export async function oracleLabels(text: string, grammar: GrammarName): Promise<OracleLabels> {
  const parser = await parserOf(grammar);
  const tree = parser.parse(text);
  if (!tree) throw new Error(`no tree for a text of ${text.length} characters`);
  const marks = Marks.of(text.length);
  const root = tree.rootNode;
  if (grammar === 'py') markPython(root, text, marks);
  else if (grammar === 'c' || grammar === 'cpp') markC(root, text, marks, parser);
  else markScript(root, text, marks);
  const labels = Object.fromEntries(judged.map((label) => [label, marks.values(label)]));
  const { hasError } = root;
  tree.delete();
  return { labels: labels as Record<JudgedLabel, Int32Array>, hasError };
}
