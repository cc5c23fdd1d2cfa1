import { labelText } from '../../src/core/labels/scanner.ts';
import type { Excerpt } from '../catalogue/choose.ts';
import { edited, type Edits } from '../catalogue/edits.ts';
import { flat } from '../catalogue/variants/flat.ts';
import { joined } from '../catalogue/variants/joined.ts';
import { planted } from '../catalogue/variants/planted.ts';
import { tabs } from '../catalogue/variants/tabs.ts';

/** The layout of a text to learn from. */
type Layout = 'plain' | 'flat' | 'joined' | 'tabs';

/** Shares of the texts with each layout, so that a neuron learns what to count instead of what usually goes with it. */
const layouts: Readonly<Record<'braces' | 'python', readonly (readonly [Layout, number])[]>> = {
  braces: [
    ['flat', 0.25],
    ['joined', 0.1],
    ['tabs', 0.12],
    ['plain', 1],
  ],
  python: [
    ['tabs', 0.15],
    ['plain', 1],
  ],
};
const plantedShare = 0.15;
const cutShare = 0.12;
/** Least characters that are left of a text that is cut to begin at a later line. */
const leastLeft = 2_000;

export interface Harder {
  readonly text: string;
  /** What was done to the text, as in `flat planted`; `plain` where nothing was. */
  readonly variant: string;
}

/** The excerpt, or a text made from it that is harder to count in, whose labels have to be computed again. */
export function harder(excerpt: Excerpt, random: () => number): Harder {
  const { language, scannedAs: read } = excerpt;
  const done: string[] = [];
  let text = excerpt.text;
  const apply = (name: string, edits: Edits): void => {
    if (edits.length === 0) return;
    text = edited(text, edits);
    done.push(name);
  };
  const layout = draw(layouts[language === 'py' ? 'python' : 'braces'], random());
  if (random() < cutShare && text.length > leastLeft) {
    const at = text.indexOf('\n', Math.floor(random() * (text.length - leastLeft))) + 1;
    apply('cut', at > 0 ? [{ offset: 0, removed: at, inserted: '' }] : []);
  }
  const labels = labelText(text, read);
  if (layout === 'flat') apply(layout, flat(text, labels));
  if (layout === 'joined') apply(layout, joined(text, labels, language));
  if (layout === 'tabs') apply(layout, tabs(text, labels));
  if (random() < plantedShare) {
    apply('planted', planted(text, labelText(text, read), language, random));
  }
  return { text, variant: done.length === 0 ? 'plain' : done.join(' ') };
}

function draw(shares: readonly (readonly [Layout, number])[], at: number): Layout {
  let sum = 0;
  for (const [layout, share] of shares) {
    sum += share;
    if (at < sum) return layout;
  }
  return 'plain';
}
