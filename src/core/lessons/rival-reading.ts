import { TextBuffer } from '../text/buffer.ts';
import { isSecondHalf, type Vocabulary } from '../text/vocabulary.ts';
import { divergence, logProbabilities } from './bits.ts';
import type { Rival, RivalKind } from './rivals.ts';

/** A text as a network reads it. */
export interface ReadText {
  /** What it begins with. */
  readonly preamble: Uint8Array;
  /** [code units] the symbol of each, -1 for the second half of one that its first half stood for. */
  readonly ids: Int16Array;
}

/** What one of the rivals makes of a text. */
export interface RivalReading {
  readonly kind: RivalKind;
  readonly units: number;
  readonly parameters: number;
  /** Symbols that it sees; undefined where it keeps a state instead. */
  readonly window: number | undefined;
  /** [code units] bits that each character cost, -log2 of the probability it was given; NaN for a second half. */
  readonly bits: Float32Array;
  /** Empty where no character was changed. */
  readonly moved: Moved;
}

/** How a network differs after a character was changed, from that one on. */
export interface Moved {
  /** [characters] Kullback-Leibler divergence of what it expects next from what it expected, in bits. */
  readonly prediction: Float32Array;
  /** [characters] distance of what it keeps, as a part of its norm. */
  readonly state: Float32Array;
}

/** Another symbol in the place of one. */
export interface Change {
  /** Code unit. */
  readonly at: number;
  readonly id: number;
  /** Characters, from that one on, after which the difference is followed no further. */
  readonly reach: number;
}

/** Symbols read between two pauses: some 3 ms. */
const symbolsAtOnce = 32;

/** [code units] as `ReadText` has them, of a text that is read from its start. */
export function symbolsOf(text: string, vocabulary: Vocabulary): Int16Array {
  const ids = vocabulary.encode(new TextBuffer(text), 0, text.length);
  let next = 0;
  let before = 0;
  return Int16Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    const isSecond = isSecondHalf(before, unit);
    before = unit;
    return isSecond ? -1 : ids[next++]!;
  });
}

/** Reads a text from its start, and once more from a changed character on. */
export function* readByRival(
  rival: Rival,
  { preamble, ids }: ReadText,
  change: Change | undefined,
): Generator<undefined, RivalReading, undefined> {
  const { kind, units, parameters, window } = rival;
  const bits = new Float32Array(ids.length).fill(NaN);
  /** After each character from the changed one on. */
  const own: { readonly logs: Float64Array; readonly state: Float32Array }[] = [];
  let before: Float32Array | undefined;
  rival.begin();
  let logits: Float32Array = new Float32Array();
  for (const id of preamble) logits = rival.read(id);
  for (const [at, id] of ids.entries()) {
    if (at % symbolsAtOnce === symbolsAtOnce - 1) yield* paused(rival);
    if (id < 0) continue;
    const isFollowed = change !== undefined && at >= change.at && own.length < change.reach;
    if (at === change?.at) before = rival.state();
    bits[at] = -logProbabilities(logits)[id]!;
    logits = rival.read(id);
    if (isFollowed) own.push({ logs: logProbabilities(logits), state: rival.state() });
  }
  const prediction = new Float32Array(own.length);
  const state = new Float32Array(own.length);
  if (change !== undefined && before !== undefined) {
    rival.resume(before);
    let index = 0;
    for (let at = change.at; index < own.length; at++) {
      if (at % symbolsAtOnce === symbolsAtOnce - 1) yield* paused(rival);
      const id = at === change.at ? change.id : ids[at]!;
      if (id < 0) continue;
      const logs = logProbabilities(rival.read(id));
      const was = own[index]!;
      prediction[index] = divergence(was.logs, logs);
      state[index] = apart(was.state, rival.state());
      index += 1;
    }
  }
  return { kind, units, parameters, window, bits, moved: { prediction, state } };
}

/** Meanwhile somebody else may read with the same network. */
function* paused(rival: Rival): Generator<undefined, void, undefined> {
  const state = rival.state();
  yield;
  rival.resume(state);
}

/** |a - b| / |a| */
function apart(a: Float32Array, b: Float32Array): number {
  let distance = 0;
  let norm = 0;
  for (let at = 0; at < a.length; at++) {
    distance += (a[at]! - b[at]!) ** 2;
    norm += a[at]! ** 2;
  }
  return norm === 0 ? 0 : Math.sqrt(distance / norm);
}
