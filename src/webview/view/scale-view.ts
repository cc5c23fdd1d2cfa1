/** The colour scale with its numbers, always in sight. */
import { LEVELS, atLevel } from '../../core/colour/palette.ts';
import { sameSubject } from '../../core/inspect/subject.ts';
import { presetOf } from '../model/presets.ts';
import { miscounts } from '../model/said-count.ts';
import { element, filled } from './dom.ts';
import type { Context, View } from './view.ts';

export class ScaleView implements View {
  readonly parts = [
    'catalogued',
    'choice',
    'document',
    'model',
    'progress',
    'theme',
    'values',
  ] as const;
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #canvas = element('canvas', { height: '1', 'aria-hidden': 'true' });
  readonly #least = element('span', {});
  readonly #greatest = element('span', {});
  readonly #state = element('span', { class: 'reading' });
  /** What the colours mean, where that is more than a neuron's value. */
  readonly #legend = element('span', { class: 'colour-legend' });
  readonly #reds = redRamp();
  #drawn = '';

  constructor(context: Context) {
    this.#context = context;
    this.root = element(
      'div',
      { class: 'scale', role: 'group', 'aria-label': context.strings.scale },
      this.#state,
      this.#legend,
      this.#reds,
      element('span', { class: 'ramp' }, this.#least, this.#canvas, this.#greatest),
    );
  }

  draw(): void {
    const { model, strings, number, sheet } = this.#context;
    const { least, middle, greatest, counts } = model.span;
    const { read, readable, done } = model.progress;
    const percent = readable === 0 ? 100 : Math.floor((100 * read) / readable);
    const isRead = done || percent >= 100;
    const state = isRead ? '' : filled(strings.progress, percent);
    this.#state.textContent = this.#state.title = state;
    this.#drawLegend(isRead);
    const oneSided = least === middle;
    const key = JSON.stringify([
      least,
      greatest,
      counts,
      sheet.palette.under[0],
      sheet.palette.under.at(-1),
    ]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const text = (value: number): string =>
      signed(number(value, Number.isInteger(value) ? 0 : 1), oneSided ? 0 : value);
    if (counts === undefined) {
      this.#least.textContent = text(least);
      this.#greatest.textContent = oneSided ? `${text(greatest)} ${strings.bits}` : text(greatest);
    } else {
      this.#least.textContent = number(0, 0);
      this.#greatest.textContent = number(counts.most, 0) + (counts.hasMore ? '+' : '');
    }
    const first = oneSided ? 0 : -LEVELS;
    this.#canvas.width = LEVELS - first + 1;
    const context = this.#canvas.getContext('2d')!;
    for (let level = first; level <= LEVELS; level++) {
      context.fillStyle = atLevel(sheet.palette.under, level);
      context.fillRect(level - first, 0, 1, 1);
    }
  }

  #drawLegend(isRead: boolean): void {
    const { model, strings } = this.#context;
    const { memory, endOfLine } = model;
    const isNotes =
      endOfLine !== undefined &&
      presetOf(memory) === 'notesTanh' &&
      sameSubject(memory.subject, endOfLine.neuron);
    const text = isNotes
      ? strings.lineGoesOn
      : memory.guesses
        ? strings.guessesLegend
        : miscounts(model) !== undefined
          ? strings.miscountsLegend
          : '';
    this.#legend.hidden = text === '' || !isRead;
    this.#reds.hidden = text !== strings.guessesLegend;
    if (this.#legend.title === text) return;
    this.#legend.title = text;
    this.#legend.replaceChildren(text);
  }
}

/** From never to certainly, as guesses are coloured. */
function redRamp(): HTMLElement {
  const steps = [0, 6, 12, 18, 24].map((level) => element('span', { class: `r${level}` }));
  return element('span', { class: 'reds', 'aria-hidden': 'true' }, '0', ...steps, '1');
}

function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}
