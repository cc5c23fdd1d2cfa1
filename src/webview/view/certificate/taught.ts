/** Of a neuron that was told a label: how exactly it counts on code that nobody taught it on. */
import type { TaughtCertificate, TaughtFigures } from '../../../core/certify/taught.ts';
import { element, filled } from '../dom.ts';
import { TAUGHT_SIGN } from '../titles.ts';
import type { Context } from '../view.ts';
import { card } from './drawing.ts';
import { headline } from './verdict.ts';

export function taughtPage(context: Context, { taught }: TaughtCertificate): HTMLElement[] {
  const { strings } = context;
  const texts = strings.certificate;
  if (taught === undefined) return [headline('○', texts.taughtHelper, '')];
  const title = filled(texts.taughtLabel, strings.labels[taught.label]);
  const rows = taught.heldOut.flatMap(({ language, flattened, verdict, ...figures }) => {
    const name = texts.languages[language];
    return [
      row(context, name, figures, texts.taughtVerdicts[verdict]),
      ...(flattened === undefined
        ? []
        : [row(context, filled(texts.taughtFlattened, name), flattened)]),
    ];
  });
  const heads = [texts.taughtR, texts.taughtExact].map((text) =>
    element('th', { scope: 'col', class: 'number' }, text),
  );
  const [first, last] = [texts.taughtLanguage, texts.taughtVerdict].map((text) =>
    element('th', { scope: 'col' }, text),
  );
  const head = element('tr', {}, first!, ...heads, last!);
  const table = element(
    'table',
    { class: 'labels' },
    element('thead', {}, head),
    element('tbody', {}, ...rows),
  );
  return [
    headline(TAUGHT_SIGN, title, ''),
    element('div', { class: 'cards' }, card(texts.taughtFigures, table)),
  ];
}

function row(
  { number }: Context,
  name: string,
  { r, exact }: TaughtFigures,
  verdict = '',
): HTMLElement {
  const cells = [r, exact].map((value) =>
    element('td', { class: 'number' }, value === undefined ? '–' : number(value, 2)),
  );
  const words = element('td', {}, verdict);
  return element('tr', {}, element('th', { scope: 'row' }, name), ...cells, words);
}
