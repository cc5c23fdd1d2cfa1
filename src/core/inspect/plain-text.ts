/** Texts that no scanner parses, and the labels that they have all the same. */
import { labelNames, type LabelName } from '../labels/labels.ts';

/** Labels that need no parser. */
export const plainLabels = [
  'bracketDepth',
  'roundDepth',
  'squareDepth',
  'curlyDepth',
  'lineEnd',
  'indentation',
  'column',
] as const satisfies readonly LabelName[];

export function isPlainLabel(label: LabelName): boolean {
  return (plainLabels as readonly LabelName[]).includes(label);
}

/** Labels that a text has. */
export function tellableLabels(isParsed: boolean): readonly LabelName[] {
  return isParsed ? labelNames : plainLabels;
}

/** The label that was chosen, or another where the text does not have it. */
export function toldLabel(chosen: LabelName, isParsed: boolean): LabelName {
  return isParsed || isPlainLabel(chosen) ? chosen : plainLabels[0];
}

/**
 * The same text with a letter for all but brackets and white space, so that no word, quote or sign means anything to
 * the scanner. Places stay what they are; halves of a pair are left, since together they are one character.
 */
export function withoutWords(text: string): string {
  return text.replaceAll(/[^\s()[\]{}\ud800-\udfff]/g, 'x');
}
