/** A histogram for each value of a label, one above the other on the same scale of values. */
import { scaleLinear } from 'd3-scale';

import { label, picture, svg } from '../drawing.ts';

export interface PicturedGroup {
  readonly name: string;
  /** [bins] */
  readonly counts: readonly number[];
  readonly characters: number;
  readonly mean: number;
}

export interface HistogramPicture {
  readonly width: number;
  /** [bins + 1] */
  readonly edges: readonly number[];
  readonly groups: readonly PicturedGroup[];
  /** CSS colour of a bar, by the value at its middle. */
  readonly colour: (value: number) => string;
  /** Formats a number in the reader's language. */
  readonly number: (value: number, digits: number) => string;
  /** Texts under the scale of values, and at each mean, {0}. */
  readonly title: string;
  readonly mean: (value: string) => string;
  /** Labels of the axis of shares: {0} per cent. */
  readonly percent: (value: string) => string;
  /** The text alternative for screen readers. */
  readonly text: string;
}

const margin = { left: 84, right: 12, bottom: 36 };
/** Pixels of a group, and of the space above its bars. */
const height = 74;
const head = 15;

export function histogramPicture(drawn: HistogramPicture): SVGElement {
  const { width, edges, groups, number } = drawn;
  const shares = groups.map(({ counts, characters }) =>
    counts.map((count) => count / Math.max(1, characters)),
  );
  const highest = Math.max(0.01, ...shares.flat());
  const across = scaleLinear([edges[0]!, edges.at(-1)!], [margin.left, width - margin.right]);
  const up = scaleLinear([0, highest], [0, height - head]);
  const whole = groups.length * height;
  const rows = groups.map(({ name, characters, mean }, at) => {
    const floor = (at + 1) * height;
    const bars = shares[at]!.map((share, bin) => {
      const [from, to] = [across(edges[bin]!), across(edges[bin + 1]!)];
      const middle = (edges[bin]! + edges[bin + 1]!) / 2;
      return svg('rect', {
        ...{ x: from + 0.5, width: Math.max(0.5, to - from - 1) },
        ...{ y: floor - up(share), height: up(share), fill: drawn.colour(middle) },
      });
    });
    const x = across(mean);
    const isRight = x > width - 110;
    const top = floor - height + head;
    return svg(
      'g',
      {},
      svg('g', { class: 'bars' }, ...bars),
      svg(
        'g',
        { class: 'axis' },
        svg('path', { d: `M${margin.left} ${floor}H${width - margin.right}` }),
        label(margin.left - 8, floor - 6, number(characters, 0), 'end'),
        label(margin.left + 2, top + 8, drawn.percent(number(100 * highest, 0)), 'start'),
      ),
      svg('path', { class: 'marker', d: `M${x} ${top}V${floor}` }),
      label(
        x + (isRight ? -4 : 4),
        top + 8,
        drawn.mean(number(mean, 2)),
        isRight ? 'end' : 'start',
      ),
      label(margin.left - 8, floor - 22, name, 'end'),
    );
  });
  const ticks = across.ticks(Math.max(2, width / 110));
  return picture(
    width,
    whole + margin.bottom,
    drawn.text,
    ...rows,
    svg(
      'g',
      { class: 'axis' },
      ...ticks.map((value) => label(across(value), whole + 15, number(value, 1))),
      label((margin.left + width - margin.right) / 2, whole + 31, drawn.title),
    ),
  );
}
