import type { GlassAnswer, Spoken } from '../../../../protocol/glass.ts';
import { strongest } from '../../../model/lessons/glass-boxes.ts';
import { element, filled } from '../../dom.ts';
import { hint } from '../../drawing.ts';
import type { Context } from '../../view.ts';
import { spokenInWords } from './given-words.ts';

const MOST = 5;
/** Nats of a bar of full width. */
const WIDEST = 6;

/** The evidence for yes and against it, the strongest first. */
export function bayesReasons(context: Context, { box, reasons }: GlassAnswer): HTMLElement[] {
  const { number, strings } = context;
  const texts = strings.lessons.glassBoxes;
  const spoken = reasons?.spoken ?? [];
  const { bias, numbers, threshold } = box.bayes;
  const total = spoken.reduce((sum, { odds }) => sum + odds, bias);
  const { speaksFor, against, rest } = strongest(spoken, MOST);
  const list = (title: string, all: readonly Spoken[]): HTMLElement =>
    element(
      'div',
      {},
      element('h4', {}, title),
      element('ul', { class: 'glass-odds' }, ...all.map((one) => spokenItem(context, one))),
    );
  return [
    hint(
      filled(
        texts.bayesSays,
        signed(context, total),
        signed(context, bias),
        signed(context, threshold),
      ),
    ),
    list(texts.speaksFor, speaksFor),
    list(texts.speaksAgainst, against),
    element('p', {}, filled(texts.theRest, number(rest.count, 0), signed(context, rest.odds))),
    hint(
      `${filled(texts.bayesNumbers, number(numbers, 0), number(spoken.length + 1, 0))} ${texts.naive}`,
    ),
  ];
}

function spokenItem(context: Context, spoken: Spoken): HTMLElement {
  const bar = element('i', { class: spoken.odds > 0 ? 'for' : 'against', 'aria-hidden': 'true' });
  bar.style.setProperty('--share', String(Math.min(1, Math.abs(spoken.odds) / WIDEST)));
  return element(
    'li',
    {},
    element('span', { class: 'words' }, spokenInWords(context.strings, spoken)),
    element('span', { class: 'odds' }, signed(context, spoken.odds)),
    bar,
  );
}

function signed({ number }: Context, value: number): string {
  const text = number(value, 1);
  return value > 0 ? `+${text}` : text;
}
