/** What things are called, in the reader's language. */
import type { Verdict, VerdictKind } from '../../core/certify/catalogue.ts';
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

/** A few words; with what it is about, where that is not the label that is asked about. */
export function shortVerdict(
  { certificate, labels }: PanelStrings,
  { kind, label }: Verdict,
  asked: LabelName,
): string {
  const words = certificate.short[kind];
  const isAboutLabel = kind === 'tracks' || kind === 'tracksStrongly';
  return isAboutLabel && label !== undefined && label !== asked
    ? filled(certificate.shortOf, words, labels[label])
    : words;
}
