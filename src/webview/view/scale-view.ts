/** The colour scale with its numbers, always in view. */
import { sameSubject } from '../../core/inspect/subject.ts';
import { endOfLine, presetOf } from '../model/presets.ts';
import { miscounts } from '../model/said-count.ts';
import { element, filled } from './dom.ts';
import { endsOf, paintRamp } from './ramp.ts';
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
    const [low, high] = endsOf(model.span, number);
    this.#least.textContent = low;
    this.#greatest.textContent =
      oneSided && counts === undefined ? `${high} ${strings.bits}` : high;
    paintRamp(this.#canvas, sheet.palette.under, oneSided);
  }

  #drawLegend(isRead: boolean): void {
    const { model, strings } = this.#context;
    const { memory } = model;
    const certified = endOfLine(model);
    const isNotes =
      certified !== undefined &&
      presetOf(memory) === 'notesTanh' &&
      sameSubject(memory.subject, certified.neuron);
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

/** The colours of guesses, from probability 0 to 1. */
function redRamp(): HTMLElement {
  const steps = [0, 6, 12, 18, 24].map((level) => element('span', { class: `r${level}` }));
  return element('span', { class: 'reds', 'aria-hidden': 'true' }, '0', ...steps, '1');
}
