/** What is left of a gradient so many steps back, as measured and by formula. */
import { isSecondHalf } from '../../../core/text/vocabulary.ts';
import { clipping, gradients, recipe } from './studies.ts';

export type Stage = 'trained' | 'untrained';

type Point = readonly [k: number, value: number];

/** For one of the networks: the norm of the derivative by the state k characters before, the median of the samples. */
export function studied(name: string, stage: Stage): Point[] {
  return pointsOf(systemOf(name, stage)?.norm.median ?? []);
}

/** For the LSTM: the mean product of its forget gates over k characters. */
export function studiedGates(stage: Stage): Point[] {
  return pointsOf(systemOf('lstm', stage)?.forgetGates ?? []);
}

function systemOf(name: string, stage: Stage) {
  return gradients.systems.find(
    (system) => system.name === name && system.trained === (stage === 'trained'),
  );
}

function pointsOf(values: readonly number[]): Point[] {
  return values.map((value, at) => [gradients.k[at]!, value]);
}

/** What is left `k` characters back of what there was one character back. */
export function leftOf(points: readonly Point[], k: number): number {
  const at = (place: number): number => points.find(([x]) => x === place)?.[1] ?? NaN;
  return at(k) / at(1);
}

/** Thresholds between the answers that can be chosen: half, a hundredth, a ten-thousandth, next to nothing. */
const steps = [0.1, 1e-3, 1e-8] as const;

/** The index of the answer that is right for `left`. */
export function answerOf(left: number): number {
  const index = steps.findIndex((step) => left > step);
  return index === -1 ? steps.length : index;
}

export const guessedAt = 50;

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** The derivative of the logistic function: at most 1/4, where the function is 1/2. */
export function logisticSlope(x: number): number {
  const y = logistic(x);
  return y * (1 - y);
}

/** Backwards from the end: [k, product of the last k values], k from 0; ends where one is unknown. */
export function productBack(values: ArrayLike<number>): Point[] {
  const points: [number, number][] = [[0, 1]];
  let product = 1;
  for (let k = 1; k <= values.length; k++) {
    product *= values[values.length - k]!;
    if (Number.isNaN(product)) break;
    points.push([k, product]);
  }
  return points;
}

/** One value for each symbol: the second half of a surrogate pair repeats the value of the first. */
export function ofSymbols(text: string, values: Float32Array): Float32Array {
  return values.filter((_, at) => !isSecondHalf(text.charCodeAt(at - 1), text.charCodeAt(at)));
}

/** How many characters back less than half is left; undefined where it never is. */
export function halfLife(points: readonly Point[]): number | undefined {
  return points.find(([, left]) => left < 0.5)?.[0];
}

/** What each step leaves of the gradient of h = tanh(w h + ...): w (1 - h^2). */
export function tanhFactor(weight: number, h: number): number {
  return weight * (1 - h * h);
}

/** The learning rate of the recipe that the others are compared with. */
export const seedRate = 0.0022;

/** How the learning rate alone changes the result of equally long training, by rising rate; bits per character. */
export function byRate(): { readonly rate: number; readonly bits: number }[] {
  const bitsOf = (choice: string): number =>
    recipe.rows.find((row) => row.choice === choice)?.mean ?? NaN;
  return [
    { rate: 0.0011, bits: bitsOf('rate .0011') },
    { rate: seedRate, bits: bitsOf('as shipped') },
    { rate: 0.0044, bits: bitsOf('rate .0044') },
    { rate: 0.0088, bits: bitsOf('rate .0088') },
  ];
}

/** Bits per character at that rate when only the seed differs. */
export function bySeed(): number[] {
  return ['as shipped', 'another seed', 'a third seed'].map(
    (choice) => recipe.rows.find((row) => row.choice === choice)!.mean,
  );
}

export const clippedKinds = ['relu-rnn', 'rnn', 'lstm'] as const;

export type ClippedKind = (typeof clippedKinds)[number];

export interface ClippedRuns {
  readonly rate: number;
  /** Bits per character by update, from 1 on. */
  readonly without: readonly number[];
  readonly clipped: readonly number[];
  /** The update at which the loss became NaN. */
  readonly stopped: number | undefined;
}

/** The same training run without clipping and with it. */
export function clippedRuns(kind: ClippedKind): ClippedRuns {
  const runs = clipping.runs.filter((run) => run.kind === kind);
  const without = runs.find(({ clip }) => clip === null)!;
  const clipped = runs.find(({ clip }) => clip !== null)!;
  const stopped = without.stopped ?? undefined;
  return { rate: without.rate, without: without.bpc, clipped: clipped.bpc, stopped };
}

/** Mean of the last ten updates. */
export function atTheEnd(bits: readonly number[]): number {
  const last = bits.slice(-10);
  return last.reduce((sum, one) => sum + one, 0) / last.length;
}
