/** Puts the views together, and once per frame draws those whose parts changed. */
import { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';

import type { Part } from '../model/parts.ts';
import { CellView } from './cell-view.ts';
import { CursorView } from './cursor-view.ts';
import { element } from './dom.ts';
import { EmptyView } from './empty-view.ts';
import { HeldBanner } from './surgery/held-banner.ts';
import { MissingBanner } from './missing-banner.ts';
import { MinimapView } from './minimap-view.ts';
import { NeuronsView } from './neurons-view.ts';
import { PageFrame } from './page-frame.ts';
import { layoutFor } from '../model/layout.ts';
import { PAGES, pageShown } from './pages.ts';
import { PlotView } from './plot-view.ts';
import { SelectedQuestion } from './selection/selected-question.ts';
import { ScaleView } from './scale-view.ts';
import { TextView, type TextEvents } from './text-view.ts';
import { ToolbarView } from './toolbar-view.ts';
import type { Context, View } from './view.ts';

export interface PageEvents extends TextEvents {
  lock(locked: boolean): void;
}

export class Page {
  readonly #context: Context;
  readonly #views: readonly View[];
  readonly #changed = new Set<Part | 'theme'>();
  readonly #text: TextView;
  readonly #main: HTMLElement;
  /** What pages always cover; the list as well where it is above the text. */
  readonly #covered: readonly HTMLElement[];
  /** The views that a page hides completely, and the changes that they missed while hidden. */
  readonly #hidden: ReadonlySet<View>;
  readonly #missed = new Set<Part | 'theme'>();
  #hasToFollow = false;
  readonly #list: HTMLElement;
  readonly #neurons: NeuronsView;
  readonly #toolbar: ToolbarView;

  constructor(context: Context, events: PageEvents) {
    const { strings, model } = context;
    this.#context = context;
    const neurons = new NeuronsView(context);
    this.#text = new TextView(context, events);
    this.#toolbar = new ToolbarView(context, (locked) => events.lock(locked));
    const scale = new ScaleView(context);
    const empty = new EmptyView(context);
    const minimap = new MinimapView(context, (line) => {
      this.#text.scrollToLine(line);
      events.scrolled(line);
    });
    const plot = new PlotView(context, (offset) => {
      model.moveCursor(offset);
      this.#text.revealCursor();
      events.moved(model.cursor, false);
    });
    const cell = new CellView(context);
    const cursor = new CursorView(context);
    const question = new SelectedQuestion(context);
    const banners = [new MissingBanner(context), new HeldBanner(context)];
    const pages = PAGES.map((page) => new PageFrame(context, page));
    const room = element(
      'div',
      { class: 'reading-room' },
      this.#text.root,
      minimap.root,
      question.root,
      empty.root,
    );
    this.#hidden = new Set<View>([this.#text, scale, minimap, plot, cell, cursor]);
    this.#covered = [scale.root, room, plot.root, cell.root, cursor.root];
    this.#list = neurons.root;
    this.#neurons = neurons;
    // The text first, which measures the page as it was laid out last, and before those that depend on what is in view.
    this.#views = [
      this.#text,
      this.#toolbar,
      neurons,
      scale,
      empty,
      minimap,
      question,
      plot,
      cell,
      cursor,
      ...pages,
      ...banners,
    ];
    this.#main = element(
      'main',
      { class: 'inspector' },
      element('h1', { class: 'spoken' }, 'Neuron Inspector'),
      element('p', { class: 'spoken', id: 'text-hint' }, strings.textHint),
      this.#toolbar.root,
      scale.root,
      neurons.root,
      room,
      plot.root,
      ...pages.map(({ root }) => root),
      cell.root,
      cursor.root,
    );
    document.body.append(...banners.map(({ root }) => root), this.#main);
    // In the capture phase: even a closed menu that has the focus would keep these keys for itself.
    document.addEventListener('keydown', (event) => this.#key(event), true);
    new ResizeObserver(() => this.#arrange()).observe(this.#main);
  }

  change(parts: Iterable<Part | 'theme'>): void {
    const isFirst = this.#changed.size === 0;
    for (const part of parts) this.#changed.add(part);
    if (isFirst) requestAnimationFrame(() => this.#draw());
  }

  scrollToLine(line: number): void {
    this.#draw();
    this.#text.scrollToLine(line);
  }

  followCursor(): void {
    if (
      pageShown(this.#context.model) !== undefined &&
      this.#context.model.document !== undefined
    ) {
      this.#hasToFollow = true;
      return;
    }
    this.#draw();
    this.#text.followCursor();
  }

  #draw(): void {
    const { sheet, model } = this.#context;
    const mayLookOther = ['choice', 'document', 'theme'] as const;
    if (mayLookOther.some((part) => this.#changed.has(part)) && sheet.update(model.memory.scheme)) {
      this.#changed.add('theme');
    }
    if (this.#changed.size === 0) return;
    this.#main.classList.toggle('is-empty', model.document === undefined);
    this.#main.classList.toggle('editor-coloured', model.coloured);
    if (this.#changed.has('document') || this.#changed.has('theme')) this.#arrange();
    const isCovered = pageShown(model) !== undefined;
    // Before drawing, so that a page that closes can give the focus back.
    if (!isCovered) this.#uncover();
    const drawn: View[] = [];
    // Drawing the text may change the window; the views after it then draw that, too.
    for (const view of this.#views) {
      if (isCovered && this.#mayWait(view)) continue;
      if (!view.parts.some((part) => this.#changed.has(part))) continue;
      view.draw(this.#changed);
      drawn.push(view);
    }
    for (const view of drawn) view.settle?.();
    if (isCovered) for (const part of this.#changed) this.#missed.add(part);
    this.#cover(isCovered);
    this.#changed.clear();
    if (isCovered || !this.#hasToFollow) return;
    this.#hasToFollow = false;
    this.#text.followCursor();
  }

  #uncover(): void {
    this.#cover(false);
    for (const part of this.#missed) this.#changed.add(part);
    this.#missed.clear();
  }

  /** Hidden views can wait, except for another text or theme: what is in view has to be known for it. */
  #mayWait(view: View): boolean {
    return (
      this.#hidden.has(view) &&
      !['document', 'theme'].some((part) => this.#changed.has(part as Part))
    );
  }

  /** Makes what a page covers unreachable by pointer and keyboard. */
  #cover(isCovered: boolean): void {
    for (const part of this.#covered) part.inert = isCovered;
    this.#list.inert = isCovered && this.#context.model.isStacked;
  }

  /** Arranges the panel for its width. */
  #arrange(): void {
    const { document } = this.#context.model;
    if (document === undefined) return;
    const { isStacked, hasMinimap } = layoutFor({
      width: this.#main.clientWidth,
      characterWidth: this.#text.characterWidth,
      digits: String(document.lines.count).length,
    });
    this.#main.classList.toggle('stacked', isStacked);
    this.#main.classList.toggle('no-minimap', !hasMinimap);
    this.#context.model.isStacked = isStacked;
    this.#cover(pageShown(this.#context.model) !== undefined);
  }

  /**
   * Keys that work wherever the focus is. Alt with left and right: back and forward in the history. Alt with up and
   * down: the previous and the next neuron of the list. Escape: closes what is open, then goes back to the text.
   */
  #key(event: KeyboardEvent): void {
    const { model } = this.#context;
    if (event.key === 'Escape') {
      if (!this.#escape(event)) return;
    } else if (event.altKey && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
      model.travel(event.key === 'ArrowLeft' ? -1 : 1);
    } else if (event.altKey && ['ArrowUp', 'ArrowDown'].includes(event.key)) {
      this.#neurons.flip(event.key === 'ArrowUp' ? -1 : 1);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether Escape closed something here; open menus and search results handle it themselves. */
  #escape(event: KeyboardEvent): boolean {
    const { model } = this.#context;
    if (hasOpenMenu(event) || this.#neurons.hasHits) return false;
    if (this.#toolbar.shut()) return true;
    if (pageShown(model) === undefined) return false;
    model.remember({ page: 'text' });
    return true;
  }
}

function hasOpenMenu(event: Event): boolean {
  return event.composedPath().some((one) => one instanceof VscodeSingleSelect && one.open);
}
