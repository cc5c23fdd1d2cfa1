/** A neuron's value at each value of a label: the mean, and the range of 80 % of the characters. */
import type { ValueSpread } from '../../../core/certify/catalogue.ts';
import { filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { label, picture, scaled, svg } from '../drawing.ts';

const [width, height] = [300, 150];
const [left, right, top, bottom] = [40, 292, 8, 128];

export function spreadPlot(
  { strings, number }: Context,
  spreads: readonly ValueSpread[],
): SVGElement {
  const least = Math.min(0, ...spreads.map(({ low }) => low));
  const most = Math.max(0, ...spreads.map(({ high }) => high));
  const y = scaled([least, most], [bottom, top]);
  const step = (right - left) / spreads.length;
  const x = (index: number): number => left + (index + 0.5) * step;
  const marks = spreads.flatMap(({ label: value, mean, low, high }, index) => [
    svg('line', { class: 'range', x1: x(index), x2: x(index), y1: y(low), y2: y(high) }),
    svg('circle', { class: 'mean', cx: x(index), cy: y(mean), r: 3 }),
    label(x(index), height - 8, number(value, Number.isInteger(value) ? 0 : 1)),
  ]);
  const line = spreads.map(({ mean }, index) => `${x(index)},${y(mean)}`).join(' ');
  const text = spreads
    .map(({ label: value, mean, low, high, characters }) =>
      filled(
        strings.certificate.byValueText,
        value,
        number(mean, 2),
        number(low, 2),
        number(high, 2),
        number(characters, 0),
      ),
    )
    .join('; ');
  return picture(
    width,
    height,
    text,
    svg('line', { class: 'axis', x1: left, x2: right, y1: y(0), y2: y(0) }),
    label(left - 6, y(0) + 3, '0', 'end'),
    label(left - 6, y(most) + 7, most > 0 ? number(most, 2) : '', 'end'),
    label(left - 6, y(least), least < 0 ? number(least, 2) : '', 'end'),
    svg('polyline', { class: 'trend', points: line }),
    ...marks,
  );
}
