/** Lines over an axis, which differ in dash and name as well as in colour. */
import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3-scale';
import { line } from 'd3-shape';

import { label, picture, svg } from '../../drawing.ts';

export interface Series {
  readonly name: string;
  /** By rising x. On a logarithmic axis, points that are not positive are left out. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Which of the six colours and dashes. */
  readonly tone: number;
  /** Drawn in the background, as what the others are compared with. */
  readonly isFaint?: boolean;
}

export interface Axis {
  readonly title: string;
  readonly kind: 'linear' | 'log';
  /** By default the range of the points. */
  readonly domain?: readonly [number, number];
  readonly inWords: (value: number) => string;
}

export interface LineChart {
  readonly width: number;
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** A place on the x axis that is marked. */
  readonly marker?: { readonly x: number; readonly text: string };
  /** The text alternative for screen readers. */
  readonly text: string;
}

const MARGIN = { left: 52, top: 10, bottom: 38 };
/** Pixels of a line of a name, and so between the names of lines that end near each other. */
const NAME_HEIGHT = 13;
const LETTER_WIDTH = 6.2;
/** Pixels for the title of the y axis, left of its numbers. */
const TITLE_WIDTH = 22;

type Scale = ScaleContinuousNumeric<number, number>;

export function lineChart(chart: LineChart): SVGElement {
  const { width, height, x, y, series, marker } = chart;
  const most = Math.max(1, Math.floor(width / 2.6 / LETTER_WIDTH) - 2);
  const longest = longestOf(series.flatMap(({ name }) => broken(name, most)));
  const right = Math.round(longest * LETTER_WIDTH) + 12;
  const plotted = series.map((one) => ({
    ...one,
    points: one.points.filter(([px, py]) => isPlaced(x, px) && isPlaced(y, py)),
  }));
  const all = plotted.flatMap(({ points }) => points);
  const up = scaleOf(
    y,
    all.map(([, py]) => py),
  ).range([height - MARGIN.bottom, MARGIN.top]);
  const levels = ticks(up, y, height / 45);
  const widest = longestOf(levels.map(y.inWords));
  const left = Math.max(MARGIN.left, Math.ceil(widest * LETTER_WIDTH) + TITLE_WIDTH);
  const across = scaleOf(
    x,
    all.map(([px]) => px),
  ).range([left, width - right]);
  const path = line<readonly [number, number]>(
    ([px]) => across(px),
    ([, py]) => up(py),
  );
  const lines = plotted.map(({ points, tone, isFaint }) =>
    svg('path', {
      class: `line tone-${tone}${isFaint === true ? ' faint' : ''}`,
      d: path(points) ?? '',
    }),
  );
  return picture(
    width,
    height,
    chart.text,
    svg(
      'g',
      { class: 'axis' },
      ...ticks(across, x, Math.max(2, width / 110)).map((value) =>
        label(across(value), height - MARGIN.bottom + 14, x.inWords(value)),
      ),
      ...levels.flatMap((value) => [
        svg('path', { d: `M${left} ${up(value)}H${width - right}` }),
        label(left - 6, up(value) + 4, y.inWords(value), 'end'),
      ]),
      label((left + width - right) / 2, height - 6, x.title),
      svg(
        'text',
        {
          'text-anchor': 'middle',
          transform: `translate(11 ${(MARGIN.top + height - MARGIN.bottom) / 2}) rotate(-90)`,
        },
        y.title,
      ),
    ),
    ...(marker === undefined ? [] : markerAt(across(marker.x), height, marker.text)),
    ...lines,
    ...names(plotted, across, up, { most, bottom: height - MARGIN.bottom }),
  );
}

function isPlaced({ kind }: Axis, value: number): boolean {
  return Number.isFinite(value) && (kind === 'linear' || value > 0);
}

function scaleOf({ kind, domain }: Axis, values: readonly number[]): Scale {
  const scale = kind === 'log' ? scaleLog() : scaleLinear();
  if (domain !== undefined) return scale.domain(domain);
  const known = values.length === 0 ? [1, 10] : values;
  return scale.domain([Math.min(...known), Math.max(...known)]).nice();
}

/** On a logarithmic axis, the powers of ten, or every n-th of them. */
function ticks(scale: Scale, { kind }: Axis, wanted: number): number[] {
  if (kind === 'linear') return scale.ticks(wanted);
  const [from, to] = scale.domain().map((end) => Math.log10(end)) as [number, number];
  const first = Math.ceil(from - 1e-9);
  const last = Math.floor(to + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / wanted));
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, at) => 10 ** (first + at * step),
  );
}

function markerAt(x: number, height: number, text: string): SVGElement[] {
  return [
    svg('path', { class: 'marker', d: `M${x} ${MARGIN.top}V${height - MARGIN.bottom}` }),
    svg('text', { class: 'marker', x: x + 4, y: MARGIN.top + 10, 'text-anchor': 'start' }, text),
  ];
}

/** The name of each line at its end, without overlaps between names or with the numbers of the axis. */
function names(
  series: readonly Series[],
  across: Scale,
  up: Scale,
  { most, bottom }: { readonly most: number; readonly bottom: number },
): SVGElement[] {
  const ends = series
    .flatMap(({ name, points, tone }) => {
      const end = points.at(-1);
      if (end === undefined) return [];
      return [{ lines: broken(name, most), tone, x: across(end[0]), y: up(end[1]) }];
    })
    .sort((a, b) => a.y - b.y);
  let free = -Infinity;
  const tops = ends.map(({ lines, y }) => {
    const top = Math.max(y, free);
    free = top + lines.length * NAME_HEIGHT;
    return top;
  });
  let end = bottom + NAME_HEIGHT - 4;
  for (let k = ends.length - 1; k >= 0; k--) {
    tops[k] = Math.min(tops[k]!, end - ends[k]!.lines.length * NAME_HEIGHT);
    end = tops[k]!;
  }
  return ends.map(({ lines, tone, x }, k) =>
    svg(
      'text',
      { class: `name tone-${tone}`, x: x + 6, y: tops[k]! + 4 },
      ...lines.map((line, at) => svg('tspan', { x: x + 6, dy: at === 0 ? 0 : NAME_HEIGHT }, line)),
    ),
  );
}

/** Breaks a name into lines of at most so many letters, where its words allow it. */
function broken(name: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function longestOf(words: readonly string[]): number {
  return Math.max(0, ...words.map(({ length }) => length));
}
