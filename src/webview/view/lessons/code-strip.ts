/** A stretch of the reader's own text with a column for each character and its values below it. */
import type { PanelDocument } from '../../model/document.ts';
import { element } from '../dom.ts';
import type { Context } from '../view.ts';

export interface StripLane {
  /** A word or a sign at the left. */
  readonly name: Node | string;
  /** Height of the bar, 0 to 1; NaN where unknown. */
  readonly at: (offset: number) => number;
  readonly kind: string;
}

export interface Strip {
  /** What its numbers come from: while these are the same objects, the columns are not redrawn. */
  readonly sources: readonly unknown[];
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** -1 to 1: the colour behind a character; NaN for none. */
  readonly shade: (offset: number) => number;
  readonly lanes: readonly StripLane[];
  /** A character in words, for screen readers. */
  readonly inWords: (offset: number) => string;
  /** Further marked offsets, each with a CSS class. */
  readonly marks?: ReadonlyMap<number, string>;
}

export interface StripEvents {
  readonly moved: (offset: number) => void;
  /** The number of characters that fit has changed. */
  readonly resized: () => void;
}

const LEVELS = 24;
const LEAST_ROOM = 12;

/** Width of what is left of the columns, in font sizes. */
const LANE_NAMES = 5.7;

export class CodeStrip {
  readonly root: HTMLElement;
  readonly #columns = element('div', { class: 'strip-columns' });
  readonly #names = element('div', { class: 'lane-names', 'aria-hidden': 'true' });
  /** What the columns were drawn from, apart from the reader's place. */
  #drawn: readonly unknown[] = [];
  #room: number | undefined;
  #from = 0;
  #to = 0;

  constructor(name: string, hint: string, { moved, resized }: StripEvents) {
    this.root = element(
      'div',
      { class: 'code-strip', role: 'slider', tabindex: '0', 'aria-label': name, title: hint },
      this.#names,
      this.#columns,
    );
    this.#columns.addEventListener('click', (event) => {
      const column = (event.target as Element).closest<HTMLElement>('.column');
      if (column !== null) moved(Number(column.dataset['at']));
    });
    this.root.addEventListener('keydown', (event) => {
      const at = Number(this.root.getAttribute('aria-valuenow'));
      const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: this.#from, End: this.#to - 1 }[
        event.key
      ];
      if (to === undefined || event.altKey) return;
      event.preventDefault();
      moved(to);
    });
    new ResizeObserver(() => {
      const before = this.#room;
      this.#room = undefined;
      if (this.room !== before) resized();
    }).observe(this.root);
  }

  /** How many characters fit; cached, since measuring forces a layout. */
  get room(): number {
    if (this.#room !== undefined) return this.#room;
    const { clientWidth } = this.root;
    const letter = parseFloat(getComputedStyle(this.root).fontSize);
    const room = Math.max(LEAST_ROOM, Math.floor(clientWidth / letter - LANE_NAMES));
    if (clientWidth > 0) this.#room = room;
    return room;
  }

  draw(document: PanelDocument, strip: Strip): void {
    const { from, to, at, inWords } = strip;
    const drawn = [document, from, to, ...strip.sources];
    if (!drawn.every((one, k) => one === this.#drawn[k])) {
      this.#drawn = drawn;
      this.#drawColumns(document, strip);
    }
    this.#columns.querySelector('.here')?.classList.remove('here');
    this.#columns.children[at - from]?.classList.add('here');
    for (const [key, value] of [
      ['aria-valuemin', String(from)],
      ['aria-valuemax', String(Math.max(from, to - 1))],
      ['aria-valuenow', String(at)],
      ['aria-valuetext', inWords(at)],
    ] as const) {
      this.root.setAttribute(key, value);
    }
  }

  #drawColumns(document: PanelDocument, { from, to, lanes, shade, marks }: Strip): void {
    this.#from = from;
    this.#to = to;
    this.#names.replaceChildren(
      element('span', { class: 'lane-name' }),
      ...lanes.map(({ name }) => element('span', { class: 'lane-name lane' }, name)),
    );
    const columns: HTMLElement[] = [];
    for (let offset = from; offset < to; offset++) {
      const place = shade(offset);
      const level = Number.isNaN(place) ? 0 : Math.round(Math.max(-1, Math.min(1, place)) * LEVELS);
      const bars = lanes.map(({ at: value, kind }) => {
        const bar = element('span', { class: `bar ${kind}` });
        bar.style.height = `${100 * (Number.isNaN(value(offset)) ? 0 : value(offset))}%`;
        return element('span', { class: 'lane' }, bar);
      });
      const mark = marks?.get(offset) ?? '';
      const character = shown(document.text[offset] ?? '');
      const kind = character === '↵' ? 'line-end' : '';
      columns.push(
        element(
          'span',
          { class: `column ${mark}`.trim(), 'data-at': String(offset) },
          element('span', { class: `character v${level} ${kind}`.trim() }, character),
          ...bars,
        ),
      );
    }
    this.#columns.replaceChildren(...columns);
  }
}

/** A character in a visible form. */
export function shown(character: string): string {
  return { ' ': '\u00a0', '\n': '↵', '\r': '↵', '\t': '→' }[character] ?? character;
}

/** The same in words. */
export function spoken({ strings }: Pick<Context, 'strings'>, character: string): string {
  const names: Readonly<Record<string, string>> = {
    ...{ ' ': strings.space, '\t': strings.tab },
    ...{ '\n': strings.lineEnd, '\r': strings.lineEnd, '': strings.endOfText },
  };
  return names[character] ?? character;
}
