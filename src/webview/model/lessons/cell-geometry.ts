/** Where the parts of the drawing of a cell lie, in pixels, for a width. */
import type { GateName } from '../../../core/lessons/gate-inputs.ts';

/** From left to right. */
export const GATES = ['f', 'i', 'g', 'o'] as const satisfies readonly GateName[];

export interface CellGeometry {
  readonly width: number;
  readonly height: number;
  /** Edges of the cell; its inputs come from the left and from below, its outputs leave to the right and above. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** y of the conveyor, on which c runs. */
  readonly conveyor: number;
  /** y of the bus, on which h runs. */
  readonly bus: number;
  /** x of the middle of each gate. */
  readonly gates: Readonly<Record<GateName, number>>;
  readonly gate: { readonly width: number; readonly height: number; readonly top: number };
  /** Middle of the sum on the conveyor, above the product of gate and candidate. */
  readonly sum: number;
  readonly product: number;
  /** x at which c is squashed by tanh, and read by the output gate. */
  readonly tail: number;
  readonly squash: number;
  /** x at which h leaves upwards. */
  readonly up: number;
  /** x at which the network's input x comes in. */
  readonly x: number;
  /** Whether there is room for numbers only. */
  readonly isNarrow: boolean;
}

/** The drawing is never narrower than this. */
const LEAST_WIDTH = 360;

export function cellGeometry(available: number): CellGeometry {
  const width = Math.max(LEAST_WIDTH, available);
  const isNarrow = width < 620;
  const margin = isNarrow ? 46 : 84;
  const [left, right] = [margin, width - margin];
  const gateWidth = Math.min(104, Math.floor((right - left) / 6.2));
  const tail = right - (isNarrow ? 34 : 58);
  const last = tail - (isNarrow ? 23 : 36) - gateWidth / 2;
  const first = left + (isNarrow ? 17 : 34) + gateWidth / 2;
  const pitch = (last - first) / 3;
  const [f, i, g, o] = [first, first + pitch, first + 2 * pitch, last];
  return {
    ...{ width, height: 372, left, right, top: 12, bottom: 330, isNarrow },
    ...{ conveyor: 74, bus: 302, product: 136, squash: 122 },
    gates: { f, i, g, o },
    gate: { width: gateWidth, height: 62, top: 186 },
    ...{ sum: (i + g) / 2, tail, up: right - (isNarrow ? 9 : 22), x: left + (isNarrow ? 6 : 14) },
  };
}

/** Width of the conveyor in pixels where it carries `c`, at most `most`. */
export function bandWidth(c: number, most: number): number {
  return 2 + 18 * Math.min(1, Math.abs(c) / Math.max(1e-9, most));
}

/** Where on a gate's curve its value is, -1 to 1: the curve is drawn from -6 to 6, the candidate's from -3 to 3. */
export function sumOf(gate: GateName, value: number): number {
  const most = gate === 'g' ? 3 : 6;
  const sum = gate === 'g' ? Math.atanh(value) : Math.log(value / (1 - value));
  return Math.min(most, Math.max(-most, sum)) / most;
}
