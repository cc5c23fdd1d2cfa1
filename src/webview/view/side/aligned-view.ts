/** The text in several panes, row by row, with one cursor through all: only the rows in view are elements. */
import { longestView } from '../../../protocol/inspection.ts';
import { movedByKey } from '../../model/moves.ts';
import {
  arrangementFor,
  gutterWidth,
  longestLine,
  type Arrangement,
} from '../../model/side/arrangement.ts';
import {
  columnsInView,
  linesInView,
  scrolledAside,
  scrolledTo,
  type Piece,
  type Viewport,
} from '../../model/viewport.ts';
import { element, onPress } from '../dom.ts';
import type { CodeLine } from '../line-view.ts';
import { boxOf, offsetAtPoint } from '../places.ts';
import { readingBox } from '../reading-box.ts';
import type { Context } from '../view.ts';
import type { AlignedContent } from './aligned-content.ts';
import { drawRow, type DrawnRow } from './aligned-row.ts';

/** Pixels of a band, and of the gap between two lines with bands; the style sheet has the same numbers. */
const band = 10;
const gap = 7;
/** Pixels between two columns. */
const padding = 9;

export class AlignedView {
  readonly root: HTMLElement;
  readonly #context: Context;
  /** As wide and high as the whole text; the drawn lines lie over it and do not scroll sideways. */
  readonly #sizer = element('div', { class: 'aligned-sizer' });
  readonly #lines = element('div', { class: 'aligned-lines' });
  readonly #ruler = element('span', { class: 'ruler', 'aria-hidden': 'true' }, '0'.repeat(100));
  readonly #rows = new Map<number, DrawnRow>();
  #carets: readonly HTMLElement[] = [];
  #content: AlignedContent | undefined;
  #arrangement: Arrangement = 'columns';
  /** Pixels left of the code. */
  #gutter = 0;
  #longest: { readonly of: AlignedContent['document']; readonly columns: number } | undefined;
  /** Identifies where the cursor was last scrolled into view; when this changes, it is again. */
  #revealed = '';

