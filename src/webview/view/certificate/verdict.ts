/** The verdict in a sentence: what fails is told as loudly as what passes. */
import type { Judged, NeuronCertificate } from '../../../core/certify/certificate.ts';
import { element, filled } from '../dom.ts';
import { VERDICT_SIGNS } from '../titles.ts';
import type { Context } from '../view.ts';
import { hint } from './drawing.ts';

export function verdictSection(context: Context, certificate: NeuronCertificate): HTMLElement {
  const { kind } = certificate.verdict;
  return headline(
    VERDICT_SIGNS[kind],
    sentence(context, certificate),
    basisText(context, certificate),
  );
}

export function headline(sign: string, text: string, basis: string): HTMLElement {
  return element(
    'div',
    { class: 'judgement' },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    element('p', { class: 'sentence' }, text),
    hint(basis),
  );
}

function sentence({ strings, number }: Context, certificate: NeuronCertificate): string {
  const texts = strings.certificate;
  const { judged, vector, verdict } = certificate;
  if (vector === undefined) return texts.constant;
  if (judged === undefined) return texts.noEvidenceAtAll;
  const { label, family, figures } = judged;
  const told = filled(
    texts.verdicts[verdict.kind],
    strings.labels[label],
    texts.families[family],
    number(figures.rho, 2),
    figures.partial === undefined ? '–' : number(figures.partial, 2),
  );
  return isReversed(judged) && verdict.kind !== 'noEvidence' ? `${told} ${texts.reversed}` : told;
}

function isReversed({ figures: { rho, auc } }: Judged): boolean {
  return auc === undefined ? rho < 0 : auc < 0.5;
}

export function basisText(
  { strings, number }: Context,
  { basis }: Pick<NeuronCertificate, 'basis'>,
): string {
  const characters = Object.values(basis.characters).reduce((sum, count) => sum + count, 0);
  return filled(strings.certificate.basis, number(characters, 0), number(basis.packages, 0));
}
