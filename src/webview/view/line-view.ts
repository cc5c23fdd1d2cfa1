/** One line of the text as elements: a piece for each run of characters of the same colour. */
import { LEVELS, levelOf } from '../../core/colour/palette.ts';
import { runsOf, type Look, type Run } from '../../core/colour/runs.ts';
import type { Lines } from '../../core/text/line-starts.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { miscounts } from '../model/said-count.ts';
import { shownText } from '../../core/text/shown-text.ts';
import type { Piece } from '../model/viewport.ts';
import { element } from './dom.ts';

/** Offset in the document of the first character of a piece. */
export const OFFSETS = new WeakMap<Node, number>();

export interface LineView {
  readonly root: HTMLElement;
  readonly code: HTMLElement;
  /** The part of the line that is drawn. */
  readonly drawn: Piece;
  /** Offset of its end mark, if it is drawn. */
  readonly end: number | undefined;
}

export function drawLine(model: PanelModel, line: number, columns: Piece): LineView {
  const source = model.document!;
  const placeOf = model.places;
  const isMarked = miscounts(model);
  const look = {
    level: (at: number) => levelOf(placeOf(at)),
    isProvisional: (at: number) => model.shown.isProvisional(at),
    ...(isMarked && { isMarked }),
  };
  const { code, drawn, end } = drawCode({ source, line }, columns, look);
  const number = element('span', { class: 'number', 'aria-hidden': 'true' }, String(line + 1));
  const root = element('div', { class: 'line' }, number, code);
  if (model.memory.guesses) {
    // Also guesses after the line's end: an empty line has no others.
    const lineEnd = end === undefined ? undefined : source.lines.end(line) - 1;
    root.append(guessRows(model, { ...drawn, end: lineEnd }));
  }
  return { root, code, drawn, end };
}

/** A line of a text; `shift` is added to its offsets to get those in the document, 0 where left out. */
export interface CodeLine {
  readonly source: { readonly text: string; readonly lines: Lines };
  readonly line: number;
  readonly shift?: number | 'nowhere';
}

type DrawnCode = Omit<LineView, 'root'>;

export function drawCode(
  { source: { text, lines }, line, shift }: CodeLine,
  columns: Piece,
  look: Look,
): DrawnCode {
  const start = lines.start(line);
  const contentEnd = lines.contentEnd(line);
  const [from, to] = [start + columns.from, Math.min(contentEnd, start + columns.to)];
  const code = element('span', { class: 'code' });
  if (to > from) {
    for (const run of runsOf(text, from, to, look)) {
      code.append(piece(shownText(text.slice(run.from, run.to)), placed(run.from, shift), run));
    }
  }
  const hasEnd = to === contentEnd && lines.end(line) > contentEnd;
  if (hasEnd) {
    const end = piece('', placed(contentEnd, shift), {
      level: look.level(contentEnd),
      provisional: look.isProvisional(contentEnd),
      marked: look.isMarked?.(contentEnd) === true,
    });
    end.classList.add('eol');
    code.append(end);
  }
  return { code, drawn: { from, to }, end: hasEnd ? contentEnd : undefined };
}

function placed(offset: number, shift: number | 'nowhere' = 0): number | undefined {
  return shift === 'nowhere' ? undefined : offset + shift;
}

function piece(
  text: string,
  offset: number | undefined,
  { level, provisional, marked }: Pick<Run, 'level' | 'marked' | 'provisional'>,
): HTMLElement {
  const looks = [`v${level}`, provisional ? 'provisional' : '', marked ? 'miscounts' : ''];
  const made = element('span', { class: looks.filter(Boolean).join(' ') });
  const node = document.createTextNode(text);
  made.append(node);
  if (offset !== undefined) {
    OFFSETS.set(node, offset);
    OFFSETS.set(made, offset);
  }
  return made;
}

const ROWS = 5;
const NAMES: Readonly<Record<string, string>> = { '\n': '↵', '\t': '→', ' ': '␣' };

/** The likeliest next characters under each one, the likeliest on top; the more likely, the stronger the red. */
function guessRows(
  model: PanelModel,
  {
    from,
    to,
    end,
  }: { readonly from: number; readonly to: number; readonly end: number | undefined },
): HTMLElement {
  const { tabSize } = model.document!;
  const rows = Array.from({ length: ROWS }, () => element('div', { class: 'guess-row' }));
  let column = 0;
  const places = Array.from({ length: to - from }, (_, k) => from + k);
  for (const at of end === undefined ? places : [...places, end]) {
    const wide = model.document!.text[at] === '\t' ? tabSize - (column % tabSize) : 1;
    column += wide;
    const guesses = model.book.after(at);
    for (let rank = 0; rank < ROWS; rank++) {
      const guess = guesses[rank];
      const level = Math.round((guess?.probability ?? 0) * LEVELS);
      const shown = guess === undefined ? ' ' : (NAMES[guess.symbol] ?? guess.symbol);
      const text = (shown.length === 1 ? shown : '·').padEnd(wide, ' ');
      rows[rank]!.append(element('span', { class: `r${level}` }, text));
    }
  }
  return element('div', { class: 'guess-rows', 'aria-hidden': 'true' }, ...rows);
}
