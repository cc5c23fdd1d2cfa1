/**
 * One cell as a chain of copies along a line (Olah 2015): c runs through the top of each, h through the bottom. The row
 * above shows what is left of the first one's memory or, in the other direction, of the last one's error.
 */
import { svg } from '../../drawing.ts';
import { sideOf, signAt } from '../cell/signs.ts';
import { bandWidth } from '../../../model/lessons/cell-geometry.ts';

export interface Copy {
  readonly character: string;
  /** c, f and h are NaN where unknown. */
  readonly c: number;
  readonly f: number;
  readonly h: number;
  /** Height of the bar in the row above, 0 to 1. */
  readonly share: number;
  readonly kind: 'first' | 'here' | 'last' | 'plain';
}

export interface Chain {
  readonly copies: readonly Copy[];
  /** c before the first copy; `hidden` copies of the path come before that one. */
  readonly before: number;
  readonly hidden: number;
  /** The greatest |c| nearby. */
  readonly most: number;
  readonly way: 'back' | 'forth';
  readonly isFolded: boolean;
  /** Enlargement relative to text of 11 pixels. */
  readonly zoom: number;
  readonly texts: { readonly share: string; readonly again: string };
  readonly say: (value: number) => string;
  readonly text: string;
}

/** Pixels from one copy to the next, and beside the first and the last. */
export const PITCH = 58;
export const SIDE = { left: 58, right: 26 } as const;

const HEIGHT = { forth: 230, back: 262 } as const;
const BOX = { width: 40, top: 110, height: 72 } as const;
const ROW = { base: 66, height: 40 } as const;
const CONVEYOR = 128;
const BUS = 168;
const OUT = 86;
const BACK = 246;

export function chainPicture(chain: Chain): SVGElement {
  const { copies, way, isFolded, text, texts, zoom } = chain;
  const height = way === 'back' || isFolded ? HEIGHT.back : HEIGHT.forth;
  const width = SIDE.left + copies.length * PITCH + SIDE.right;
  const at = (k: number): number => SIDE.left + (k + 0.5) * PITCH;
  const groups = copies.map((copy, k) => {
    const group = svg('g', { class: `copy ${copy.kind}` }, ...copyAt(copy, at(k), chain));
    group.style.setProperty('--to-first', `${-k * PITCH}px`);
    return group;
  });
  const kind = ['chain-picture', way, isFolded ? 'folded' : ''].join(' ').trim();
  return svg(
    'svg',
    {
      ...{ class: kind, viewBox: `0 0 ${width} ${height}` },
      ...{ width: width * zoom, height: height * zoom, role: 'img', 'aria-label': text },
    },
    svg('g', { class: 'running' }, ...wiresOf(chain, at)),
    ...groups.reverse(),
    svg('g', { class: 'loops' }, ...loops(at(0), texts.again)),
    svg('text', { class: 'soft', x: 0, y: ROW.base - 14 }, texts.share),
    signAt(0, CONVEYOR + 4, ['c', ''], 'start'),
    signAt(0, BUS + 4, ['h', ''], 'start'),
    signAt(0, 216, ['x', 't'], 'start'),
    signAt(0, OUT + 4, ['h', 't'], 'start'),
  );
}

function copyAt(copy: Copy, x: number, { say, way }: Chain): SVGElement[] {
  const { character, f, h, share, kind } = copy;
  const left = x - BOX.width / 2;
  const shut = (Number.isNaN(f) ? 0 : 1 - f) * 11;
  const tall = Number.isNaN(share) ? 0 : share * ROW.height;
  // The first copy's gate is about what came before it.
  const isOnWay = kind !== 'first';
  return [
    svg('rect', {
      ...{ class: 'box', x: left, y: BOX.top, width: BOX.width, height: BOX.height, rx: 7 },
    }),
    svg('path', {
      class: 'wire',
      d: `M${x} ${BOX.top}V${OUT + 8}M${x} 198V${BOX.top + BOX.height}`,
    }),
    svg('path', {
      class: 'arrow',
      d: `M${x - 4} ${BOX.top + BOX.height + 7}l4 -7l4 7zM${x - 4} ${OUT + 15}l4 -7l4 7z`,
    }),
    svg('circle', {
      ...{ class: `out ${sideOf(h)}`, cx: x, cy: OUT, r: 6 },
      'fill-opacity': opacity(h),
    }),
    svg('rect', { class: 'jaw', x: x - 3, y: CONVEYOR - 12, width: 6, height: shut }),
    svg('rect', { class: 'jaw', x: x - 3, y: CONVEYOR + 12 - shut, width: 6, height: shut }),
    svg(
      'text',
      { class: isOnWay ? 'gate' : 'gate soft', x, y: BOX.top + 47, 'text-anchor': 'middle' },
      say(f),
    ),
    svg('rect', {
      ...{ class: `share ${way}`, x: x - 12, y: ROW.base - tall, width: 24, height: tall },
    }),
    svg('path', { class: 'floor', d: `M${x - 14} ${ROW.base}h28` }),
    svg(
      'text',
      { class: 'number', x, y: ROW.base - tall - 5, 'text-anchor': 'middle' },
      say(share),
    ),
    svg('rect', { class: 'symbol', x: x - 13, y: 198, width: 26, height: 26, rx: 4 }),
    svg('text', { class: 'character', x, y: 216, 'text-anchor': 'middle' }, character),
  ];
}