  constructor(context: Context) {
    this.#context = context;
    this.root = readingBox(context, 'aligned', this.#sizer, this.#ruler);
    this.#sizer.append(this.#lines);
    this.root.addEventListener('scroll', () => this.#scrolled());
    onPress(this.root, (event) => this.#pressed(event));
    this.root.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => {
      if (this.#content !== undefined && this.root.clientHeight > 0) this.#drawAll();
    }).observe(this.root);
  }

  /** The current arrangement. */
  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** @param name of the text and its panes, for screen readers */
  draw(content: AlignedContent, name: string): void {
    this.#content = content;
    this.root.setAttribute('aria-label', name);
    this.#drawAll();
  }

  /** The cursor may have moved. */
  drawCursor(): void {
    this.#reveal();
    this.#drawCarets();
  }

  #drawAll(): void {
    const content = this.#content!;
    const { document } = content;
    const { characterWidth } = this.#viewport();
    const digits = String(document.lines.count).length;
    const room = { width: this.root.clientWidth, characterWidth, digits };
    this.#arrangement = arrangementFor(room, content.panes.length);
    this.root.classList.toggle('with-bands', this.#arrangement === 'bands');
    this.#sizer.style.tabSize = String(document.tabSize);
    this.#gutter = gutterWidth(room);
    this.root.style.setProperty('--gutter', `${this.#gutter}px`);
    this.root.style.setProperty('--room', `${room.width}px`);
    this.root.style.setProperty('--panes', String(this.#columns));
    if (this.#longest?.of !== document) {
      this.#longest = { of: document, columns: longestLine(document, document.tabSize) };
    }
    const beyond = (this.#longest.columns + 2) * characterWidth - this.#cellWidth();
    this.#sizer.style.width = `calc(100% + ${Math.max(0, Math.ceil(beyond))}px)`;
    this.#sizer.style.height = `${content.rows * this.#viewport().lineHeight}px`;
    this.#rows.clear();
    this.#lines.replaceChildren();
    this.#drawRows();
    this.#reveal();
    this.#drawCarets();
  }

  get #columns(): number {
    return this.#arrangement === 'columns' ? Math.max(1, this.#content!.panes.length) : 1;
  }

  #cellWidth(): number {
    return (
      (this.root.clientWidth - this.#gutter) / this.#columns - (this.#columns > 1 ? padding : 0)
    );
  }

  /** The viewport, with the height of a row as the line height. */
  #viewport(): Viewport {
    const { scrollTop, scrollLeft, clientHeight: height } = this.root;
    const { width: hundred, height: line } = this.#ruler.getBoundingClientRect();
    const bands =
      this.#arrangement === 'bands' ? band * (this.#content?.panes.length ?? 0) + gap : 0;
    return {
      ...{ scrollTop, scrollLeft, height },
      width: this.#content === undefined ? 0 : Math.max(1, this.#cellWidth()),
      lineHeight: Math.max(1, line + bands),
      characterWidth: Math.max(1, hundred / 100),
    };
  }

  #drawRows(): void {
    const content = this.#content;
    if (content === undefined) return;
    const view = this.#viewport();
    this.#lines.style.setProperty('--left', `${-view.scrollLeft}px`);
    const { from, to } = linesInView(view, content.rows);
    for (const [row, { root, isLong }] of this.#rows) {
      if (row >= from && row < to && !isLong) continue;
      root.remove();
      this.#rows.delete(row);
    }
    for (let row = from; row < to; row++) {
      if (this.#rows.has(row)) continue;
      const drawn = drawRow(content, row, this.#arrangement, view);
      drawn.root.style.top = `${row * view.lineHeight}px`;
      this.#rows.set(row, drawn);
      this.#lines.append(drawn.root);
    }
    this.#tellWindow(from, to);
  }

  /** Tells the model what is in view of the document and of its earlier version. */
  #tellWindow(from: number, to: number): void {
    const { document, panes, lineOf, rowOf } = this.#content!;
    const [now, before]: CodeLine[][] = [[], []];
    for (let row = from; row < to; row++) {
      const line = lineOf(row);
      if (line !== undefined) now!.push({ source: document, line });
      const at = panes[0]?.lineAt(row);
      if (at !== undefined && at.source !== document) before!.push(at);
    }
    const view = this.#viewport();
    const { side, cursor } = this.#context.model;
    const [first] = panes;
    const shift = first?.lineAt(rowOf(document.lines.at(cursor)))?.shift ?? 0;
    const cursorBefore = shift === 'nowhere' ? 0 : cursor - shift;
    side.setWindow(rangeOf(now!, view, cursor), rangeOf(before!, view, cursorBefore));
  }

  #scrolled(): void {
    this.#drawRows();
    this.#drawCarets();
  }

  /** Scrolls the cursor into view if it has moved or the size has changed. */
  #reveal(): void {
    const content = this.#content;
    if (content === undefined || this.root.clientHeight === 0) return;
    const { cursor } = this.#context.model;
    const { document } = content;
    const view = this.#viewport();
    const place = [document.uri, cursor, view.height, view.width, view.lineHeight].join(' ');
    if (place === this.#revealed) return;
    this.#revealed = place;
    const line = document.lines.at(cursor);
    const { lineHeight, characterWidth } = view;
    const row = content.rowOf(line);
    // With the lines above and below it, where they fit.
    const spare = view.height >= 4 * lineHeight ? lineHeight : 0;
    const [top, size] = [row * lineHeight - spare, lineHeight + 2 * spare];
    this.root.scrollTop = Math.max(0, scrolledTo(view.scrollTop, view.height, top, size));
    const x = (cursor - document.lines.start(line)) * characterWidth;
    const extent = Math.max(1, view.width - 4 * characterWidth);
    this.root.scrollLeft = scrolledAside(view.scrollLeft, extent, x, characterWidth);
    this.#drawRows();
  }

  #drawCarets(): void {
    for (const one of this.#carets) one.remove();
    const { document, rowOf } = this.#content ?? {};
    if (document === undefined || rowOf === undefined) return;
    const { cursor } = this.#context.model;
    const row = this.#rows.get(rowOf(document.lines.at(cursor)));
    const origin = this.#lines.getBoundingClientRect();
    const isBands = this.#arrangement === 'bands';
    this.#carets = (row?.codes ?? []).flatMap((code) => {
      const box = boxOf(code, cursor);
      const cell = code.parentElement!.getBoundingClientRect();
      if (box === undefined || box.left < cell.left - 1 || box.left >= cell.right) return [];
      const caret = element('div', { class: 'caret', 'aria-hidden': 'true' });
      caret.style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`;
      caret.style.width = `${Math.max(3, box.width)}px`;
      caret.style.height = `${isBands ? cell.height - gap + 2 : box.height}px`;
      return [caret];
    });
    this.#lines.append(...this.#carets);
  }

  #pressed({ clientX, clientY }: MouseEvent): void {
    const { left, top } = this.root.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.root;
    // Pressing a scroll bar sends this event as well.
    if (clientX - left >= clientWidth || clientY - top >= clientHeight) return;
    const offset = offsetAtPoint(clientX, clientY) ?? this.#offsetBeside(clientX, clientY);
    if (offset !== undefined) this.#context.goTo(offset);
  }

  /** For a point right of a line, its end; left of it, its beginning; beside a removed line, undefined. */
  #offsetBeside(x: number, y: number): number | undefined {
    const { document, lineOf } = this.#content!;
    const fromTop = y - this.#lines.getBoundingClientRect().top;
    const line = lineOf(Math.floor(fromTop / this.#viewport().lineHeight));
    if (line === undefined || line >= document.lines.count) return undefined;
    const isNumber = x - this.root.getBoundingClientRect().left < this.#gutter;
    return isNumber ? document.lines.start(line) : document.lines.contentEnd(line);
  }

  #key(event: KeyboardEvent): void {
    const { model, goTo } = this.#context;
    const { document, cursor } = model;
    if (document === undefined) return;
    if (event.key === 'Enter') goTo(cursor, true);
    else if (!event.altKey && !event.shiftKey && !event.metaKey) {
      const view = this.#viewport();
      const page = Math.max(1, Math.floor(view.height / view.lineHeight) - 1);
      const next = movedByKey(event.key, event.ctrlKey, { document, cursor, page });
      if (next === undefined) return;
      goTo(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** From the drawn part of the first line to that of the last; of more than `longestView`, what is around the cursor. */
function rangeOf(lines: readonly CodeLine[], view: Viewport, cursor: number): Piece {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return { from: 0, to: 0 };
  const columnsOf = ({ source, line }: CodeLine): Piece =>
    columnsInView(view, source.lines.end(line) - source.lines.start(line));
  const start = first.source.lines.start(first.line) + columnsOf(first).from;
  const end = last.source.lines.start(last.line) + columnsOf(last).to;
  const from = Math.max(start, Math.min(cursor - longestView / 2, end - longestView));
  return { from, to: Math.min(end, from + longestView) };
}
