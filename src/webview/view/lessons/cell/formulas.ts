/** The two formulas of a cell with the numbers of this character. */
import type { CellStep } from '../../../../protocol/inspection.ts';
import { element } from '../../dom.ts';
import type { Context } from '../../view.ts';
import { sign } from './signs.ts';

export function formulas({ number }: Context, step: CellStep | undefined): HTMLElement[] {
  const say = (part: keyof CellStep): string => (step === undefined ? '–' : number(step[part], 2));
  /** A factor, in brackets if it is negative. */
  const factor = (part: keyof CellStep): string =>
    (step?.[part] ?? 0) < 0 ? `(${say(part)})` : say(part);
  return [
    element(
      'p',
      { class: 'formula' },
      ...[sign('c', 't'), ' = ', sign('f', 't'), ' · ', sign('c', 't−1'), ' + '],
      ...[sign('i', 't'), ' · ', sign('g', 't'), ' = '],
      `${say('f')} · ${factor('before')} + ${say('i')} · ${factor('g')} = `,
      element('strong', {}, say('c')),
    ),
    element(
      'p',
      { class: 'formula' },
      ...[sign('h', 't'), ' = ', sign('o', 't'), ' · tanh(', sign('c', 't'), ') = '],
      `${say('o')} · ${factor('tanhC')} = `,
      element('strong', {}, say('h')),
    ),
  ];
}
