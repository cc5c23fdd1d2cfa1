import type { CellQuantity } from './cell.ts';
import { noSymbol, type Page } from './page.ts';
import type { GateWeights, UnitWeights } from './unit-weights.ts';

/**
 * One quantity of a unit at the first `out.length` code units of a page.
 *
 * The graph gives h alone at every step. A gate follows from it by the cell's own formulas (Gers, Schmidhuber &
 * Cummins 2000, eq. 2-4): gate_t = s(base + below_t . W + h_{t-1} . R); c by a scan from the page's first state,
 * c_t = f_t c_{t-1} + i_t g_t. Costs up to three gates of two dot products of `hidden` numbers each by the character.
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
    case 'g':
      squash(scanGates(page, unit, unit.gate.g, out.length), Math.tanh, out);
      return;
    case 'i':
    case 'f':
    case 'o':
      squash(scanGates(page, unit, unit.gate[quantity], out.length), sigmoid, out);
  }
}

/** Multiplications by the character: each gate hears the layer itself and the one below. */
export function scanCost(quantity: CellQuantity, { hidden }: UnitWeights): number {
  if (quantity === 'h') return 1;
  return (quantity === 'c' || quantity === 'tanhC' ? 6 : 2) * hidden;
}

function scanHidden(
  { rows, entry }: Page,
  { neuron, hidden }: UnitWeights,
  out: Float32Array,
): void {
  const place = neuron.layer * hidden + neuron.unit;
  const units = entry.state.h.length;
  for (let at = 0; at < out.length; at++) out[at] = rows.values[at * units + place]! / rows.one;
}

function scanState(page: Page, unit: UnitWeights, out: Float32Array): void {
  const sums = scanGates(page, unit, unit.cell, out.length);
  let c = page.entry.state.c[unit.neuron.layer * unit.hidden + unit.neuron.unit]!;
  for (let at = 0; at < out.length; at++) {
    if (page.ids[at] !== noSymbol) {
      const [i, f, g] = [sums[3 * at]!, sums[3 * at + 1]!, sums[3 * at + 2]!];
      c = sigmoid(f) * c + sigmoid(i) * Math.tanh(g);
    }
    out[at] = c;
  }
}

/** What goes into the gates' squashing functions at the first `length` code units: [length x gates]. */
function scanGates(
  { entry, ids, rows }: Page,
  { neuron, hidden }: UnitWeights,
  { gates, recurrent, below, base }: GateWeights,
  length: number,
): Float64Array {
  const units = entry.state.h.length;
  const own = neuron.layer * hidden;
  const sums = new Float64Array(length * gates);
  for (let at = 0; at < length; at++) {
    const to = at * gates;
    const id = ids[at]!;
    if (id === noSymbol) {
      sums.copyWithin(to, to - gates, to);
      continue;
    }
    const bias = below === undefined ? id * gates : 0;
    for (let gate = 0; gate < gates; gate++) sums[to + gate] = base[bias + gate]!;
    if (at === 0) hear(entry.state.h, own, 1, recurrent, sums, to, gates);
    else hear(rows.values, (at - 1) * units + own, 1 / rows.one, recurrent, sums, to, gates);
    if (below === undefined) continue;
    hear(rows.values, at * units + own - hidden, 1 / rows.one, below, sums, to, gates);
  }
  return sums;
}

/** Adds values . weights * unit to each gate's sum. The one place where time is spent. */
function hear(
  values: Float32Array | Int16Array | Int8Array,
  from: number,
  unit: number,
  weights: Float64Array,
  sums: Float64Array,
  to: number,
  gates: number,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  if (gates === 1) {
    for (let k = 0; k < weights.length; k++) a += values[from + k]! * weights[k]!;
    sums[to]! += a * unit;
    return;
  }
  for (let k = 0, w = 0; w < weights.length; k++, w += 3) {
    const h = values[from + k]!;
    a += h * weights[w]!;
    b += h * weights[w + 1]!;
    c += h * weights[w + 2]!;
  }
  sums[to]! += a * unit;
  sums[to + 1]! += b * unit;
  sums[to + 2]! += c * unit;
}

function squash(sums: Float64Array, by: (sum: number) => number, out: Float32Array): void {
  for (const [at, sum] of sums.entries()) out[at] = by(sum);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
