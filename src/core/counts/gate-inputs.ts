import { matchInputs, mostOpinions, type MatchOpinion } from '../matches/match-voice.ts';
import { orderCount, type OrderCounts } from './context-counts.ts';

const classCount = 6;
/** Of the symbols that words are made of, and of the line end. */
const [wordClass, lineEndClass] = [1, 3];
const placeInputCount = 2 * classCount + 2;

/** Inputs of the gates: with the LSTM, and for the counts alone. */
export const mixedInputCount = 18 + placeInputCount + mostOpinions * (matchInputs + 3);
export const countsInputCount = 13 + placeInputCount + mostOpinions * (matchInputs + 2);

/** How far the counts reach and how sure they are: 5 numbers. */
export function countInputs(found: readonly OrderCounts[], probabilities: Float64Array): number[] {
  const deepest = found.at(-1);
  return [
    found.length / orderCount,
    Math.log1p(deepest?.total ?? 0) / 4,
    Math.log(deepest?.symbols.length ?? 1),
    ...certainty(probabilities),
  ];
}

/** Whether two distributions agree: 3 numbers. */
export function pairInputs(a: Float64Array, b: Float64Array): number[] {
  const bestOfA = a.indexOf(largest(a));
  const bestOfB = b.indexOf(largest(b));
  return [
    bestOfA === bestOfB ? 1 : 0,
    Math.log(b[bestOfA]! + 1e-4) / 5,
    Math.log(a[bestOfB]! + 1e-4) / 5,
  ];
}

/** What the last symbols are, and how far back their word and their line begin: 14 numbers. */
export function placeInputs(before: Uint8Array, classes: readonly number[]): number[] {
  const kinds = Array.from(before, (symbol) => classes[symbol]!);
  const one = (kind: number | undefined): number[] =>
    Array.from({ length: classCount }, (_, i) => (i === kind ? 1 : 0));
  const wordLength = kinds.length - 1 - kinds.findLastIndex((kind) => kind !== wordClass);
  const column = kinds.length - 1 - kinds.lastIndexOf(lineEndClass);
  const far = [Math.log1p(wordLength), Math.log1p(column)];
  return [...one(kinds.at(-1)), ...one(kinds.at(-2)), ...far];
}

/** What tells whether the places are right, and what the experts say of their symbols. */
export function matchedInputs(
  matches: readonly MatchOpinion[],
  logs: readonly Float64Array[],
): readonly number[] {
  return Array.from({ length: mostOpinions }, (_, k) => {
    const match = matches[k];
    if (match === undefined) return Array<number>(matchInputs + logs.length).fill(0);
    return [...match.inputs, ...logs.map((log) => log[match.symbol]!)];
  }).flat();
}

/** How sure a distribution is: 2 numbers. */
export function certainty(probabilities: Float64Array): number[] {
  return [entropy(probabilities), largest(probabilities)];
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
