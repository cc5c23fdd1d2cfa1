/** The head of a pane above the aligned text: what it shows, its value at the cursor, and its scale. */
import type { Span } from '../../../core/colour/quantities.ts';
import type { Arrangement } from '../../model/side/arrangement.ts';
import { element } from '../dom.ts';
import { endsOf, paintRamp } from '../ramp.ts';
import type { Context } from '../view.ts';

export class PaneHead {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #value = element('output', { class: 'pane-value' });
  readonly #least = element('span', {});
  readonly #greatest = element('span', {});
  readonly #canvas = element('canvas', { height: '1', 'aria-hidden': 'true' });

  /** @param before elements before the value, and `after` the scale: controls of the pane */
  constructor(
    context: Context,
    before: readonly (Node | string)[],
    after: readonly Node[] = [],
    hint?: string,
  ) {
    this.#context = context;
    this.root = element(
      'li',
      { class: 'pane-head', title: hint },
      element('span', { class: 'pane-name' }, ...before),
      this.#value,
      element('span', { class: 'ramp' }, this.#least, this.#canvas, this.#greatest),
      ...after,
    );
  }

  /** @param value in words */
  draw(value: string, span: Span, arrangement: Arrangement): void {
    const { number, sheet } = this.#context;
    this.#value.textContent = value;
    const [least, greatest] = endsOf(span, number);
    this.#least.textContent = least;
    this.#greatest.textContent = greatest;
    const { under, vivid } = sheet.palette;
    const colours = arrangement === 'bands' ? vivid : under;
    paintRamp(this.#canvas, colours, span.least === span.middle);
  }
}

/** Two digits, and a sign where both are possible. */
export function valueInWords(
  { strings, number }: Pick<Context, 'number' | 'strings'>,
  value: number,
  isProvisional = false,
): string {
  if (Number.isNaN(value)) return strings.notKnown;
  return number(value, 2) + (isProvisional ? ` (${strings.provisional})` : '');
}
