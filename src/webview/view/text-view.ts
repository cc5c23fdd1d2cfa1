/** The text of the file: only the lines in view are elements. */
import { longestView } from '../../protocol/inspection.ts';
import { movedByKey } from '../model/moves.ts';
import type { Part } from '../model/parts.ts';
import { miscounts } from '../model/said-count.ts';
import {
  columnsInView,
  keptPlace,
  linesInView,
  LONG_LINE,
  scrolledAside,
  scrolledTo,
  type Viewport,
} from '../model/viewport.ts';
import { element, filled, onPress } from './dom.ts';
import { drawLine, type LineView } from './line-view.ts';
import { boundaryAtPoint, boxOf, offsetAtPoint } from './places.ts';
import { readingBox } from './reading-box.ts';
import { copySelected, selectByPointer, selectionBoxes } from './selecting.ts';
import type { Context, View } from './view.ts';

/** Lines that count as in view where the text is hidden. */
const UNSEEN_LINES = 24;

export interface TextEvents {
  /** The reader scrolled: this line is the first in view. */
  scrolled(line: number): void;
  moved(offset: number, focus: boolean): void;
}

export class TextView implements View {
  readonly parts = [
    'document',
    'values',
    'choice',
    'guesses',
    'labels',
    'cursor',
    'selected',
    'theme',
  ] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #events: TextEvents;
  readonly #sizer = element('div', { class: 'sizer' });
  readonly #caret = element('div', { class: 'caret', 'aria-hidden': 'true' });
  readonly #boxes = element('div', { 'aria-hidden': 'true' });
  readonly #ruler = element('span', { class: 'ruler', 'aria-hidden': 'true' }, '0'.repeat(100));
  readonly #lines = new Map<number, LineView>();
  /** The scroll position in pixels that the host knows of: scrolling there is not reported. */
  #knownTop = 0;
  #drawnFor: unknown;
  #size = '';
  /** Whether the cursor was in view when anything was last drawn. */
  #hadCursor = true;

