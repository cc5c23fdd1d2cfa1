import type { CellQuantity } from './cell.ts';
import { gateOrder, gates, hear } from './heard-weights.ts';
import { noSymbol, rowWidth, type Page } from './page.ts';
import { blockLength, rowAfter, step, wholeBlocks } from './rows.ts';
import type { UnitWeights } from './unit-weights.ts';

/**
 * One quantity of a unit at the first `out.length` code units of a page.
 *
 * The graph gives h alone at every step. A gate follows from it by the cell's own formulas (Gers, Schmidhuber &
 * Cummins 2000, eq. 2-4): gate_t = s(base + below_t . W + h_{t-1} . R), where h is as the gates hear it; c by a scan
 * from the page's first state, c_t = f_t c_{t-1} + i_t g_t.
 */
export function scanCell(
  page: Page,
  unit: UnitWeights,
  quantity: CellQuantity,
  out: Float32Array,
): void {
  switch (quantity) {
    case 'h':
      scanHidden(page, unit, out);
      return;
    case 'c':
      scanState(page, unit, out);
      return;
    case 'tanhC':
      scanState(page, unit, out);
      for (const [at, c] of out.entries()) out[at] = Math.tanh(c);
      return;
    case 'i':
    case 'f':
    case 'g':
    case 'o': {
      const squash = quantity === 'g' ? Math.tanh : sigmoid;
      const sums = gateSums(page, unit, out.length);
      const gate = gateOrder.indexOf(quantity);
      for (let at = 0; at < out.length; at++) out[at] = squash(sums[at * gates + gate]!);
    }
  }
}

/** How a unit computes its value at one character: c = f before + i g, h = o tanh(c). */
export interface CellStep {
  readonly i: number;
  readonly f: number;
  readonly g: number;
  readonly o: number;
  /** c one character before. */
  readonly before: number;
  readonly c: number;
  readonly tanhC: number;
  readonly h: number;
}

/** The same of many characters in a row: [code units] of each part. */
export type CellSteps = Readonly<Record<keyof CellStep, Float32Array>>;

/**
 * The step at code unit `at` of a page. At one that is no symbol, such as the second half of a pair, it is the step
 * before it.
 */
export function scanStep(page: Page, unit: UnitWeights, at: number): CellStep {
  const steps = scanSteps(page, unit, at + 1);
  const part = (name: keyof CellStep): number => steps[name][at]!;
  return {
    ...{ i: part('i'), f: part('f'), g: part('g'), o: part('o') },
    ...{ before: part('before'), c: part('c'), tanhC: part('tanhC'), h: part('h') },
  };
}

/** The steps at the first `length` code units of a page. */
export function scanSteps(page: Page, unit: UnitWeights, length: number): CellSteps {
  const sums = gateSums(page, unit, length);
  const c = new Float32Array(length);
  scanState(page, unit, c, sums);
  const part = (write: (at: number) => number): Float32Array =>
    new Float32Array(length).map((_, at) => write(at));
  const gate = (name: (typeof gateOrder)[number], squash: (x: number) => number): Float32Array => {
    const of = gateOrder.indexOf(name);
    return part((at) => squash(sums[at * gates + of]!));
  };
  const o = gate('o', sigmoid);
  const tanhC = part((at) => Math.tanh(c[at]!));
  let before = page.entry.state.c[unit.place]!;
  return {
    ...{ i: gate('i', sigmoid), f: gate('f', sigmoid), g: gate('g', Math.tanh), o },
    before: part((at) => {
      // A code unit that is no symbol has what the one before it had.
      if (at > 0 && page.ids[at] !== noSymbol) before = c[at - 1]!;
      return before;
    }),
    ...{ c, tanhC, h: part((at) => o[at]! * tanhC[at]!) },
  };
}

/** Multiplications for each character: one for two gates and each unit heard, of the layer itself and below it. */
export function scanCost(quantity: CellQuantity, { recurrent, below }: UnitWeights): number {
  return quantity === 'h' ? 1 : recurrent.pairs.length + (below?.pairs.length ?? 0);
}

function scanHidden(page: Page, { place }: UnitWeights, out: Float32Array): void {
  const { rows } = page;
  const units = rowWidth(page);
  for (let at = 0; at < out.length; at++) out[at] = rows[rowAfter(at, units) + place]! * step;
}

function scanState(
  page: Page,
  unit: UnitWeights,
  out: Float32Array,
  sums = gateSums(page, unit, out.length),
): void {
  let c = page.entry.state.c[unit.place]!;
  for (let at = 0; at < out.length; at++) {
    if (page.ids[at] !== noSymbol) {
      const from = at * gates;
      c = sigmoid(sums[from + 2]!) * c + sigmoid(sums[from]!) * Math.tanh(sums[from + 3]!);
    }
    out[at] = c;
  }
}

/** The sums that the gates squash, at the first `length` code units, rounded up to whole blocks: [length x gates]. */
function gateSums(
  page: Page,
  { recurrent, below, hearsSymbols, base }: UnitWeights,
  length: number,
): Float64Array {
  const { ids, rows } = page;
  const units = rowWidth(page);
  const sums = new Float64Array(wholeBlocks(length) * gates);
  for (let at = 0; at < length; at += blockLength) {
    const to = at * gates;
    hear(rows, rowAfter(at - 1, units), units, recurrent, sums, to);
    if (below !== undefined) hear(rows, rowAfter(at, units), units, below, sums, to);
  }
  for (let at = 0; at < length; at++) {
    const to = at * gates;
    const id = ids[at]!;
    if (id === noSymbol) sums.copyWithin(to, to - gates, to);
    else addBase(base, hearsSymbols ? id * gates : 0, sums, to);
  }
  return sums;
}

function addBase(base: Float64Array, from: number, sums: Float64Array, to: number): void {
  for (let gate = 0; gate < gates; gate++) sums[to + gate]! += base[from + gate]!;
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
