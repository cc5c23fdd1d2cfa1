/** The direction that was fitted to a label: how well the whole network knows the label, against a single unit. */
import { variants, type ProbeFigures, type SingleUnit } from '../../../core/certify/catalogue.ts';
import type { ProbeCertificate } from '../../../core/certify/certificate.ts';
import { element, filled, linkButton } from '../dom.ts';
import { subjectTitle } from '../titles.ts';
import type { Context } from '../view.ts';
import { bars } from './bars.ts';
import { card, hint } from '../drawing.ts';
import { howDisclosure } from './how.ts';
import { basisText, headline } from './verdict.ts';

export function probePage(context: Context, certificate: ProbeCertificate): HTMLElement[] {
  const { strings, number } = context;
  const texts = strings.certificate;
  const title = filled(texts.probeVerdict, strings.labels[certificate.label]);
  const cards = certificate.probes.map((probe) =>
    card(
      `${texts.figures}: ${texts.families[probe.family]}`,
      comparison(context, probe),
      ...(probe.units90 === undefined
        ? []
        : [element('p', {}, filled(texts.sparse, number(probe.units90, 0)))]),
      hint(texts.adversarial),
      bars(context, probe.adversarial, pick(texts.variants)),
      howDisclosure(context, 'probe'),
    ),
  );
  return [
    headline({
      ...{ sign: 'Σ', text: title, means: texts.probeMeans },
      basis: basisText(context, certificate),
    }),
    element('div', { class: 'cards' }, ...cards),
  ];
}

function pick(names: Readonly<Record<(typeof variants)[number], string>>): Record<string, string> {
  return Object.fromEntries(variants.map((variant) => [variant, names[variant]]));
}

function comparison(
  { strings, number, model }: Context,
  { figures, withCells, single }: ProbeCertificate['probes'][number],
): HTMLElement {
  const texts = strings.certificate;
  const shown = (value: number | undefined): string =>
    value === undefined ? '–' : number(value, 2);
  const row = (name: Node | string, found: Partial<ProbeFigures> | undefined): HTMLElement[] => {
    if (found === undefined) return [];
    const cells = [found.r2, found.rho, found.partial, found.auc].map((value) =>
      element('td', { class: 'number' }, shown(value)),
    );
    return [element('tr', {}, element('th', { scope: 'row' }, name), ...cells)];
  };
  const link = (one: SingleUnit): HTMLElement =>
    linkButton(`${texts.single}: ${subjectTitle(strings, one.neuron)} ${one.quantity}`, () =>
      model.choose(one.neuron, one.quantity),
    );
  return element(
    'table',
    { class: 'labels' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('td', {}),
        ...[texts.r2, 'rho', texts.shortPartial, 'AUC'].map((name) =>
          element('th', { scope: 'col', class: 'number' }, name),
        ),
      ),
    ),
    element(
      'tbody',
      {},
      ...row(texts.together, figures),
      ...row(texts.togetherWithCells, withCells),
      ...(single === undefined
        ? []
        : row(link(single), {
            rho: single.rho,
            ...(single.r2 !== undefined && { r2: single.r2 }),
          })),
    ),
  );
}
