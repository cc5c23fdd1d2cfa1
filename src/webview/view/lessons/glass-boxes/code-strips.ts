/** Lines of the file with each judge's answers under them, to go through character by character. */
import { judges, type Judge } from '../../../../core/certify/glass/boxes.ts';
import type { GlassAnswer } from '../../../../protocol/glass.ts';
import {
  runsOf,
  shownLines,
  type Mark,
  type ShownLine,
} from '../../../model/lessons/glass-boxes.ts';
import { element } from '../../dom.ts';
import type { Context } from '../../view.ts';

const MARKS = ['yes', 'false', 'missed'] as const satisfies readonly Mark[];

export class CodeStrips {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #lines: HTMLElement;
  #shown: readonly ShownLine[] = [];

  constructor(context: Context) {
    const texts = context.strings.lessons.glassBoxes;
    this.#context = context;
    this.#lines = element('div', {
      ...{ class: 'glass-lines', tabindex: '0', role: 'group', 'aria-label': texts.lines },
    });
    this.#lines.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const { model, goTo } = context;
      goTo(Math.max(0, Math.min((model.document?.text.length ?? 1) - 1, model.cursor + step)));
    });
    this.#lines.addEventListener('click', ({ target }) => {
      const at = target instanceof HTMLElement ? target.dataset['at'] : undefined;
      if (at !== undefined) context.goTo(Number(at));
    });
    const legend = MARKS.map((mark) =>
      element('span', {}, element('i', { class: `glass-run ${mark}` }), ` ${texts.marks[mark]}`),
    );
    this.root = element(
      'div',
      { class: 'glass-code' },
      this.#lines,
      element('p', { class: 'glass-legend hint' }, texts.linesHint, ' ', ...legend),
    );
  }

  /** The range in view now, to ask the engine about. */
  range(): { readonly from: number; readonly to: number } {
    const { document, cursor } = this.#context.model;
    const lines = shownLines(document?.text ?? '', cursor);
    this.#shown = lines;
    const last = lines.at(-1);
    return { from: lines[0]?.from ?? 0, to: last === undefined ? 0 : last.from + last.text.length };
  }

  /** @param answer undefined until there is one for this text */
  draw(answer: GlassAnswer | undefined): void {
    const { cursor } = this.#context.model;
    this.#lines.replaceChildren(...this.#shown.map((line) => this.#line(line, cursor, answer)));
    const here = this.#lines.querySelector<HTMLElement>('.here');
    const box = this.#lines;
    // Scrolls a long line to the cursor.
    if (
      here !== null &&
      (here.offsetLeft < box.scrollLeft || here.offsetLeft > box.scrollLeft + box.clientWidth - 30)
    ) {
      box.scrollLeft = here.offsetLeft - box.clientWidth / 2;
    }
  }

  #line({ from, text }: ShownLine, cursor: number, answer: GlassAnswer | undefined): HTMLElement {
    const characters = Array.from({ length: text.length }, (_, k) => {
      const at = from + k;
      const mark = at === cursor ? 'here' : undefined;
      return element('span', { 'data-at': String(at), class: mark }, text[k]!);
    });
    // At the end of a line, the cursor is on the line end.
    const isHere = cursor >= from && cursor <= from + text.length;
    if (cursor === from + text.length) {
      characters.push(element('span', { class: 'here', 'data-at': String(cursor) }, '↵'));
    }
    return element(
      'div',
      { class: `glass-line${isHere ? ' current' : ''}` },
      element('code', {}, ...characters),
      ...(answer === undefined ? [] : this.#rows(from, text.length, answer)),
    );
  }

  /** The truth, and below it each judge's answers. */
  #rows(from: number, length: number, { truth, says, from: start }: GlassAnswer): HTMLElement[] {
    const { rows } = this.#context.strings.lessons.glassBoxes;
    const rowOf = (name: Judge | 'truth'): HTMLElement => {
      const runs = runsOf(truth, name === 'truth' ? truth : says[name], from - start, length);
      const bars = runs.map((run) => {
        const bar = element('i', { class: `glass-run ${run.mark}` });
        bar.style.setProperty('--from', String(run.from));
        bar.style.setProperty('--length', String(run.length));
        return bar;
      });
      return element(
        'div',
        { class: `glass-row of-${name}`, title: rows[name], 'aria-hidden': 'true' },
        element('span', {}, rows[name]),
        ...bars,
      );
    };
    return (['truth', ...judges] as const).map(rowOf);
  }
}
