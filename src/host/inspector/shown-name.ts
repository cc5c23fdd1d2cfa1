import { env, l10n } from 'vscode';
import { QUANTITY_SIGNS } from '../../core/colour/quantities.ts';
import { isDirection, subjectName } from '../../core/inspect/subject.ts';
import type { Shown } from './editor-painter.ts';
import { labelNames } from './strings.ts';

/** `L1·265 h`, or `probe: bracket depth`. */
export function shownName({ subject, quantity }: Pick<Shown, 'quantity' | 'subject'>): string {
  return isDirection(subject)
    ? l10n.t('probe: {0}', labelNames(l10n)[subject.probe])
    : `${subjectName(subject)} ${QUANTITY_SIGNS[quantity]}`;
}

/** A number of a scale, with its sign, in the reader's language. */
export function signed(value: number, digits = Number.isInteger(value) ? 0 : 1): string {
  const text = unsigned(Math.abs(value), digits);
  return value < 0 ? `−${text}` : value > 0 ? `+${text}` : text;
}

/** A number that has no sign. */
export function unsigned(value: number, digits: number): string {
  return value.toLocaleString(env.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
