/** What things are called, in the reader's language. */
import type { Family, VerdictKind } from '../../core/certify/catalogue.ts';
import type { HeldOut } from '../../core/certify/certificate.ts';
import { isDirection, subjectName, type Subject } from '../../core/inspect/subject.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import { filled } from './dom.ts';

/** `L2·347`, or `probe: bracket depth`. */
export function subjectTitle(strings: PanelStrings, subject: Subject): string {
  return isDirection(subject)
    ? filled(strings.certificate.probe, strings.labels[subject.probe])
    : subjectName(subject);
}

/** Verdicts told apart by shape: full, half, an indentation, empty. */
export const VERDICT_SIGNS: Readonly<Record<VerdictKind, string>> = {
  tracksStrongly: '●',
  tracks: '◐',
  followsIndentation: '⇥',
  noEvidence: '○',
};

/** A few words; with what it is about and where, if that is not what is asked about. */
export function shortVerdict(
  { certificate, labels }: PanelStrings,
  { verdict: { kind, label, family }, family: here }: HeldOut,
  asked: LabelName,
): string {
  const words = certificate.short[kind];
  if (kind === 'noEvidence' || label === undefined || family === undefined) return words;
  const about = [
    ...(label === asked || kind === 'followsIndentation' ? [] : [labels[label]]),
    ...(family === here ? [] : [shortFamily(certificate.languages, family)]),
  ];
  return about.length === 0 ? words : filled(certificate.shortOf, words, about.join(', '));
}

function shortFamily(names: PanelStrings['certificate']['languages'], family: Family): string {
  return family === 'python' ? names.py : `${names.c}/${names.ts}`;
}
