import { l10n } from 'vscode';
import type { Scheme } from '../../core/colour/schemes.ts';

/** What the ends of a scale look like, in words. */
export function colourNames(scheme: Scheme): { readonly low: string; readonly high: string } {
  const names = {
    blueOrange: { low: l10n.t('blue'), high: l10n.t('orange') },
    redBlue: { low: l10n.t('red'), high: l10n.t('blue') },
    blueGreen: { low: l10n.t('blue'), high: l10n.t('green') },
  };
  return names[scheme];
}
