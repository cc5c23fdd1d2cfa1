/** What things are called, in the reader's language. */
import type { Family, VerdictKind } from '../../core/certify/catalogue.ts';
import type { HeldOut } from '../../core/certify/certificate.ts';
import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { passes } from '../../core/certify/grade.ts';
import { isDirection, subjectName, type Subject } from '../../core/inspect/subject.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type { Pane } from '../../protocol/side-by-side.ts';
import { filled } from './dom.ts';

/** `L2·347`, or `probe: bracket depth`. */
export function subjectTitle(strings: PanelStrings, subject: Subject): string {
  return isDirection(subject)
    ? filled(strings.certificate.probe, strings.labels[subject.probe])
    : subjectName(subject);
}

/** `L2·347 c`, `probe: bracket depth`, or `surprise`. */
export function paneTitle(strings: PanelStrings, pane: Pane): string {
  if (pane === 'surprise') return strings.side.surprise;
  const { subject, quantity } = pane;
  const title = subjectTitle(strings, subject);
  return isDirection(subject) ? title : `${title} ${QUANTITY_SIGNS[quantity]}`;
}

/** Verdicts that can be told apart by shape: full, half, an indentation, empty. */
export const VERDICT_SIGNS: Readonly<Record<VerdictKind, string>> = {
  tracksStrongly: '●',
  tracks: '◐',
  followsIndentation: '⇥',
  noEvidence: '○',
};

/** In place of a verdict's sign: the neuron was taught. */
export const TAUGHT_SIGN = '◆';

/** A verdict where there is little room. */
export interface ShortVerdict {
  readonly sign: string;
  readonly words: string;
  /** The same with more words; undefined where there are none to add. */
  readonly hint?: string;
}

/** A neuron's verdict for the list's label, in a few words; where it does not pass, what it passes for instead. */
export function shortVerdict(
  { certificate, labels }: PanelStrings,
  { grade, verdict: { kind, label, family }, family: here }: HeldOut,
  asked: LabelName,
): ShortVerdict {
  const sign = VERDICT_SIGNS[grade];
  const isOfAnother = passes(kind) && (label !== asked || family !== here);
  if (grade !== 'noEvidence' || !isOfAnother || label === undefined || family === undefined) {
    return { sign, words: certificate.short[grade] };
  }
  const { butIn, butLabel, butLabelIn, onlyIn, ratherLabel, ratherLabelIn } = certificate;
  const [words, hint] =
    family === here
      ? [ratherLabel, butLabel]
      : label === asked
        ? [onlyIn, butIn]
        : [ratherLabelIn, butLabelIn];
  const filling = [
    certificate.short[kind],
    labels[label],
    shortFamily(certificate.languages, family),
  ];
  return { sign, words: filled(words, ...filling), hint: filled(hint, ...filling) };
}

/** The languages of a family, in a few letters. */
export function shortFamily(
  names: PanelStrings['certificate']['languages'],
  family: Family,
): string {
  return family === 'python' ? names.py : `${names.c}/${names.ts}`;
}
