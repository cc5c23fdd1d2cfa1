import type { TextBuffer } from '../text/buffer.ts';
import { lineStart } from '../text/lines.ts';
import type { LanguageModel, Learning, LearningOutput } from './language-model.ts';
import { learn } from './learn.ts';
import type { Passage } from './passage.ts';
import { hiddenBefore, piece, readPiece, secretsOfPieces, type Piece } from './pieces.ts';

/** Code units of a block: a multiple of `piece`. */
const block = 1024;
/** Code units from one copy that is kept to the next: a multiple of `piece`. */
const spacing = 64;
/** Where nothing was learned that still stands. */
const nowhere = Number.MAX_SAFE_INTEGER;
/** Chosen on validation packages, as are the lengths of a piece and a block (docs/completion-tries.md). */
const rate = 0.02;
/** Most copies that are kept, of 1 MB each: they serve whoever deletes what was just typed. */
const most = 4;

/** Both layers as they were after the first `at` code units. */
interface Kept {
  readonly at: number;
  readonly older: Float32Array;
  readonly newer: Float32Array;
}

/**
 * What the output layer learns from the text before the cursor, as in Krause et al. 2018, "Dynamic evaluation of neural
 * sequence models": after each piece of the text, its weights go down the slope of what that piece cost.
 *
 * What is learned is a function of the text alone. Pieces and blocks lie at fixed places, and at an offset all is
 * learned from the start of the block before to the last piece's end. Two layers learn: the older one is asked; at a
 * block's end the newer one, which has learned in that block alone, takes its place. Nothing is learned of secrets.
 */
export class Adaptation {
  readonly #model: LanguageModel;
  readonly #learning: Learning;
  readonly #text: TextBuffer;
  readonly #passage: Passage;
  #older: LearningOutput;
  #newer: LearningOutput;
  /** The text between these was learned. */
  #since = 0;
  #at = 0;
  #kept: readonly Kept[] = [];
  /** What was secret of the pieces that were learned, by where they begin: only where something was. */
  readonly #secrets = new Map<number, string>();

  /** @param passage the reading of `text` from its start */
  constructor(model: LanguageModel, learning: Learning, text: TextBuffer, passage: Passage) {
    this.#model = model;
    this.#learning = learning;
    this.#text = text;
    this.#passage = passage;
    this.#older = learning.output();
    this.#newer = learning.output();
  }

  /** The text from `offset` on has changed. What was learned of it cannot be taken back, only dropped. */
  edited(offset: number): void {
    this.#dropAfter(offset);
    // A line that goes on may hold a secret now, or none any more.
    const from = endOf(lineStart(this.#text, offset));
    const now = secretsOfPieces(this.#text, from, Math.max(from, ...this.#known));
    const changed = now.findIndex((secrets, k) => secrets !== this.#secretsAt(from + k * piece));
    if (changed >= 0) this.#dropAfter(from + changed * piece);
  }

  /** Code units to be learned before there is a layer for `offset`. */
  distanceTo(offset: number): number {
    const end = endOf(offset);
    return end - this.#startFor(end).at;
  }

  /** The layer for `offset`; undefined where something is to be learned first. It is altered by what is learned next. */
  layerFor(offset: number): LearningOutput | undefined {
    if (this.distanceTo(offset) > 0) return undefined;
    this.#goTo(endOf(offset));
    return this.#older;
  }

  /** Learns the next piece of what is missing for `offset`, or has one run read that this takes. */
  async learnOn(offset: number): Promise<void> {
    const end = endOf(offset);
    this.#goTo(end);
    const from = this.#at;
    const before = await this.#passage.readOn(from);
    if (from >= end || this.#passage.distanceTo(from) > 0) return;
    const [secrets = ''] = secretsOfPieces(this.#text, from, from + piece);
    const { ids, isSecret } = this.#piece(from, secrets);
    const hidden = await hiddenBefore(this.#learning, ids, before.output.state);
    const isTold = (_: unknown, row: number): boolean => !isSecret[row]!;
    const [rows, came] = [hidden.filter(isTold), ids.filter(isTold)];
    for (const layer of [this.#older, this.#newer]) learn(layer, rows, came, rate);
    const to = from + piece;
    this.#at = to;
    if (to % block === 0) this.#endBlock();
    if (to % spacing === 0 && this.#since <= startOf(to)) this.#keep();
  }

  get #known(): number[] {
    const kept = this.#kept.map(({ at }) => at);
    return this.#at === nowhere ? kept : [...kept, this.#at];
  }

  #dropAfter(offset: number): void {
    this.#kept = this.#kept.filter(({ at }) => at <= offset);
    if (offset < this.#at) this.#since = this.#at = nowhere;
  }

  #secretsAt(at: number): string {
    return this.#secrets.get(at) ?? '';
  }

  /** The piece at `at`, of which `secrets` is secret, as it is about to be learned. */
  #piece(at: number, secrets: string): Piece {
    if (secrets === '') this.#secrets.delete(at);
    else this.#secrets.set(at, secrets);
    return readPiece(this.#model.vocabulary, this.#text, at, secrets);
  }

  #endBlock(): void {
    [this.#older, this.#newer] = [this.#newer, this.#older];
    this.#newer.reset();
  }

  #keep(): void {
    const [older, newer] = [this.#older.copy(), this.#newer.copy()];
    const others = this.#kept.filter(({ at }) => at !== this.#at);
    this.#kept = [...others, { at: this.#at, older, newer }].slice(-most);
  }

  /** Where learning for `end` goes on: from where it stands, from what was kept, or from the start of a block. */
  #startFor(end: number): Pick<Kept, 'at'> | Kept {
    const start = startOf(end);
    const isOnTheWay = this.#at <= end && this.#since <= start;
    const known = [{ at: start }, ...this.#kept, ...(isOnTheWay ? [{ at: this.#at }] : [])];
    return known.reduce((best, one) => (one.at > best.at && one.at <= end ? one : best));
  }

  #goTo(end: number): void {
    const start = this.#startFor(end);
    const { at } = start;
    if (at === this.#at && this.#since <= startOf(end)) return;
    if ('older' in start) {
      this.#older.restore(start.older);
      this.#newer.restore(start.newer);
      this.#since = startOf(at);
    } else {
      this.#older.reset();
      this.#newer.reset();
      this.#since = at;
    }
    this.#at = at;
  }
}

/** Where the piece before `offset` ends. */
function endOf(offset: number): number {
  return offset - (offset % piece);
}

/** From where on is learned what the layer at `end` knows. */
function startOf(end: number): number {
  return Math.max(0, end - (end % block) - block);
}
