/** The file of samples that training/lens/mixture/samples.py reads. */
import { closeSync, openSync, writeSync } from 'node:fs';

import {
  longestOrder,
  orderCount,
  type OrderCounts,
} from '../../src/core/counts/context-counts.ts';
import {
  matchInputs,
  mostOpinions,
  type MatchOpinion,
} from '../../src/core/matches/match-voice.ts';

/** The symbol of a match that is not there. */
const noSymbol = 255;

/** What is said of one place. */
export interface Said {
  readonly logits: Float32Array;
  readonly all: readonly OrderCounts[];
  readonly own: readonly OrderCounts[];
  readonly matches: readonly MatchOpinion[];
}

/** Bytes of the target, the symbols before and those of the matches; what follows begins at a multiple of four. */
const headBytes = 4 * Math.ceil((1 + longestOrder + mostOpinions) / 4);

/**
 * One row: target, [longestOrder] symbols before, [mostOpinions] symbols of matches, [V] logits, [orders x V] counts of
 * all texts and of its own, [mostOpinions x matchInputs].
 */
export class SampleRows {
  readonly #width: number;
  readonly #file: number;
  readonly #row: ArrayBuffer;

  constructor(width: number, file: string) {
    this.#width = width;
    this.#file = openSync(file, 'w');
    const floats = width + mostOpinions * matchInputs;
    this.#row = new ArrayBuffer(headBytes + 4 * floats + 2 * 2 * orderCount * width);
  }

  write(target: number, before: Uint8Array, { logits, all, own, matches }: Said): void {
    const width = this.#width;
    new Uint8Array(this.#row).fill(0);
    const symbols = Array.from({ length: mostOpinions }, (_, k) => matches[k]?.symbol ?? noSymbol);
    new Uint8Array(this.#row).set([target, ...before, ...symbols]);
    new Float32Array(this.#row, headBytes, width).set(logits.subarray(0, width));
    const counts = new Uint16Array(this.#row, headBytes + 4 * width, 2 * orderCount * width);
    const put = (found: readonly OrderCounts[], from: number): void => {
      found.forEach((order, index) => {
        order.symbols.forEach((symbol, i) => {
          counts[from + index * width + symbol] = Math.min(0x7fff, order.counts[i]!);
        });
      });
    };
    put(all, 0);
    put(own, orderCount * width);
    const inputs = new Float32Array(this.#row, headBytes + 4 * width + 2 * 2 * orderCount * width);
    matches.forEach((match, k) => {
      inputs.set(match.inputs, k * matchInputs);
    });
    writeSync(this.#file, new Uint8Array(this.#row));
  }

  close(): void {
    closeSync(this.#file);
  }
}
