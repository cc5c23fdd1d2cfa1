/** What the glass boxes say at a character, and why. */
import type { GlassBayes, GlassTree } from './boxes.ts';
import { characterNames, far, isDigit, isLetter, most, type SeenText } from './features.ts';

/** Indices of the nodes from the root to the leaf. */
export function glassPath({ nodes }: GlassTree, seen: SeenText): number[] {
  const path: number[] = [];
  for (let at = 0; ;) {
    path.push(at);
    const node = nodes[at];
    if (node === undefined || 'share' in node) return path;
    const isYes =
      'is' in node ? isSign(seen.character(node.of), node.is) : seen.number(node.of) > node.above;
    at = isYes ? node.yes : node.no;
  }
}

export function treeSays(tree: GlassTree, seen: SeenText): boolean {
  const leaf = tree.nodes[glassPath(tree, seen).at(-1)!];
  return leaf !== undefined && 'share' in leaf && leaf.share > tree.threshold;
}

/** `sign`: a character, or a kind of them. */
function isSign(code: number, sign: string): boolean {
  if (sign === 'letter') return isLetter(code);
  if (sign === 'digit') return isDigit(code);
  return code === sign.charCodeAt(0);
}

/** What one thing that is given speaks for yes, in nats. */
export interface Spoken {
  /** One of `characterNames` or `numberNames`. */
  readonly of: string;
  /** Code of the character, or the number. */
  readonly value: number;
  readonly odds: number;
}

/** Everything that speaks, in the order of the file; with the bias they add up to the log odds of yes. */
export function spokenIn({ odds }: GlassBayes, seen: SeenText): Spoken[] {
  return Object.entries(odds).map(([of, row]) => {
    const isCharacter = characterSet.has(of);
    const value = isCharacter ? seen.character(of) : seen.number(of);
    const cell = isCharacter ? characterCell(value) : numberCell(of, value);
    return { of, value, odds: (row[cell] ?? 0) / 100 };
  });
}

/** Log odds of yes, in nats. */
export function bayesOdds(bayes: GlassBayes, seen: SeenText): number {
  return spokenIn(bayes, seen).reduce((sum, { odds }) => sum + odds, bayes.bias);
}

const characterSet: ReadonlySet<string> = new Set(characterNames);
const indentationCells = 17;

/** Where the odds of a character stand: none, tab, line end, then what is printable. */
function characterCell(code: number): number {
  if (code === 0x09) return 1;
  if (code === 0x0a) return 2;
  return code < 0x20 ? 0 : code - 0x20 + 3;
}

/** Where those of a number stand: by the power of two; of indentation by twos; what is small as it is. */
function numberCell(name: string, value: number): number {
  if (name === 'indentation') return Math.min(Math.floor(value / 2), indentationCells - 1);
  if (name.startsWith('open ')) return value + most;
  if (name.startsWith('count ')) return value;
  return Math.floor(Math.log2(Math.min(value, far) + 1));
}
