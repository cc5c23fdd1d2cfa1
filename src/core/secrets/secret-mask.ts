import type { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import {
  carriageReturn,
  lineEnd,
  lineStart,
  nextLineStart,
  previousLineEnd,
} from '../text/lines.ts';
import {
  blockStart,
  findKeys,
  isKeyLine,
  linesOfBlock,
  mostKeyLines,
  touchesBlock,
} from './key-blocks.ts';
import { givesValues } from './given-values.ts';
import { findTokens, type OnSecret } from './known-tokens.ts';
import { continuedFrom, findGiven } from './line-secrets.ts';

/**
 * A line longer than this is taken for secret as a whole: it was not written by hand. So some lines around a range are
 * enough to mask it in any text.
 */
const longestLine = 1_500;
/** Lines below another that may go on from it. */
const linesBelow = 2;

/** What stands above a block of lines. */
interface Above {
  readonly line: string;
  readonly lineAbove: string;
  /** As `linesOfBlock`. */
  readonly keyLines: number;
}

/** Whole lines of a text, from `start` on. */
interface Block {
  readonly start: number;
  readonly text: string;
  readonly above: Above;
}

/**
 * Which code units of [from, to) are part of a secret: 1 for each that is, or undefined where none is.
 *
 * It is a function of the text alone, of the lines that hold the range and of few above them. A line that is cut by the
 * reach of `lineStart` and `lineEnd` is longer than `longestLine` in any case.
 */
export function secretMask(text: TextBuffer, from: number, to: number): Uint8Array | undefined {
  if (from >= to) return undefined;
  const block = blockAround(text, from, to);
  const mask = maskOf(block.text, block.above);
  return mask?.subarray(from - block.start, to - block.start);
}

/**
 * The range of the text before a change that holds what is removed, and all that the change may make secret or no
 * longer secret; after the change it is longer by as much as the text is.
 */
export function changedSecrets(
  text: TextBuffer,
  { offset, removed, inserted }: TextChange,
): { readonly from: number; readonly to: number } {
  const end = offset + removed;
  const same = { from: offset, to: end };
  // A change that does not fit changes nothing.
  if (!(offset >= 0 && removed >= 0 && end <= text.length)) return same;
  const { start, text: old, above } = blockAround(text, offset, end);
  const edited = old.slice(0, offset - start) + inserted + old.slice(end - start);
  const inBlock = above.keyLines > 0 || touchesBlock(old) || touchesBlock(edited);
  const below = text.slice(start + old.length, belowEnd(text, start + old.length, inBlock));
  const before = maskOf(old + below, above);
  const after = maskOf(edited + below, above);
  if (before === undefined && after === undefined) return same;
  const lengths = { before: old.length + below.length, after: edited.length + below.length };
  const differ = (inOld: number, inNew: number): boolean =>
    (before?.[inOld] ?? 0) !== (after?.[inNew] ?? 0);
  let from = 0;
  while (from < offset - start && !differ(from, from)) from++;
  const behind = lengths.before - (end - start);
  let alike = 0;
  while (alike < behind && !differ(lengths.before - 1 - alike, lengths.after - 1 - alike)) alike++;
  return { from: start + from, to: start + lengths.before - alike };
}

function blockAround(text: TextBuffer, from: number, to: number): Block {
  // Between CR and LF there is no line.
  const inside = text.unitAt(from - 1) === carriageReturn ? from - 1 : from;
  const start = lineStart(text, inside);
  return { start, text: text.slice(start, lineEnd(text, to)), above: aboveOf(text, start) };
}

function aboveOf(text: TextBuffer, start: number): Above {
  const [line, lineAbove] = [...linesAbove(text, start, 2)];
  return { line: line ?? '', lineAbove: lineAbove ?? '', keyLines: keyLinesAbove(text, start) };
}

/** The lines above the one that starts at `start`, the nearest first; the last may be cut where it is very long. */
function* linesAbove(text: TextBuffer, start: number, most: number): Generator<string> {
  let from = start;
  for (let count = 0; count < most; count++) {
    const end = previousLineEnd(text, from);
    if (end === undefined) return;
    from = lineStart(text, end);
    yield text.slice(from, end);
  }
}

/**
 * The part of a line that may begin a block of key lines: of a very long one its end, since no more may have been read.
 */
function endOf(line: string): string {
  return line.slice(-longestLine);
}

function keyLinesAbove(text: TextBuffer, start: number): number {
  let count = 0;
  for (const line of linesAbove(text, start, mostKeyLines)) {
    count++;
    if (blockStart(endOf(line)) !== undefined) return count;
    if (!isKeyLine(line)) return 0;
  }
  return 0;
}

/** Where the lines below a block end whose secrets depend on it; the block ends at `end`. */
function belowEnd(text: TextBuffer, end: number, inBlock: boolean): number {
  let to = end;
  for (let count = 0; count < (inBlock ? mostKeyLines : linesBelow); count++) {
    const start = nextLineStart(text, to);
    // The end of the text, or the middle of a line that is very long.
    if (start === to) return to;
    to = lineEnd(text, start);
    if (count >= linesBelow && !isKeyLine(text.slice(start, to))) return to;
  }
  return to;
}

const lineBreak = /\r\n|[\r\n]|$/g;

/** A line, and whether something in it may be given to what keeps secrets. */
interface Line {
  readonly text: string;
  readonly gives: boolean;
}

function lineOf(text: string): Line {
  return { text, gives: givesValues(text) };
}

/** The mask of whole lines; undefined where nothing is secret. */
function maskOf(text: string, above: Above): Uint8Array | undefined {
  let mask: Uint8Array | undefined;
  const hide = (from: number, to: number): void => {
    if (from >= to) return;
    mask ??= new Uint8Array(text.length);
    mask.fill(1, from, to);
  };
  let one = lineOf(above.line);
  let two = lineOf(above.lineAbove);
  let { keyLines } = above;
  for (let at = 0; at < text.length;) {
    lineBreak.lastIndex = at;
    const end = lineBreak.exec(text)!;
    const line = lineOf(text.slice(at, end.index));
    hideLine(line, { one, two, keyLines }, (from, to) => hide(at + from, at + to));
    keyLines = linesOfBlock(keyLines, endOf(line.text));
    two = one;
    one = line;
    at = end.index + end[0].length;
  }
  return mask;
}

function hideLine(
  { text, gives }: Line,
  { one, two, keyLines }: { readonly one: Line; readonly two: Line; readonly keyLines: number },
  hide: OnSecret,
): void {
  if (text.length > longestLine) {
    hide(0, text.length);
    return;
  }
  findKeys(text, keyLines > 0, hide);
  findTokens(text, hide);
  // Most lines have nothing to do with secrets, nor has what they may go on from.
  if (gives || one.gives || two.gives) {
    findGiven(text, continuedFrom(one.text, two.text), true, hide);
  }
}
