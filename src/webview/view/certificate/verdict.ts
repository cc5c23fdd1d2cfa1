/** The verdict in a headline, and its meaning in a sentence; a failure is as prominent as a pass. */
import type { Judged, NeuronCertificate } from '../../../core/certify/certificate.ts';
import { passes } from '../../../core/certify/grade.ts';
import { flagLabels, positionLabels, type LabelName } from '../../../core/labels/labels.ts';
import type { Meaning } from '../../../protocol/certificate-strings.ts';
import { element, filled } from '../dom.ts';
import { VERDICT_SIGNS } from '../titles.ts';
import type { Context } from '../view.ts';
import { hint } from '../drawing.ts';

interface Headline {
  readonly sign: string;
  readonly text: string;
  /** What the verdict means, in a sentence. */
  readonly means?: string;
  /** What it was measured on. */
  readonly basis?: string;
}

export function verdictSection(context: Context, certificate: NeuronCertificate): HTMLElement {
  const { verdict, vector, judged } = certificate;
  const texts = context.strings.certificate;
  const sign = VERDICT_SIGNS[verdict.kind];
  const basis = basisText(context, certificate);
  if (vector === undefined) return headline({ sign, text: texts.constant, basis });
  if (judged === undefined) return headline({ sign, text: texts.verdicts.noEvidence, basis });
  const { labels } = context.strings;
  const place = [labels[judged.label], texts.families[judged.family]] as const;
  return headline({
    ...{ sign, basis },
    text: filled(texts.verdicts[verdict.kind], ...place),
    means: meaning(context, certificate, judged),
  });
}

export function headline({ sign, text, means, basis }: Headline): HTMLElement {
  return element(
    'div',
    { class: 'judgement' },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    element('p', { class: 'sentence' }, text),
    ...(means === undefined ? [] : [element('p', { class: 'means' }, means)]),
    ...(basis === undefined ? [] : [hint(basis)]),
  );
}

function meaning(
  { strings, number }: Context,
  { verdict: { kind } }: NeuronCertificate,
  judged: Judged,
): string {
  const texts = strings.certificate;
  const { label, family, figures } = judged;
  const name = strings.labels[label];
  if (passes(kind)) return filled(texts.means[meaningOf(judged)], name);
  const rho = number(figures.rho, 2);
  const partial = figures.partial === undefined ? '–' : number(figures.partial, 2);
  return kind === 'followsIndentation'
    ? filled(texts.meansIndentation, name, rho, partial)
    : filled(texts.meansNothing, name, texts.families[family], rho, partial);
}

function meaningOf({ label, figures: { rho, auc } }: Judged): Meaning {
  const isIn = (list: readonly LabelName[]): boolean => list.includes(label);
  const sort = isIn(flagLabels) ? 'flag' : isIn(positionLabels) ? 'position' : 'depth';
  const isReversed = auc === undefined ? rho < 0 : auc < 0.5;
  return isReversed ? `${sort}Reversed` : sort;
}

export function basisText(
  { strings, number }: Context,
  { basis }: Pick<NeuronCertificate, 'basis'>,
): string {
  const characters = Object.values(basis.characters).reduce((sum, count) => sum + count, 0);
  return filled(strings.certificate.basis, number(characters, 0), number(basis.packages, 0));
}
