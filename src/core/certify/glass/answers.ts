/** What the glass boxes say at a character, and why. */
import type { GlassBayes, GlassTree } from './boxes.ts';
import {
  characterNames,
  far,
  isDigit,
  isLetter,
  most,
  numberNames,
  type SeenText,
} from './features.ts';

/** Indices of the nodes from the root to the leaf. */
export function glassPath({ nodes }: GlassTree, seen: SeenText): number[] {
  const path: number[] = [];
  for (let at = 0; ;) {
    path.push(at);
    const node = nodes[at];
    if (node === undefined || 'share' in node) return path;
    const isYes =
      'is' in node
        ? isSign(seen.character(characterIndex.get(node.of)!), node.is)
        : seen.number(numberIndex.get(node.of)!) > node.above;
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

/** How much one feature speaks for yes, in nats. */
export interface Spoken {
  /** One of `characterNames` or `numberNames`. */
  readonly of: string;
  /** Code of the character, or the number. */
  readonly value: number;
  readonly odds: number;
}

/** What each feature speaks for yes, in the order of the file; with the bias they add up to the log odds of yes. */
export function spokenIn(bayes: GlassBayes, seen: SeenText): Spoken[] {
  return voicesOf(bayes).map((voice) => {
    const value = voice.valueIn(seen);
    return { of: voice.of, value, odds: voice.oddsOf(value) };
  });
}

/** Log odds of yes, in nats. */
export function bayesOdds(bayes: GlassBayes, seen: SeenText): number {
  let sum = bayes.bias;
  for (const voice of voicesOf(bayes)) sum += voice.oddsOf(voice.valueIn(seen));
  return sum;
}

interface Voice {
  readonly of: string;
  valueIn(seen: SeenText): number;
  oddsOf(value: number): number;
}

/** Names are looked up once, and not at every character. */
const voices = new WeakMap<GlassBayes, readonly Voice[]>();

function voicesOf(bayes: GlassBayes): readonly Voice[] {
  const before = voices.get(bayes);
  if (before !== undefined) return before;
  const made = Object.entries(bayes.odds).map(([of, row]) => voiceOf(of, row));
  voices.set(bayes, made);
  return made;
}

function voiceOf(of: string, row: readonly number[]): Voice {
  const character = characterIndex.get(of);
  const oddsIn = (cell: number): number => (row[cell] ?? 0) / 100;
  if (character !== undefined) {
    const valueIn = (seen: SeenText): number => seen.character(character);
    return { of, valueIn, oddsOf: (code) => oddsIn(characterCell(code)) };
  }
  const number = numberIndex.get(of)!;
  const cell = cellOf(of);
  return { of, valueIn: (seen) => seen.number(number), oddsOf: (value) => oddsIn(cell(value)) };
}

const indexed = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, index) => [name, index]));
const characterIndex = indexed(characterNames);
const numberIndex = indexed(numberNames);
const indentationCells = 17;

/** Index of a character's odds: none, tab, line end, then what is printable. */
function characterCell(code: number): number {
  if (code === 0x09) return 1;
  if (code === 0x0a) return 2;
  return code < 0x20 ? 0 : code - 0x20 + 3;
}

/** Index of a number's odds: by powers of two; of indentation by twos; counts on the line as they are. */
function cellOf(name: string): (value: number) => number {
  if (name === 'indentation') return (value) => Math.min(value >> 1, indentationCells - 1);
  if (name.startsWith('open ')) return (value) => value + most;
  if (name.startsWith('count ')) return (value) => value;
  return (value) => 31 - Math.clz32(Math.min(value, far) + 1);
}
