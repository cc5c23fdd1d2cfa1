/** Where a key takes the cursor. */
import { isWithinPair } from '../../core/text/surrogates.ts';
import type { PanelDocument } from './document.ts';

export interface Move {
  readonly document: PanelDocument;
  readonly cursor: number;
  /** Lines that fit into the view. */
  readonly page: number;
}

type Mover = (move: Move) => number;

function column({ document, cursor }: Move): number {
  return cursor - document.lines.start(document.lines.at(cursor));
}

function byLines(move: Move, count: number): number {
  const { lines } = move.document;
  const line = Math.max(0, Math.min(lines.count - 1, lines.at(move.cursor) + count));
  return Math.min(lines.start(line) + column(move), lines.contentEnd(line));
}

function byCharacter({ document: { text }, cursor }: Move, step: -1 | 1): number {
  let next = Math.max(0, Math.min(text.length, cursor + step));
  if (isWithinPair(text, next)) next += step;
  const inLineEnd = text.charCodeAt(next) === 0x0a && text.charCodeAt(next - 1) === 0x0d;
  return inLineEnd ? next + step : next;
}

const KEYS: Readonly<Record<string, Mover>> = {
  ArrowLeft: (move) => byCharacter(move, -1),
  ArrowRight: (move) => byCharacter(move, 1),
  ArrowUp: (move) => byLines(move, -1),
  ArrowDown: (move) => byLines(move, 1),
  PageUp: (move) => byLines(move, -move.page),
  PageDown: (move) => byLines(move, move.page),
  Home: ({ document, cursor }) => document.lines.start(document.lines.at(cursor)),
  End: ({ document, cursor }) => document.lines.contentEnd(document.lines.at(cursor)),
  'Control+Home': () => 0,
  'Control+End': ({ document }) => document.text.length,
};

/** Undefined for a key that moves nothing. */
export function movedByKey(key: string, control: boolean, move: Move): number | undefined {
  return KEYS[control ? `Control+${key}` : key]?.(move);
}
