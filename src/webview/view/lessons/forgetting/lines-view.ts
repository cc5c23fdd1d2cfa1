/** Some lines of the text, and under each character what it cost each network. */
import { symbolName } from '../../../../core/inspect/symbol-name.ts';
import type { RivalReading, RivalValues } from '../../../../protocol/rival-requests.ts';
import type { PanelDocument } from '../../../model/document.ts';
import { linesAround } from '../../../model/lessons/forgetting.ts';
import { svg } from '../../drawing.ts';
import { element, filled } from '../../dom.ts';
import type { LessonContext } from '../lesson.ts';
import { toneOf } from './networks.ts';

/** Bits of a bar of full height. */
const mostBits = 8;

const ROW = 8;
const GAP = 2;

export class LinesView {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #lines = element('div', { class: 'rival-lines', 'aria-hidden': 'true' });
  readonly #table = element('table', { class: 'rival-here' });
  readonly #here = element('caption', {});
  /** What the lines were drawn from. */
  #drawn: readonly unknown[] = [];

  constructor(context: LessonContext) {
    const { strings } = context;
    const { forgetting } = strings.lessons;
    this.#context = context;
    const box = element(
      'div',
      {
        ...{ class: 'rival-text', role: 'slider', tabindex: '0' },
        ...{ 'aria-label': forgetting.linesName, 'aria-valuemin': '0' },
      },
      this.#lines,
    );
    box.addEventListener('keydown', (event) => this.#key(event));
    this.#lines.addEventListener('click', (event) => {
      const at = (event.target as Element).closest<HTMLElement>('[data-at]')?.dataset['at'];
      if (at !== undefined) context.goTo(Number(at));
    });
    this.root = element('div', {}, box, this.#legend(), this.#table);
  }

  draw(document: PanelDocument, cursor: number, reading: RivalValues | undefined): void {
    const range = linesAround(cursor, document.lines);
    const drawn = [document, range.from, range.to, reading];
    if (!drawn.every((one, k) => one === this.#drawn[k])) {
      this.#drawn = drawn;
      this.#drawLines(document, range, reading);
    }
    this.#lines.querySelector('.at')?.classList.remove('at');
    const here = this.#lines.querySelector<HTMLElement>(`[data-at="${cursor}"]`);
    here?.classList.add('at');
    this.#drawHere(document, cursor, reading);
    if (here !== null) reveal(this.#lines, here);
  }

  #drawLines(
    document: PanelDocument,
    { from, to }: { readonly from: number; readonly to: number },
    reading: RivalValues | undefined,
  ): void {
    const rows: HTMLElement[] = [];
    for (let line = from; line < to; line++) rows.push(this.#line(document, line, reading));
    const { scrollLeft } = this.#lines;
    this.#lines.replaceChildren(...rows);
    this.#lines.scrollLeft = scrollLeft;
  }

  #line(
    { lines, text }: PanelDocument,
    line: number,
    reading: RivalValues | undefined,
  ): HTMLElement {
    const [from, end] = [lines.start(line), lines.contentEnd(line)];
    const characters = Array.from({ length: end - from + 1 }, (_, column) => {
      const at = from + column;
      const symbol = at === end ? '↵' : text[at] === '\t' ? '→' : text[at]!;
      const kind = at === end ? { class: 'line-end' } : {};
      return element('span', { 'data-at': String(at), ...kind }, symbol);
    });
    const code = element('div', { class: 'code' }, ...characters);
    const bars = (reading?.networks ?? []).map((network, row) =>
      svg('path', {
        class: `bars tone-${toneOf(network.kind)}`,
        d: barsOf(network, from - reading!.from, end + 1 - from, row),
      }),
    );
    const columns = end - from + 1;
    const height = 3 * (ROW + GAP);
    const box = { viewBox: `0 0 ${columns} ${height}`, preserveAspectRatio: 'none', height };
    const strips = svg('svg', box, ...bars);
    strips.style.width = `${columns}ch`;
    return element('div', { class: 'rival-line' }, code, strips);
  }

  #drawHere(document: PanelDocument, cursor: number, reading: RivalValues | undefined): void {
    const { strings, number } = this.#context;
    const { forgetting } = strings.lessons;
    const { lines, text } = document;
    const line = lines.at(cursor);
    const symbol = symbolName(strings, text[cursor] ?? '<eof>');
    const place = [symbol, line + 1, cursor - lines.start(line) + 1] as const;
    this.#here.textContent = filled(forgetting.here, ...place);
    const rows = (reading?.networks ?? []).flatMap(({ kind, bits }) => {
      const cost = bits[cursor - reading!.from] ?? NaN;
      if (Number.isNaN(cost)) return [];
      const probability = number(100 * 2 ** -cost, cost > 6.6 ? 1 : 0);
      return [
        element(
          'tr',
          {},
          element('th', { scope: 'row', class: `tone-${toneOf(kind)}` }, forgetting.networks[kind]),
          element('td', {}, `${probability} %`),
          element('td', {}, filled(forgetting.bits, number(cost, 1))),
        ),
      ];
    });
    const heads = [forgetting.network, forgetting.probability, forgetting.surprise];
    this.#table.replaceChildren(
      this.#here,
      element(
        'thead',
        {},
        element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
      ),
      element('tbody', {}, ...rows),
    );
    const box = this.#lines.parentElement!;
    const said = rows.map(({ cells }) => [...cells].map((cell) => cell.textContent).join(' '));
    box.setAttribute('aria-valuenow', String(cursor));
    box.setAttribute('aria-valuemax', String(text.length));
    box.setAttribute('aria-valuetext', [this.#here.textContent, ...said].join('; '));
  }

  #legend(): HTMLElement {
    const { forgetting } = this.#context.strings.lessons;
    return element('p', { class: 'hint' }, filled(forgetting.barsAre, mostBits));
  }

  #key(event: KeyboardEvent): void {
    const { model, goTo } = this.#context;
    const { document, cursor } = model;
    if (document === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { lines, text } = document;
    const line = lines.at(cursor);
    const column = cursor - lines.start(line);
    const inLine = (other: number): number =>
      Math.min(lines.start(other) + column, lines.contentEnd(other));
    const to = {
      ArrowLeft: cursor - 1,
      ArrowRight: cursor + 1,
      ArrowUp: line === 0 ? 0 : inLine(line - 1),
      ArrowDown: line + 1 < lines.count ? inLine(line + 1) : text.length,
      Home: lines.start(line),
      End: lines.contentEnd(line),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to >= 0 && to <= text.length && to !== cursor) goTo(to);
  }
}

/** All bars of a network under a line as one path, each one unit wide, in the network's row. */
function barsOf({ bits }: RivalReading, from: number, columns: number, row: number): string {
  const floor = row * (ROW + GAP) + ROW;
  let path = '';
  for (let column = 0; column < columns; column++) {
    const cost = bits[from + column] ?? NaN;
    if (!(cost > 0)) continue;
    const height = Math.max(0.5, Math.min(1, cost / mostBits) * ROW);
    path += `M${column + 0.1} ${floor}h.8v${(-height).toFixed(2)}h-.8z`;
  }
  return path;
}

/** Scrolls a part into view inside its box, without scrolling the page. */
function reveal(box: HTMLElement, part: HTMLElement): void {
  const left = part.offsetLeft - box.offsetLeft;
  const margin = 40;
  if (left < box.scrollLeft + margin) box.scrollLeft = left - margin;
  else if (left > box.scrollLeft + box.clientWidth - margin) {
    box.scrollLeft = left - box.clientWidth + margin;
  }
}
