/** The answers of both boxes and of both neurons along a text, beside what is true. */
import type { DocumentLabels } from '../../inspect/document-labels.ts';
import type { TextBuffer } from '../../text/buffer.ts';
import { lineStart } from '../../text/lines.ts';
import { isSecondHalf } from '../../text/vocabulary.ts';
import { countOf, type TaughtNeuron } from '../taught.ts';
import { bayesOdds, treeSays } from './answers.ts';
import { judges, type GlassBox, type Judge, type Tally } from './boxes.ts';
import { codeOf, far, SeenText } from './features.ts';

export interface JudgedText {
  readonly text: TextBuffer;
  readonly labels: DocumentLabels;
}

/** A neuron's values at [from, from + values.length), NaN where they are not known, and what they say. */
export interface NeuronSays {
  readonly values: Float32Array;
  readonly from: number;
  says(value: number): boolean;
}

export type NeuronsSay = Readonly<Partial<Record<'found' | 'taught', NeuronSays>>>;

/** `undefined` where the answer is not known. */
export type Answers = Readonly<Record<Judge, boolean | undefined>>;

export function foundSays({ turned, threshold }: NonNullable<GlassBox['found']>) {
  return (value: number): boolean => (turned ? -value : value) > threshold;
}

export function taughtSays(told: TaughtNeuron) {
  return (value: number): boolean => countOf(told, value) > 0;
}

/** Characters between two pauses: some 5 ms. */
const charactersAtOnce = 1_024;

/**
 * Calls `take` for each code unit of [from, to) with what is so and all answers; a second half of a pair has the
 * answers of the first, and `isOwn` is false. The same wherever `from` is, except in lines longer than 2,000.
 */
export function* judge(
  { text, labels }: JudgedText,
  box: GlassBox,
  neurons: NeuronsSay,
  [from, to]: readonly [number, number],
  take: (at: number, isSo: boolean, answers: Answers, isOwn: boolean) => void,
): Generator<undefined, void, undefined> {
  yield* labels.scanTo(to);
  const seen = new SeenText();
  let answers: Answers | undefined;
  for (let at = seenFrom(text, from); at < to; at++) {
    const isOwn = readOne({ text, labels }, seen, at);
    if (at < from) continue;
    if (isOwn || answers === undefined) {
      answers = {
        tree: treeSays(box.tree, seen),
        bayes: bayesOdds(box.bayes, seen) > box.bayes.threshold,
        found: neuronSays(neurons.found, at),
        taught: neuronSays(neurons.taught, at),
      };
    }
    take(at, labels.at(box.label, at) > 0, answers, isOwn);
    if (at % charactersAtOnce === 0) yield;
  }
}

/** The features at a character, whose labels must have been scanned. */
export function seenAt(judged: JudgedText, offset: number): SeenText {
  const seen = new SeenText();
  for (let at = seenFrom(judged.text, offset); at <= offset; at++) readOne(judged, seen, at);
  return seen;
}

/** From where on a text has to be read so that all features are known at `offset`. */
function seenFrom(text: TextBuffer, offset: number): number {
  return lineStart(text, Math.max(0, offset - far - 1));
}

/** Returns false for the second half of a pair, which gives nothing. */
function readOne({ text, labels }: JudgedText, seen: SeenText, at: number): boolean {
  if (at > 0 && isSecondHalf(text.unitAt(at - 1), text.unitAt(at))) return false;
  seen.read(codeOf(text.unitAt(at)), labels.at('indentation', at), labels.at('column', at));
  return true;
}

function neuronSays(neuron: NeuronSays | undefined, at: number): boolean | undefined {
  const value = neuron?.values[at - neuron.from];
  if (neuron === undefined || value === undefined || Number.isNaN(value)) return undefined;
  return neuron.says(value);
}

export type Tallies = Readonly<Record<Judge, Tally>>;

/** How often each is right in [from, to), as far as it says something. */
export function* tallies(
  judged: JudgedText,
  box: GlassBox,
  neurons: NeuronsSay,
  range: readonly [number, number],
): Generator<undefined, Tallies, undefined> {
  const none = () => ({ hits: 0, missed: 0, false: 0, quiet: 0 });
  const found = { tree: none(), bayes: none(), found: none(), taught: none() };
  yield* judge(judged, box, neurons, range, (_, isSo, answers, isOwn) => {
    for (const name of isOwn ? judges : []) {
      const says = answers[name];
      if (says === undefined) continue;
      if (isSo) found[name][says ? 'hits' : 'missed']++;
      else found[name][says ? 'false' : 'quiet']++;
    }
  });
  return found;
}
