/** One line of the text as elements: a piece for each run of characters of the same colour. */
import { LEVELS, levelOf } from '../../core/colour/palette.ts';
import { runsOf, type Run } from '../../core/colour/runs.ts';
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
  /** What is drawn of the line. */
  readonly drawn: Piece;
}

export function drawLine(model: PanelModel, line: number, columns: Piece): LineView {
  const { lines, text } = model.document!;
  const start = lines.start(line);
  const contentEnd = lines.contentEnd(line);
  const [from, to] = [start + columns.from, Math.min(contentEnd, start + columns.to)];
  const code = element('span', { class: 'code' });
  const placeOf = model.places;
  const isMarked = miscounts(model);
  const look = {
    level: (at: number) => levelOf(placeOf(at)),
    isProvisional: (at: number) => model.shown.isProvisional(at),
    ...(isMarked && { isMarked }),
  };
  if (to > from) {
    for (const run of runsOf(text, from, to, look)) {
      code.append(piece(shownText(text.slice(run.from, run.to)), run.from, run));
    }
  }
  if (to === contentEnd && lines.end(line) > contentEnd) {
    const end = piece('', contentEnd, {
      level: look.level(contentEnd),
      provisional: look.isProvisional(contentEnd),
      marked: isMarked?.(contentEnd) === true,
    });
    end.classList.add('eol');
    code.append(end);
  }
  const number = element('span', { class: 'number', 'aria-hidden': 'true' }, String(line + 1));
  const root = element('div', { class: 'line' }, number, code);
  if (model.memory.guesses) {
    // After its end, too: an empty line has nothing else.
    const hasEnd = to === contentEnd && lines.end(line) > contentEnd;
    root.append(guessRows(model, { from, to, end: hasEnd ? lines.end(line) - 1 : undefined }));
  }
  return { root, code, drawn: { from, to } };
}

function piece(
  text: string,
  offset: number,
  { level, provisional, marked }: Pick<Run, 'level' | 'marked' | 'provisional'>,
): HTMLElement {
  const looks = [`v${level}`, provisional ? 'provisional' : '', marked ? 'miscounts' : ''];
  const made = element('span', { class: looks.filter(Boolean).join(' ') });
  const node = document.createTextNode(text);
  made.append(node);
  OFFSETS.set(node, offset);
  OFFSETS.set(made, offset);
  return made;
}

const ROWS = 5;
const NAMES: Readonly<Record<string, string>> = { '\n': '↵', '\t': '→', ' ': '␣' };

/** Under each character the likeliest next ones, the likeliest on top, from the background to strong red. */
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
