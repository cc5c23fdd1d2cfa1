import type { CellQuantity } from './cell.ts';
import { noSymbol, type Page } from './page.ts';
import type { Gate, UnitWeights } from './unit-weights.ts';

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
      scanGate(page, unit, 'g', out);
      for (const [at, sum] of out.entries()) out[at] = Math.tanh(sum);
      return;
    case 'i':
    case 'f':
    case 'o':
      scanGate(page, unit, quantity, out);
      for (const [at, sum] of out.entries()) out[at] = sigmoid(sum);
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
  const { neuron, hidden } = unit;
  const forget = new Float32Array(out.length);
  const candidate = new Float32Array(out.length);
  scanGate(page, unit, 'f', forget);
  scanGate(page, unit, 'g', candidate);
  scanGate(page, unit, 'i', out);
  let c = page.entry.state.c[neuron.layer * hidden + neuron.unit]!;
  for (let at = 0; at < out.length; at++) {
    if (page.ids[at] !== noSymbol) {
      c = sigmoid(forget[at]!) * c + sigmoid(out[at]!) * Math.tanh(candidate[at]!);
    }
    out[at] = c;
  }
}

/** What goes into the gate's squashing function. */
function scanGate(page: Page, unit: UnitWeights, name: Gate, out: Float32Array): void {
  const { entry, ids, rows } = page;
  const { neuron, hidden } = unit;
  const { base, below, recurrent } = unit.gates[name];
  const units = entry.state.h.length;
  const own = neuron.layer * hidden;
  for (let at = 0; at < out.length; at++) {
    const id = ids[at]!;
    if (id === noSymbol) {
      out[at] = out[at - 1]!;
      continue;
    }
    const heard =
      at === 0
        ? dot(entry.state.h, own, recurrent)
        : dot(rows.values, (at - 1) * units + own, recurrent) / rows.one;
    if (below === undefined) out[at] = heard + base[id]!;
    else out[at] = heard + dot(rows.values, at * units + own - hidden, below) / rows.one + base[0]!;
  }
}

function dot(
  values: Float32Array | Int16Array | Int8Array,
  from: number,
  weights: Float32Array,
): number {
  let a = 0;
  let b = 0;
  // Two sums, so that one multiplication need not wait for the one before.
  const pairs = weights.length & ~1;
  for (let k = 0; k < pairs; k += 2) {
    a += values[from + k]! * weights[k]!;
    b += values[from + k + 1]! * weights[k + 1]!;
  }
  if (pairs < weights.length) a += values[from + pairs]! * weights[pairs]!;
  return a + b;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
