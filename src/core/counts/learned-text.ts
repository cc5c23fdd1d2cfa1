import { changedSecrets, secretMask } from '../secrets/secret-mask.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { longestOrder, type ContextCounts } from './context-counts.ts';

/** Code units after a place from which a context can reach back over it: a symbol has at most two. */
export const contextReach = 2 * longestOrder + 2;

/**
 * What one text contributes to the counts, kept equal to the text through its edits.
 *
 * A text is learned from its start, a slice at a time. What follows the cursor closely is left out: it is just what a
 * completion must not know. Secrets are always left out: what is part of one is neither counted nor used as context.
 */
export class LearnedText {
  readonly #vocabulary: Vocabulary;
  readonly #text: TextBuffer;
  readonly #counts: ContextCounts;
  /** Code units that may be learned. */
  readonly #limit: number;
  /** Learned is [0, #learned) without the hole. */
  #learned = 0;
  #hole = { from: 0, to: 0 };

  constructor(vocabulary: Vocabulary, text: TextBuffer, counts: ContextCounts, limit = Infinity) {
    this.#vocabulary = vocabulary;
    this.#text = text;
    this.#counts = counts;
    this.#limit = limit;
  }

  get finished(): boolean {
    return this.#learned >= Math.min(this.#limit, this.#text.length);
  }

  /** Learns up to `units` code units more. */
  learnOn(units: number): void {
    const to = Math.min(this.#learned + units, this.#limit, this.#text.length);
    const from = this.#learned;
    this.#learned = Math.max(from, to);
    this.#count(from, to, 'add');
  }

  /**
   * The cursor is at `offset`: what stands right after it is no longer counted, and what was left out before is again.
   */
  leaveOut(offset: number): void {
    const { from, to } = this.#hole;
    if (from === offset && to === offset + contextReach) return;
    this.leaveNothingOut();
    this.#count(offset, offset + contextReach, 'remove');
    this.#hole = { from: offset, to: offset + contextReach };
  }

  /** The cursor is elsewhere: all of the text is counted. */
  leaveNothingOut(): void {
    const { from, to } = this.#hole;
    this.#hole = { from: 0, to: 0 };
    this.#count(from, to, 'add');
  }

  /** Carries out an edit of the text. `edit` changes the text. */
  apply(change: TextChange, edit: () => void): void {
    const { offset, removed, inserted } = change;
    const end = offset + removed;
    const by = inserted.length - removed;
    // What becomes a secret by the change, or is one no longer, is counted anew as well.
    const recounted = changedSecrets(this.#text, change);
    this.#count(recounted.from, recounted.to + contextReach, 'remove');
    const { from, to } = this.#hole;
    try {
      edit();
    } catch (error) {
      this.#count(recounted.from, recounted.to + contextReach, 'add');
      throw error;
    }
    // An empty hole stays empty, even if an edit spans its place.
    if (end <= from) this.#hole = { from: from + by, to: to + by };
    else if (offset < to && from < to) {
      this.#hole = { from: Math.min(from, offset), to: Math.max(to, end) + by };
    }
    if (end <= this.#learned) this.#learned += by;
    else this.#learned = Math.min(this.#learned, offset);
    this.#count(recounted.from, recounted.to + by + contextReach, 'add');
    if (this.#learned <= this.#limit) return;
    // What was pushed beyond the limit is no longer counted, as if it had stood there when it was learned.
    this.#count(this.#limit, this.#learned, 'remove');
    this.#learned = this.#limit;
  }

  /** Takes back all that was learned. */
  forget(): void {
    this.#count(0, this.#learned, 'remove');
    this.#learned = 0;
  }

  /** Counts what begins in [from, to), as far as it is learned and not in the hole. */
  #count(from: number, to: number, way: 'add' | 'remove'): void {
    const end = Math.min(to, this.#learned, this.#text.length);
    const { from: holeFrom, to: holeTo } = this.#hole;
    this.#countRun(from, Math.min(end, holeFrom), way);
    this.#countRun(Math.max(from, holeTo), end, way);
  }

  #countRun(from: number, to: number, way: 'add' | 'remove'): void {
    if (from >= to) return;
    const { ids, start, secret } = maskedContextAndText(this.#vocabulary, this.#text, from, to);
    let end: number;
    for (let at = start; at < ids.length; at = end) {
      const isSecret = secret?.[at] === 1;
      const other = secret?.subarray(0, ids.length).indexOf(isSecret ? 0 : 1, at) ?? -1;
      end = other < 0 ? ids.length : other;
      if (!isSecret) this.#counts[way](ids, at, end);
    }
  }
}

/**
 * Symbols of [from, to) after `longestOrder` symbols of context or more, which is padded with ends of file before the
 * text's start. ids[start] is the first that begins at or after `from`.
 */
export function contextAndText(
  vocabulary: Vocabulary,
  text: TextBuffer,
  from: number,
  to: number,
): { readonly ids: Uint8Array; readonly start: number } {
  const left = Math.max(0, from - contextReach);
  const before = left === 0 ? 0 : text.unitAt(left - 1);
  const context = vocabulary.encode(text, left, from, before);
  const own = vocabulary.encode(text, from, to, from === 0 ? 0 : text.unitAt(from - 1));
  const padding = Math.max(0, longestOrder - context.length);
  const ids = new Uint8Array(padding + context.length + own.length).fill(vocabulary.endOfFile);
  ids.set(context, padding);
  ids.set(own, padding + context.length);
  return { ids, start: padding + context.length };
}

/**
 * The same, where each code unit of a secret is an unknown symbol, and `secret` is 1; it is undefined where there is
 * none.
 */
export function maskedContextAndText(
  vocabulary: Vocabulary,
  text: TextBuffer,
  from: number,
  to: number,
): { readonly ids: Uint8Array; readonly start: number; readonly secret: Uint8Array | undefined } {
  const left = Math.max(0, from - contextReach);
  const mask = secretMask(text, left, to);
  if (mask === undefined) {
    return { ...contextAndText(vocabulary, text, from, to), secret: undefined };
  }
  const ids = new Uint8Array(longestOrder + to - left);
  const secret = new Uint8Array(ids.length);
  ids.fill(vocabulary.endOfFile, 0, longestOrder);
  let length = longestOrder;
  let start = length;
  for (let at = left; at < to;) {
    const isSecret = mask[at - left] === 1;
    let end = at + 1;
    while (end < to && end !== from && (mask[end - left] === 1) === isSecret) end++;
    if (at === from) start = length;
    if (isSecret) {
      ids.fill(vocabulary.unknown, length, length + end - at);
      secret.fill(1, length, length + end - at);
      length += end - at;
    } else {
      const own = vocabulary.encode(text, at, end, at === 0 ? 0 : text.unitAt(at - 1));
      ids.set(own, length);
      length += own.length;
    }
    at = end;
  }
  if (from === to) start = length;
  return { ids: ids.subarray(0, length), start, secret };
}
