/** Texts made from another to mislead a neuron, while the labels of its characters stay the same. */
import { labelText } from '../../src/core/labels/scanner.ts';
import { seededRandom } from '../../src/cli/evaluate/random.ts';
import { edited, leavesLabels, type Edits } from './edits.ts';
import type { Excerpt } from './choose.ts';
import { crlf } from './variants/crlf.ts';
import { flat } from './variants/flat.ts';
import { joined } from './variants/joined.ts';
import { planted } from './variants/planted.ts';
import { tabs } from './variants/tabs.ts';

export type Variant = 'flat' | 'tabs' | 'joined' | 'planted' | 'crlf';

export const variants: readonly Variant[] = ['flat', 'tabs', 'joined', 'planted', 'crlf'];

/** In Python indentation and line ends are part of the program. */
const forPython: ReadonlySet<Variant> = new Set<Variant>(['tabs', 'planted', 'crlf']);

/** How often places for planted brackets are drawn, until a draw leaves the labels unchanged. */
const draws = 4;

/**
 * The text's variant; undefined where the language has none, or where the scanner gives the rest of the text other
 * labels than before, so that they cannot be compared.
 */
export function variantOf(excerpt: Excerpt, variant: Variant, seed: number): string | undefined {
  const { text, language, scannedAs: read, path } = excerpt;
  if (language === 'py' && !forPython.has(variant)) return undefined;
  const labels = labelText(text, read);
  const ways: Record<Variant, (draw: number) => Edits> = {
    flat: () => flat(text, labels),
    tabs: () => tabs(text, labels),
    joined: () => joined(text, labels, language),
    planted: (draw) =>
      planted(text, labels, language, seededRandom(seed, `planted ${draw} ${path}`)),
    crlf: () => crlf(text),
  };
  for (let draw = 0; draw < (variant === 'planted' ? draws : 1); draw++) {
    const edits = ways[variant](draw);
    const made = edited(text, edits);
    if (leavesLabels(labels, labelText(made, read), edits)) return made;
  }
  return undefined;
}
