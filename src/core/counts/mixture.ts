import { blend, type BlendSettings } from './blend.ts';
import { orderCount, type OrderCounts } from './context-counts.ts';
import { matchInputs, mostOpinions, type MatchOpinion } from '../matches/match-voice.ts';
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
export const mixedInputCount = 18 + classCount + mostOpinions * (matchInputs + 3);
export const countsInputCount = 13 + classCount + mostOpinions * (matchInputs + 2);

/**
 * The next symbol from the LSTM, the counts and the places like this one: p ~ lstm^a all^b own^c (a product of experts,
 * Genest & Zidek 1986), times e^d for the symbol that such a place has next. A gate says at each character how far each of
 * them is to be trusted there.
 *
 * @param lstm [V] natural logarithms of its probabilities; undefined where there is no LSTM
 * @param before the symbol before the predicted one
 * @param matches at most `mostOpinions`, that of the place most like this one first
 */
export function mix(
  settings: MixtureSettings,
  lstm: Float64Array | undefined,
  found: FoundCounts,
  before: number,
  matches: readonly MatchOpinion[] = [],
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
    const logs = [logAll, logOwn];
    const inputs = [...countInputs(found.all, all), ...countInputs(found.own, own)];
    const rest = [...pairInputs(all, own), ...kind, ...matchedInputs(matches, logs)];
    const weights = gate(settings.counts, [...inputs, ...rest]);
    return { probabilities: product(logs, matches, weights), lstmShare: 0 };
  }
  const neural = lstm.map(Math.exp);
  const certainty = [entropy(neural), largest(neural)];
  const logs = [lstm, logAll, logOwn];
  const weights = gate(settings.mixed, [
    ...certainty,
    ...countInputs(found.all, all),
    ...pairInputs(neural, all),
    ...countInputs(found.own, own),
    ...pairInputs(neural, own),
    ...kind,
    ...matchedInputs(matches, logs),
  ]);
  return { probabilities: product(logs, matches, weights), lstmShare: firstShare(weights, width) };
}

/** The first expert's part of the weights, where e^d counts as what an expert that knows one symbol alone would say. */
function firstShare(weights: readonly number[], width: number): number {
  const experts = weights.length - mostOpinions;
  const parts = weights.map((weight, k) =>
    Math.max(0, k < experts ? weight : weight / Math.log(width)),
  );
  const sum = parts.reduce((a, b) => a + b, 0);
  return sum === 0 ? 0 : parts[0]! / sum;
}

/** What tells whether the places are right, and what the experts say of their symbols. */
function matchedInputs(
  matches: readonly MatchOpinion[],
  logs: readonly Float64Array[],
): readonly number[] {
  return Array.from({ length: mostOpinions }, (_, k) => {
    const match = matches[k];
    if (match === undefined) return Array<number>(matchInputs + logs.length).fill(0);
    return [...match.inputs, ...logs.map((log) => log[match.symbol]!)];
  }).flat();
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

/** [V] normalised product of the experts' powers, and of what the matches add. */
function product(
  logs: readonly Float64Array[],
  matches: readonly MatchOpinion[],
  weights: readonly number[],
): Float64Array {
  const width = logs[0]!.length;
  const values = new Float64Array(width);
  logs.forEach((log, k) => {
    for (let i = 0; i < width; i++) values[i]! += weights[k]! * log[i]!;
  });
  matches.forEach(({ symbol }, k) => (values[symbol]! += weights[logs.length + k]!));
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let i = 0; i < width; i++) sum += values[i] = Math.exp(values[i]! - most);
  for (let i = 0; i < width; i++) values[i]! /= sum;
  return values;
}