/** The opacity of the fill for a value between -1 and 1. */
function opacity(h: number): number {
  return Number.isNaN(h) ? 0 : Math.min(1, 0.12 + 0.88 * Math.abs(h));
}

/** c and h from each copy to the next, and the error's way back. */
function wiresOf(
  { copies, before, hidden, most, way }: Chain,
  at: (k: number) => number,
): SVGElement[] {
  const parts: SVGElement[] = [];
  const band = (from: number, to: number, c: number): SVGElement => {
    const made = svg('path', { class: `band ${sideOf(c)}`, d: `M${from} ${CONVEYOR}H${to}` });
    made.style.strokeWidth = `${Number.isNaN(c) ? 1.5 : bandWidth(c, most)}px`;
    return made;
  };
  copies.forEach((copy, k) => {
    const isLast = k === copies.length - 1;
    const to = isLast ? at(k) + PITCH / 2 + 14 : at(k + 1);
    if (k === 0) parts.push(band(16, at(0), before));
    parts.push(band(at(k), to, copy.c));
    const from = k === 0 ? 16 : at(k - 1) + BOX.width / 2;
    parts.push(...bus(from, at(k) - BOX.width / 2));
    if (isLast)
      parts.push(
        ...bus(at(k) + BOX.width / 2, to),
        arrowRight(to + 8, BUS),
        arrowRight(to + 10, CONVEYOR),
      );
    if (way === 'back' && k > 0) parts.push(...backArrow(at(k), at(k - 1), copies[k - 1]!.share));
  });
  if (hidden > 0) {
    parts.push(svg('text', { class: 'soft', x: 14, y: BUS + 26 }, `⋯ ${hidden}`));
  }
  return parts;
}

function bus(from: number, to: number): SVGElement[] {
  return [-2, 0, 2].map((shift) =>
    svg('path', { class: 'vector', d: `M${from} ${BUS + shift}H${to}` }),
  );
}

function arrowRight(x: number, y: number): SVGElement {
  return svg('path', { class: 'arrow', d: `M${x - 8} ${y - 5}L${x} ${y}L${x - 8} ${y + 5}z` });
}

/** As wide as the share of the error that arrives. */
function backArrow(from: number, to: number, share: number): SVGElement[] {
  const wide = Number.isNaN(share) ? 0.5 : 0.5 + 11 * share;
  const line = svg('path', { class: 'back-line', d: `M${from - 4} ${BACK}H${to + 10}` });
  line.style.strokeWidth = `${wide}px`;
  const half = Math.max(4, wide / 2 + 3);
  const tip = `M${to + 12} ${BACK - half}L${to + 2} ${BACK}L${to + 12} ${BACK + half}z`;
  return [line, svg('path', { class: 'back-tip', d: tip })];
}

/** The folded chain: one cell that passes c and h on to itself. */
function loops(x: number, again: string): SVGElement[] {
  const right = x + BOX.width / 2;
  const left = x - BOX.width / 2;
  const loop = (y: number, over: number, out: number): string =>
    `M${right} ${y}h${out}q12 0 12 -12V${over + 12}q0 -12 -12 -12H${left - out}q-12 0 -12 12V${y - 12}q0 12 12 12h${out}`;
  const under = (y: number, over: number, out: number): string =>
    `M${right} ${y}h${out}q12 0 12 12V${over - 12}q0 12 -12 12H${left - out}q-12 0 -12 -12V${y + 12}q0 -12 12 -12h${out}`;
  return [
    svg('path', { class: 'loop c', d: loop(CONVEYOR, 70, 4) }),
    svg('path', { class: 'loop', d: under(BUS, 240, 4) }),
    svg('path', {
      class: 'arrow',
      d: `M${left - 7} ${CONVEYOR - 5}l8 5l-8 5zM${left - 7} ${BUS - 5}l8 5l-8 5z`,
    }),
    svg('text', { class: 'soft', x: right + 30, y: CONVEYOR + 24 }, again),
  ];
}