  constructor(context: Context, events: TextEvents) {
    this.#context = context;
    this.#events = events;
    this.root = readingBox(context, 'text', this.#sizer, this.#ruler);
    this.root.addEventListener('scroll', () => this.#scrolled());
    onPress(this.root, (event) => this.#pressed(event));
    this.root.addEventListener('copy', (event) => copySelected(context.model, event));
    this.root.addEventListener('keydown', (event) => this.#key(event));
    new ResizeObserver(() => {
      this.draw(new Set(['document']));
      this.settle();
    }).observe(this.root);
  }

  /** In pixels, in the editor's font, which the text uses. */
  get characterWidth(): number {
    return this.#viewport().characterWidth;
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model, strings } = this.#context;
    const { document } = model;
    if (document === undefined) {
      this.#clear();
      return;
    }
    if (changed.has('document') || changed.has('choice')) {
      this.root.setAttribute('aria-label', filled(strings.text, document.name));
      this.#sizer.style.tabSize = String(document.tabSize);
      this.#sizer.style.setProperty('--digits', String(String(document.lines.count).length));
    }
    this.#setGuesses(model.memory.guesses);
    this.#keepCursor();
    // Labels show in the text only as marks where a neuron miscounts.
    const own = this.parts.filter(
      (part) => part !== 'cursor' && part !== 'selected' && changed.has(part),
    );
    const isNothing = own.length === 0 || (own.join() === 'labels' && !miscounts(model));
    if (!isNothing) this.#drawLines(true);
  }

  settle(): void {
    if (this.#context.model.document === undefined) return;
    // Others may have taken room from the text, or left it some.
    this.#keepCursor();
    this.#drawCaret();
  }

  /** Scrolls to a line without reporting it. */
  scrollToLine(line: number): void {
    this.root.scrollTop = line * this.#viewport().lineHeight;
    this.#drawLines(false);
    this.#knownTop = this.root.scrollTop;
  }

  /** Scrolls the cursor into view without reporting it. */
  followCursor(): void {
    this.revealCursor();
    this.#knownTop = this.root.scrollTop;
  }

  /** Scrolls the cursor into view. */
  revealCursor(): void {
    const { document, cursor } = this.#context.model;
    if (document === undefined) return;
    const view = this.#viewport();
    const line = document.lines.at(cursor);
    const top = scrolledTo(view.scrollTop, view.height, line * view.lineHeight, view.lineHeight);
    if (top !== view.scrollTop) this.root.scrollTop = top;
    const column = cursor - document.lines.start(line);
    const x = column * view.characterWidth;
    const room = view.width - 10 * view.characterWidth;
    const left = scrolledAside(view.scrollLeft, Math.max(room, 1), x, view.characterWidth);
    if (left !== view.scrollLeft) this.root.scrollLeft = left;
    this.#drawLines(false);
    this.#drawCaret();
  }

  /** With guesses a line is six times as high; scrolls so that what was in view stays where it was. */
  #setGuesses(isOn: boolean): void {
    const { classList } = this.root;
    const { document, cursor } = this.#context.model;
    if (classList.contains('with-guesses') === isOn || document === undefined) return;
    const { scrollTop, height, lineHeight: before } = this.#viewport();
    classList.toggle('with-guesses', isOn);
    const { lineHeight: after } = this.#viewport();
    this.#sizer.style.height = `${document.lines.count * after}px`;
    const line = document.lines.at(cursor);
    this.root.scrollTop = keptPlace(scrollTop, height, line, { before, after });
    this.#knownTop = this.root.scrollTop;
  }

  /** When the size changes, keeps the cursor in view if it was. */
  #keepCursor(): void {
    const size = `${this.root.clientWidth} ${this.root.clientHeight}`;
    if (size === this.#size) return;
    this.#size = size;
    if (this.#hadCursor) this.followCursor();
  }

  /** Whether the line with the cursor is in view. */
  get hasCursor(): boolean {
    const { document, cursor } = this.#context.model;
    if (document === undefined) return false;
    const { scrollTop, height, lineHeight } = this.#viewport();
    const top = document.lines.at(cursor) * lineHeight - scrollTop;
    // Browsers round scroll positions to whole pixels.
    return top > -1 && top + lineHeight < height + 1;
  }

  #viewport(): Viewport {
    const { scrollTop, scrollLeft, clientWidth: width, clientHeight: height } = this.root;
    const { width: hundred, height: lineHeight } = this.#ruler.getBoundingClientRect();
    const rows = this.root.classList.contains('with-guesses') ? 6 : 1;
    return {
      ...{ scrollTop, scrollLeft, width },
      // While the editor shows the colours, the text may be hidden here: a height is assumed, so that there is a view.
      height: height > 0 ? height : UNSEEN_LINES * lineHeight,
      lineHeight: Math.max(1, lineHeight * rows),
      characterWidth: Math.max(1, hundred / 100),
    };
  }

  #drawLines(anew: boolean): void {
    const { model } = this.#context;
    const { document } = model;
    if (document === undefined) return;
    const view = this.#viewport();
    const { from, to } = linesInView(view, document.lines.count);
    if (anew || this.#drawnFor !== document) this.#clear();
    this.#drawnFor = document;
    this.#sizer.style.height = `${document.lines.count * view.lineHeight}px`;
    for (const [line, { root }] of this.#lines) {
      if (line < from || line >= to || this.#isLong(line)) {
        root.remove();
        this.#lines.delete(line);
      }
    }
    let next: Element | null = this.#sizer.firstElementChild;
    for (let line = from; line < to; line++) {
      const old = this.#lines.get(line);
      if (old !== undefined) {
        next = old.root.nextElementSibling;
        continue;
      }
      const length = document.lines.contentEnd(line) - document.lines.start(line);
      const columns = columnsInView(view, length);
      const drawn = drawLine(model, line, columns);
      drawn.root.style.top = `${line * view.lineHeight}px`;
      if (length > LONG_LINE) {
        drawn.code.style.paddingLeft = `${columns.from * view.characterWidth}px`;
        drawn.code.style.minWidth = `${length * view.characterWidth}px`;
      }
      this.#lines.set(line, drawn);
      this.#sizer.insertBefore(drawn.root, next);
    }
    this.#sizer.append(this.#boxes, this.#caret);
    const [first, last] = [this.#lines.get(from), this.#lines.get(to - 1)];
    if (first !== undefined && last !== undefined) {
      const start = first.drawn.from;
      const end = Math.min(document.text.length, last.drawn.to + 1, start + longestView);
      model.setWindow({ from: start, to: end });
    }
  }

  #isLong(line: number): boolean {
    const { lines } = this.#context.model.document!;
    return lines.end(line) - lines.start(line) > LONG_LINE;
  }

  #drawCaret(): void {
    this.#hadCursor = this.hasCursor;
    const { document, cursor, selection } = this.#context.model;
    this.#boxes.replaceChildren(
      ...selectionBoxes(selection.ranges, this.#lines.values(), this.#sizer),
    );
    const code = this.#lines.get(document?.lines.at(cursor) ?? -1)?.code;
    const box = code && boxOf(code, cursor);
    this.#caret.hidden = box === undefined;
    if (box === undefined) return;
    const origin = this.#sizer.getBoundingClientRect();
    const { style } = this.#caret;
    style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`;
    style.width = `${Math.max(3, box.width)}px`;
    style.height = `${box.height}px`;
  }

  #scrolled(): void {
    this.#drawLines(false);
    this.#drawCaret();
    const { scrollTop, lineHeight } = this.#viewport();
    if (scrollTop === this.#knownTop) return;
    this.#knownTop = scrollTop;
    this.#events.scrolled(Math.floor(scrollTop / lineHeight));
  }

  #pressed(event: MouseEvent): void {
    const { left, top } = this.root.getBoundingClientRect();
    const { clientWidth, clientHeight } = this.root;
    // Pressing a scroll bar sends this event as well.
    if (event.clientX - left >= clientWidth || event.clientY - top >= clientHeight) return;
    const offset = this.#offsetAt(event, offsetAtPoint);
    if (offset === undefined) return;
    selectByPointer(this.#context.model, event, {
      pressed: offset,
      boundary: (at) => this.#offsetAt(at, boundaryAtPoint),
      moved: (isDragged) => {
        if (isDragged) this.revealCursor();
        this.#events.moved(this.#context.model.cursor, false);
      },
    });
  }

  #offsetAt({ clientX, clientY }: MouseEvent, find: typeof offsetAtPoint): number | undefined {
    return find(clientX, clientY) ?? this.#offsetBeside(clientX, clientY);
  }

  /** For a point beside or under a line's characters: the nearest character of the line. */
  #offsetBeside(x: number, y: number): number | undefined {
    const fromTop = y - this.#sizer.getBoundingClientRect().top;
    const line = Math.floor(fromTop / this.#viewport().lineHeight);
    const drawn = this.#lines.get(line);
    if (drawn === undefined) return undefined;
    const { lines } = this.#context.model.document!;
    if (document.elementFromPoint(x, y)?.classList.contains('number') === true) {
      return lines.start(line);
    }
    const { top, bottom } = drawn.code.getBoundingClientRect();
    return offsetAtPoint(x, (top + bottom) / 2) ?? lines.contentEnd(line);
  }

  #key(event: KeyboardEvent): void {
    const { model } = this.#context;
    const { document, cursor } = model;
    if (document === undefined) return;
    if (event.key === 'Enter') {
      this.#events.moved(cursor, true);
    } else if (model.selection.ranges.length > 0 && (event.key === 'Escape' || event.key === ' ')) {
      if (event.key === ' ') model.selection.keep();
      else model.selection.clear();
    } else if (!event.altKey && !event.metaKey) {
      const view = this.#viewport();
      const page = Math.max(1, Math.floor(view.height / view.lineHeight) - 1);
      const next = movedByKey(event.key, event.ctrlKey, { document, cursor, page });
      if (next === undefined) return;
      model.moveCursor(next, event.shiftKey ? cursor : undefined);
      this.revealCursor();
      this.#events.moved(next, false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #clear(): void {
    this.#lines.clear();
    this.#sizer.replaceChildren();
  }
}
