import type { TextBuffer } from '../text/buffer.ts';
import { lineStart, previousLineEnd } from '../text/lines.ts';
import { columnsOf, leadingBlank } from './columns.ts';
import type { DocumentScan } from './document-scan.ts';
import type { PlaceScanner } from './place-scanner.ts';
import { nextLinesAt, surroundingsAt } from './surroundings.ts';

/** A block that has nothing in it yet but the cursor's line. */
export interface Block {
  /** Columns that the line of its opener is indented by. */
  readonly opener: number;
  /** White space by which its lines are indented further than that. */
  readonly unit: string;
  /** Its closing brace is not there yet. */
  readonly lacksBrace: boolean;
}

/** Lines looked at on the way up to the opener: blank ones and comments may stand between. */
const farthestLines = 10;

/**
 * The block that a suggestion of several lines may fill: the cursor stands in an indented line that is empty, below a
 * line of code that ends with `{`, with the colon of a `case`, or in Python with a colon outside brackets, and above a
 * line that is not in the block. Undefined elsewhere, and where the scan has not come that far.
 */
export function blockAt(text: TextBuffer, offset: number, scan: DocumentScan): Block | undefined {
  const { before, after } = surroundingsAt(text, offset);
  if (before === '' || (before + after).trim() !== '') return undefined;
  const place = scan.at(offset);
  if (place?.kind !== 'code') return undefined;
  const line = openerLine(text, offset, scan);
  if (line === undefined || !opensBlock(line, place)) return undefined;
  const outer = leadingBlank(line.text);
  const opener = columnsOf(outer);
  if (!before.startsWith(outer) || columnsOf(before) <= opener) return undefined;
  const [next = ''] = nextLinesAt(text, offset);
  const indented = columnsOf(leadingBlank(next));
  if (next !== '' && indented > opener) return undefined;
  const closed = indented === opener && next.trimStart().startsWith('}');
  const lacksBrace = line.last === '{' && !closed;
  return { opener, unit: before.slice(outer.length), lacksBrace };
}

interface CodeLine {
  readonly text: string;
  /** Its last character that is neither blank nor part of a comment. */
  readonly last: string;
}

/** The nearest line above with code in it. */
function openerLine(text: TextBuffer, offset: number, scan: DocumentScan): CodeLine | undefined {
  let start = lineStart(text, offset);
  for (let line = 0; line < farthestLines; line++) {
    const end = previousLineEnd(text, start);
    if (end === undefined) return undefined;
    start = lineStart(text, end);
    const place = scan.at(start);
    if (place === undefined) return undefined;
    const above = text.slice(start, end);
    const last = lastOfCode(above, place);
    if (last !== '') return { text: above, last };
  }
  return undefined;
}

function lastOfCode(line: string, start: PlaceScanner): string {
  const place = start.copy();
  let last = '';
  let beforeLast = '';
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    const was = place.kind;
    place.step(line.charCodeAt(i));
    // The slash before it belonged to the comment, too.
    if (was === 'code' && place.kind === 'comment' && last === '/') last = beforeLast;
    if (place.kind === 'comment' || was === 'comment' || character.trim() === '') continue;
    beforeLast = last;
    last = character;
  }
  return last;
}

function opensBlock({ text, last }: CodeLine, { language, depth }: PlaceScanner): boolean {
  if (language === 'py') return last === ':' && depth === 0;
  return last === '{' || (last === ':' && /^\s*(?:case\b|default\s*:)/.test(text));
}

/**
 * How many code units of `written`, from the cursor on, belong to the block; undefined while it goes on. It ends before
 * the first line that is indented no more than its opener, or with that line's braces if the block still lacks its own.
 */
export function blockEnds(written: string, { opener, lacksBrace }: Block): number | undefined {
  const rows = written.matchAll(/(?:[\t ]*(?:\r\n|\r|\n))+([\t ]*)(\S+)/g);
  for (const { index, 0: all, 1: blank = '', 2: begins = '' } of rows) {
    if (columnsOf(blank) > opener) continue;
    if (!lacksBrace || !begins.startsWith('}')) return index;
    const braces = /^}[)\]};,]*/.exec(begins)?.[0] ?? '';
    const end = index + all.length - begins.length + braces.length;
    // More closers may follow.
    return end < written.length ? end : undefined;
  }
  return undefined;
}

/**
 * The suggestion with the lines below its first indented as the block's are: after a line that opens something, by one
 * unit more, whatever unit was written.
 *
 * @param before the line left of the cursor, which is blank
 */
export function fitIndentation(suggestion: string, before: string, block: Block): string {
  const pieces = suggestion.split(/(\r\n|\r|\n)/);
  const levels: Level[] = [{ written: before, blank: before }];
  let above = pieces[0] ?? '';
  for (let i = 2; i < pieces.length; i += 2) {
    const line = pieces[i] ?? '';
    const text = line.trimStart();
    if (text !== '') {
      pieces[i] = blankOf(leadingBlank(line), levels, block, /[([{:]\s*$/.test(above)) + text;
      above = line;
    } else if (pieces[i - 1] !== '\r') {
      // After a lone carriage return the blank stays: without it, a line feed that follows would make one line end of
      // two.
      pieces[i] = '';
    }
  }
  return pieces.join('');
}

/** An indentation as it was written, and what replaces it. */
interface Level {
  readonly written: string;
  readonly blank: string;
}

function blankOf(written: string, levels: Level[], block: Block, deeper: boolean): string {
  const columns = columnsOf(written);
  while (levels.length > 1 && columnsOf(levels.at(-1)!.written) > columns) levels.pop();
  const level = levels.at(-1)!;
  const more = columns - columnsOf(level.written);
  // The line that closes the block.
  if (columns <= block.opener) return level.blank.slice(0, -block.unit.length);
  if (more <= 0) return level.blank;
  if (!deeper) {
    const same = written.startsWith(level.written);
    return level.blank + (same ? written.slice(level.written.length) : ' '.repeat(more));
  }
  levels.push({ written, blank: level.blank + block.unit });
  return level.blank + block.unit;
}
