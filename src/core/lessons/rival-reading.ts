import { TextBuffer } from '../text/buffer.ts';
import { isSecondHalf, type Vocabulary } from '../text/vocabulary.ts';
import { divergence, logProbabilities } from './bits.ts';
import type { Rival, RivalKind } from './rivals.ts';

/** A text as a network reads it. */
export interface ReadText {
  /** What it begins with. */
  readonly preamble: Uint8Array;
  /** [code units] the symbol of each, -1 for the second half of a pair, whose first half has the symbol. */
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
  /** [characters] Kullback-Leibler divergence of its prediction from the one without the change, in bits. */
  readonly prediction: Float32Array;
  /** [characters] distance of its state from the one without the change, in proportion to the latter's norm. */
  readonly state: Float32Array;
}

/** Another symbol in the place of one. */
export interface Change {
  /** Code unit. */
  readonly at: number;
  readonly id: number;
  /** Characters, from that one on, over which the difference is followed. */
  readonly reach: number;
}

/** Symbols read between two pauses: some 3 ms. */
const symbolsAtOnce = 32;

/** A network after a symbol. */
interface After {
  readonly state: Float32Array;
  /** What it expects next, not normalised. */
  readonly logits: Float32Array;
}

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

/**
 * Reads a text with a network as far as asked for, and goes on from there: nothing is read twice, and a changed
 * character is followed from its place on. The same network may read other texts between two pieces.
 */
export class RivalReader {
  readonly #rival: Rival;
  readonly #text: ReadText;
  readonly #bits: Float32Array;
  /** [code units] For a second half, what came after its first. */
  readonly #after: After[] = [];
  #before: After | undefined;

  constructor(rival: Rival, text: ReadText) {
    this.#rival = rival;
    this.#text = text;
    this.#bits = new Float32Array(text.ids.length).fill(NaN);
  }

  /** Reads on as far as `to`, in code units. */
  *readTo(to: number): Generator<undefined, void, undefined> {
    this.#before ??= this.#begun();
    const end = Math.min(to, this.#text.ids.length);
    while (this.#after.length < end) {
      this.#readPiece(end);
      yield;
    }
  }

  /** Of the first `to` code units, which have been read. */
  reading(to: number, moved: Moved = nothingMoved): RivalReading {
    const { kind, units, parameters, window } = this.#rival;
    return { kind, units, parameters, window, bits: this.#bits.slice(0, to), moved };
  }

  /** Reads the text once more from a changed character on, in the first `to` code units, which have been read. */
  *follow({ at, id, reach }: Change, to: number): Generator<undefined, Moved, undefined> {
    const { ids } = this.#text;
    const rival = this.#rival;
    const places: number[] = [];
    for (let place = at; place < to && places.length < reach; place++) {
      if (ids[place]! >= 0) places.push(place);
    }
    const prediction = new Float32Array(places.length);
    const state = new Float32Array(places.length);
    let kept = this.#beforeAt(at)?.state;
    for (const [index, place] of places.entries()) {
      if (kept === undefined) break;
      rival.resume(kept);
      const logits = rival.read(place === at ? id : ids[place]!);
      kept = rival.state();
      const own = this.#after[place]!;
      prediction[index] = divergence(logProbabilities(own.logits), logProbabilities(logits));
      state[index] = apart(own.state, kept);
      // Once its state is the same again, all that follows is the same.
      if (own.state.every((value, k) => value === kept![k])) break;
      if (index % symbolsAtOnce === symbolsAtOnce - 1) yield;
    }
    return { prediction, state };
  }

  #beforeAt(at: number): After | undefined {
    return at === 0 ? this.#before : this.#after[at - 1];
  }

  #begun(): After {
    const rival = this.#rival;
    rival.begin();
    let logits: Float32Array = new Float32Array();
    for (const id of this.#text.preamble) logits = rival.read(id);
    return { state: rival.state(), logits };
  }

  #readPiece(end: number): void {
    const rival = this.#rival;
    const { ids } = this.#text;
    const first = this.#after.length;
    let after = this.#beforeAt(first)!;
    rival.resume(after.state);
    for (let at = first; at < Math.min(end, first + symbolsAtOnce); at++) {
      const id = ids[at]!;
      if (id >= 0) {
        this.#bits[at] = -logProbabilities(after.logits)[id]!;
        const logits = rival.read(id);
        after = { logits, state: rival.state() };
      }
      this.#after.push(after);
    }
  }
}

const nothingMoved: Moved = { prediction: new Float32Array(), state: new Float32Array() };

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
