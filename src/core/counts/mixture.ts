import { mostOpinions, type MatchOpinion } from '../matches/match-voice.ts';
import { blend, type BlendSettings } from './blend.ts';
import type { OrderCounts } from './context-counts.ts';
import { gate, type GateSettings } from './gate.ts';
import { certainty, countInputs, matchedInputs, pairInputs, placeInputs } from './gate-inputs.ts';

/** All that was fitted for one model. */
export interface MixtureSettings {
  /** For the counts of all texts, and for those of the document alone. */
  readonly all: BlendSettings;
  readonly own: BlendSettings;
  /** Exponents of the LSTM, of all texts and of the document, from `mixedInputs`. */
  readonly mixed: GateSettings;
  /** Exponents of all texts and of the document, where there is no LSTM, from `countsInputs`. */
  readonly counts: GateSettings;
  /** [V] class of each symbol, 0 to 5, by which it tells something of what follows it. */
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

const floor = 1e-7;

/**
 * The next symbol from the LSTM, the counts and the places like this one: p ~ lstm^a all^b own^c (a product of experts,
 * Genest & Zidek 1986), times e^d for the symbol that such a place has next. A gate says at each character how far each of
 * them is to be trusted there.
 *
 * @param lstm [V] natural logarithms of its probabilities; undefined where there is no LSTM
 * @param before the symbols before the predicted one, `longestOrder` of them
 * @param matches at most `mostOpinions`, that of the place most like this one first
 */
export function mix(
  settings: MixtureSettings,
  lstm: Float64Array | undefined,
  found: FoundCounts,
  before: Uint8Array,
  matches: readonly MatchOpinion[] = [],
): Prediction {
  const width = settings.classes.length;
  const all = blend(settings.all, found.all, width);
  const own = blend(settings.own, found.own, width);
  const place = placeInputs(before, settings.classes);
  const logAll = all.map((p) => Math.log(p + floor));
  const logOwn = own.map((p) => Math.log(p + floor));
  if (lstm === undefined) {
    const logs = [logAll, logOwn];
    const inputs = [...countInputs(found.all, all), ...countInputs(found.own, own)];
    const rest = [...pairInputs(all, own), ...place, ...matchedInputs(matches, logs)];
    const weights = gate(settings.counts, [...inputs, ...rest]);
    return { probabilities: product(logs, matches, weights), lstmShare: 0 };
  }
  const neural = lstm.map(Math.exp);
  const logs = [lstm, logAll, logOwn];
  const weights = gate(settings.mixed, [
    ...certainty(neural),
    ...countInputs(found.all, all),
    ...pairInputs(neural, all),
    ...countInputs(found.own, own),
    ...pairInputs(neural, own),
    ...place,
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
