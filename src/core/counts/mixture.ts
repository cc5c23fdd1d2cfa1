import { blend, type BlendSettings } from './blend.ts';
import { orderCount, type OrderCounts } from './context-counts.ts';
import { gate, type GateSettings } from './gate.ts';

/** All that was fitted for one model. */
export interface MixtureSettings {
  /** For the counts of all texts, and for those of the document alone. */
  readonly all: BlendSettings;
  readonly own: BlendSettings;
  /** Exponents of the LSTM, of all texts and of the document, from `mixedInputs`. */
  readonly mixed: GateSettings;
  /** Exponents of all texts and of the document, where there is no LSTM, from `countsInputs`. */
  readonly counts: GateSettings;
  /** [V] class of each symbol where it stands before the predicted one, 0 to 5. */
  readonly classes: readonly number[];
}

/** What was counted after the contexts before one place. */
export interface FoundCounts {
  readonly all: readonly OrderCounts[];
  readonly own: readonly OrderCounts[];
}

/** The prediction of the next symbol. */
export interface Prediction {
  /** [V] */
  readonly probabilities: Float64Array;
  /** The LSTM's part of the exponents, 0 to 1. */
  readonly lstmShare: number;
}

const classCount = 6;
const floor = 1e-7;

/** Inputs of each gate. */
export const mixedInputCount = 18 + classCount;
export const countsInputCount = 13 + classCount;

/**
 * The next symbol from the LSTM and the counts: p ~ lstm^a all^b own^c (a product of experts, Genest & Zidek 1986), where
 * a gate says at each character how far each of them is to be trusted there.
 *
 * @param lstm [V] natural logarithms of its probabilities; undefined where there is no LSTM
 * @param before the symbol before the predicted one
 */
export function mix(
  settings: MixtureSettings,
  lstm: Float64Array | undefined,
  found: FoundCounts,
  before: number,
): Prediction {
  const width = settings.classes.length;
  const all = blend(settings.all, found.all, width);
  const own = blend(settings.own, found.own, width);
  const kind = Array.from({ length: classCount }, (_, i) =>
    settings.classes[before] === i ? 1 : 0,
  );
  const logAll = all.map((p) => Math.log(p + floor));
  const logOwn = own.map((p) => Math.log(p + floor));
  if (lstm === undefined) {
    const inputs = [...countInputs(found.all, all), ...countInputs(found.own, own)];
    const [a, b] = gate(settings.counts, [...inputs, ...pairInputs(all, own), ...kind]);
    return { probabilities: product([logAll, logOwn], [a!, b!]), lstmShare: 0 };
  }
  const neural = lstm.map(Math.exp);
  const certainty = [entropy(neural), largest(neural)];
  const weights = gate(settings.mixed, [
    ...certainty,
    ...countInputs(found.all, all),
    ...pairInputs(neural, all),
    ...countInputs(found.own, own),
    ...pairInputs(neural, own),
    ...kind,
  ]);
  const positive = weights.map((weight) => Math.max(0, weight));
  const sum = positive.reduce((a, b) => a + b, 0);
  return {
    probabilities: product([lstm, logAll, logOwn], weights),
    lstmShare: sum === 0 ? 0 : positive[0]! / sum,
  };
}

/** How far the counts reach and how sure they are: 5 numbers. */
function countInputs(found: readonly OrderCounts[], probabilities: Float64Array): number[] {
  const deepest = found.at(-1);
  return [
    found.length / orderCount,
    Math.log1p(deepest?.total ?? 0) / 4,
    Math.log(deepest?.symbols.length ?? 1),
    entropy(probabilities),
    largest(probabilities),
  ];
}

/** Whether two distributions agree: 3 numbers. */
function pairInputs(a: Float64Array, b: Float64Array): number[] {
  const bestOfA = a.indexOf(largest(a));
  const bestOfB = b.indexOf(largest(b));
  return [
    bestOfA === bestOfB ? 1 : 0,
    Math.log(b[bestOfA]! + 1e-4) / 5,
    Math.log(a[bestOfB]! + 1e-4) / 5,
  ];
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  return most;
}

/** In nats. */
function entropy(probabilities: Float64Array): number {
  let sum = 0;
  for (const p of probabilities) if (p > 1e-12) sum -= p * Math.log(p);
  return sum;
}

/** [V] normalised product of the experts' powers. */
function product(logs: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const width = logs[0]!.length;
  const values = new Float64Array(width);
  logs.forEach((log, k) => {
    for (let i = 0; i < width; i++) values[i]! += weights[k]! * log[i]!;
  });
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let i = 0; i < width; i++) sum += values[i] = Math.exp(values[i]! - most);
  for (let i = 0; i < width; i++) values[i]! /= sum;
  return values;
}
