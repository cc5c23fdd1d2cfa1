/** A picture with its title, its numbers as text, and buttons that save both. */
import { element, filled } from '../../dom.ts';
import { significant } from '../../number-words.ts';
import type { Context } from '../../view.ts';
import { csvFile, pngFile, svgFile, type Cell } from '../../saved.ts';

export interface FigureContent {
  readonly title: string;
  readonly picture: SVGElement;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Digits of a number in the table; files have all digits. */
const DIGITS = 4;

export class Figure {
  readonly root = element('figure', { class: 'figure' });
  readonly #context: Context;
  /** Name of its files, without an extension. */
  readonly #name: string;
  readonly #draw: (width: number) => FigureContent | undefined;
  #width = 0;
  #content: FigureContent | undefined;
  #sources: readonly unknown[] | undefined;
  #numbers = element('details', {});
  #table = element('div', {});

  /** @param draw for a width in pixels; returns undefined where there is nothing to show */
  constructor(context: Context, name: string, draw: (width: number) => FigureContent | undefined) {
    this.#context = context;
    this.#name = name;
    this.#draw = draw;
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry!.contentRect.width);
      if (width === this.#width) return;
      this.#width = width;
      this.#drawAnew();
    }).observe(this.root);
  }

  /**
   * Redraws the figure.
   *
   * @param sources what it is drawn from: while these are the same objects, it is not redrawn
   */
  draw(sources?: readonly unknown[]): void {
    const before = this.#sources;
    this.#sources = sources;
    const isSame = before !== undefined && sources?.every((one, at) => one === before[at]);
    if (isSame !== true) this.#drawAnew();
  }

  #drawAnew(): void {
    if (this.#width < 1) return;
    const before = this.#content;
    const content = this.#draw(this.#width);
    this.#content = content;
    // A picture that was updated in place stays in the page, so that it keeps the focus.
    if (content !== undefined && before?.picture === content.picture) {
      this.#fill();
      return;
    }
    // The table stays open if it was.
    const isOpen = this.#numbers.open;
    this.root.replaceChildren(...(content === undefined ? [] : this.#parts(content, isOpen)));
  }

  #parts(content: FigureContent, isOpen: boolean): HTMLElement[] {
    const { title, picture } = content;
    const { frame } = this.#context.strings.lessons;
    this.#table = element('div', {
      ...{ class: 'table', tabindex: '0', role: 'region', 'aria-label': title },
    });
    const summary = element('summary', {}, frame.numbers);
    const numbers = element('details', { class: 'numbers' }, summary, this.#table);
    this.#numbers = numbers;
    numbers.addEventListener('toggle', () => this.#fill());
    numbers.open = isOpen;
    this.#fill();
    return [
      element('figcaption', {}, title, this.#buttons(content)),
      element('div', { class: 'drawn' }, picture),
      numbers,
    ];
  }

  /** Fills the table only if it is open: hundreds of rows take longer than the picture. */
  #fill(): void {
    const { columns, rows } = this.#content ?? { columns: [], rows: [] };
    if (!this.#numbers.open) return;
    const row = (cells: readonly Cell[], tag: 'td' | 'th'): HTMLElement =>
      element('tr', {}, ...cells.map((cell) => element(tag, {}, this.#inWords(cell))));
    const body = rows.map((cells) => row(cells, 'td'));
    this.#table.replaceChildren(
      element('table', {}, element('thead', {}, row(columns, 'th')), element('tbody', {}, ...body)),
    );
  }

  #buttons({ title, picture }: FigureContent): HTMLElement {
    const { strings, save } = this.#context;
    const { frame } = strings.lessons;
    const name = this.#name;
    const files = [
      [frame.saveSvg, () => save({ name, format: 'svg', content: svgFile(picture) })],
      [
        frame.savePng,
        () =>
          void pngFile(svgFile(picture)).then((content) => save({ name, format: 'png', content })),
      ],
      [frame.saveCsv, () => save({ name, format: 'csv', content: this.#csv() })],
    ] as const;
    const buttons = files.map(([word, act]) => {
      const hint = filled(frame.save, title, word);
      const button = element('button', { type: 'button', title: hint, 'aria-label': hint }, word);
      button.addEventListener('click', act);
      return button;
    });
    return element('span', { class: 'files' }, ...buttons);
  }

  /** The current numbers, which may have changed since the button was made. */
  #csv(): string {
    const { columns = [], rows = [] } = this.#content ?? {};
    return csvFile(columns, rows);
  }

  #inWords(cell: Cell): string {
    if (typeof cell !== 'number') return cell ?? '–';
    return Number.isInteger(cell)
      ? String(cell)
      : significant(document.documentElement.lang, cell, DIGITS);
  }
}
