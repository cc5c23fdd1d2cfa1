import { sigmoid } from '../inspect/cell-scan.ts';
import { gateOrder, gates, weightByStep, type HeardWeights } from '../inspect/heard-weights.ts';
import { noSymbol, rowWidth, type Page } from '../inspect/page.ts';
import { rowAfter, step } from '../inspect/rows.ts';
import type { UnitWeights } from '../inspect/unit-weights.ts';
import { neuronAt, type Neuron, type Widths } from '../model/widths.ts';

/** The three gates and the candidate. */
export type GateName = (typeof gateOrder)[number];

/** What one neuron adds to a gate's sum: its h, as the gates hear it, times a weight. */
export interface Contribution {
  readonly neuron: Neuron;
  readonly h: number;
  readonly weight: number;
  readonly adds: number;
}

/**
 * What the neurons of some layers add together, and those that add or subtract most, the greatest first; none that adds
 * 0.
 */
export interface HeardSum {
  readonly sum: number;
  readonly strongest: readonly Contribution[];
}

/** What goes into one gate at one character: bias + symbol + below + before = sum, and value is the squashed sum. */
export interface GateInput {
  readonly bias: number;
  /** What this character adds; undefined where the layer does not hear the character itself. */
  readonly symbol: number | undefined;
  /** [symbols] what each character would add in its place; empty where the layer hears none. */
  readonly symbols: Float32Array;
  /** What the layers below add, by their h at this character; undefined in the lowest layer. */
  readonly below: HeardSum | undefined;
  /** What the layer itself adds, by its h one character before. */
  readonly before: HeardSum;
  readonly sum: number;
  /** 0 to 1; of the candidate -1 to 1. */
  readonly value: number;
}

export type GateInputs = Readonly<Record<GateName, GateInput>>;

/**
 * What goes into the gates of a unit at code unit `at` of a page, gate_t = s(bias + x_t . W + h_{t-1} . R)
 * (Gers, Schmidhuber & Cummins 2000, eq. 2-4).
 *
 * @param widths of all layers that a row of the page has
 * @param most contributions that are listed
 */
export function gateInputs(
  page: Page,
  unit: UnitWeights,
  at: number,
  widths: Widths,
  most: number,
): GateInputs {
  let symbolAt = at;
  while (symbolAt > 0 && page.ids[symbolAt] === noSymbol) symbolAt--;
  const id = page.ids[symbolAt]!;
  const units = rowWidth(page);
  const row = (after: number): Int8Array =>
    page.rows.subarray(rowAfter(after, units), rowAfter(after + 1, units));
  const input = (gate: number): GateInput => {
    const name = gateOrder[gate]!;
    const { bias, base, below, recurrent, hearsSymbols } = unit;
    const symbols = hearsSymbols
      ? Float32Array.from(
          { length: base.length / gates },
          (_, symbol) => base[symbol * gates + gate]! - bias[gate]!,
        )
      : new Float32Array();
    const symbol = hearsSymbols ? base[id * gates + gate]! - bias[gate]! : undefined;
    const lower = below && heardSum(row(symbolAt), below, gate, widths, most);
    const before = heardSum(row(symbolAt - 1), recurrent, gate, widths, most);
    const sum = bias[gate]! + (symbol ?? 0) + (lower?.sum ?? 0) + before.sum;
    const value = name === 'g' ? Math.tanh(sum) : sigmoid(sum);
    return { bias: bias[gate]!, symbol, symbols, below: lower, before, sum, value };
  };
  const of = (name: GateName): GateInput => input(gateOrder.indexOf(name));
  return { i: of('i'), o: of('o'), f: of('f'), g: of('g') };
}

/** @param row h of every unit in steps */
function heardSum(
  row: Int8Array,
  heard: HeardWeights,
  gate: number,
  widths: Widths,
  most: number,
): HeardSum {
  const adds = Float64Array.from(
    { length: heard.pairs.length / 2 },
    (_, k) => row[heard.from + k]! * weightByStep(heard, gate, k),
  );
  const order = Array.from(adds.keys()).sort(
    (one, other) => Math.abs(adds[other]!) - Math.abs(adds[one]!),
  );
  const loud = order.slice(0, most).filter((k) => adds[k] !== 0);
  const strongest = loud.map((k) => ({
    neuron: neuronAt(widths, heard.from + k),
    h: row[heard.from + k]! * step,
    weight: weightByStep(heard, gate, k) / step,
    adds: adds[k]!,
  }));
  return { sum: adds.reduce((sum, one) => sum + one, 0), strongest };
}
