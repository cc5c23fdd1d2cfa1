import { candidateInputs } from './name-candidates.ts';

/** Which of several names is meant, and how far they are to be trusted (training/lens/mixture/names.py). */
export interface NameTrust {
  /** [candidateInputs]: weights of what speaks for one name among those that begin alike. */
  readonly candidates: readonly number[];
  /** [trustInputs]: what is subtracted from an input, and what it is divided by. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  /** [trustInputs]: of a logistic regression. */
  readonly weights: readonly number[];
  readonly bias: number;
}

/** What is known of one name that begins like the word. */
export interface NameEvidence {
  /** The character that it goes on with; '' where the word is all of it. */
  readonly next: string;
  /** [nameInputs], what speaks for it among the others first. */
  readonly inputs: readonly number[];
}

/** What is known of the names that begin like the word. */
export interface NamesEvidence {
  /** One or more. */
  readonly names: readonly NameEvidence[];
  /** [contextInputs] */
  readonly context: readonly number[];
}

export const nameInputs = candidateInputs.length + 3;
export const contextInputs = 5;
/** The context's, the best name's part among all and its logarithm, and the best name's. */
export const trustInputs = contextInputs + 2 + nameInputs;

/** What the names say. */
export interface WeighedNames {
  /** Probability of each character that a name goes on with, and of '', the end of the word. */
  readonly next: ReadonlyMap<string, number>;
  /** How likely they know, 0 to 1. */
  readonly share: number;
}

export function weighed({ names, context }: NamesEvidence, trust: NameTrust): WeighedNames {
  const weights = names.map(({ inputs }) => Math.exp(dot(trust.candidates, inputs)));
  const sum = weights.reduce((a, b) => a + b);
  const next = new Map<string, number>();
  names.forEach((name, i) => next.set(name.next, (next.get(name.next) ?? 0) + weights[i]! / sum));
  const best = weights.indexOf(Math.max(...weights));
  const part = weights[best]! / sum;
  const inputs = [...context, part, Math.log(part), ...names[best]!.inputs];
  const scaled = inputs.map((input, i) => (input - trust.mean[i]!) / trust.deviation[i]!);
  return { next, share: 1 / (1 + Math.exp(-trust.bias - dot(trust.weights, scaled))) };
}

/** Of the first as many values as there are weights. */
function dot(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0);
}
