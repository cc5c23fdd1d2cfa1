/** A text in the pieces that an output layer learns from, one after the other. */
import { secretMask } from '../secrets/secret-mask.ts';
import type { TextBuffer } from '../text/buffer.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Learning, ModelState } from './language-model.ts';

/** Code units of a piece, whose slopes are taken at the same weights. */
export const piece = 16;

/** Symbols of a piece, and which of them are part of a secret. */
export interface Piece {
  readonly ids: Uint8Array;
  readonly isSecret: readonly boolean[];
}

/** What is secret of each piece of [from, to): a character for each code unit, or an empty text where nothing is. */
export function secretsOfPieces(text: TextBuffer, from: number, to: number): string[] {
  const mask = secretMask(text, from, to);
  return Array.from({ length: (to - from) / piece }, (_, k) => {
    const own = mask?.subarray(k * piece, (k + 1) * piece);
    return own?.includes(1) === true ? own.join('') : '';
  });
}

/** @param secrets what is secret of it, as `secretsOfPieces` tells */
export function readPiece(
  vocabulary: Vocabulary,
  text: TextBuffer,
  from: number,
  secrets: string,
): Piece {
  const units = Array.from({ length: piece }, (_, k) => {
    const at = from + k;
    return [...vocabulary.encode(text, at, at + 1, at === 0 ? undefined : text.unitAt(at - 1))];
  });
  return {
    ids: Uint8Array.from(units.flat()),
    isSecret: units.flatMap((ids, k) => ids.map(() => secrets[k] === '1')),
  };
}

/** h of all layers before each symbol, from the state before the first: [ids] of [units]. */
export async function hiddenBefore(
  learning: Learning,
  ids: Uint8Array,
  state: ModelState,
): Promise<Float32Array[]> {
  if (ids.length === 0) return [];
  const { hidden } = await learning.trace(ids, state);
  const rows = [state.h];
  for (let row = 0; row + 1 < ids.length; row++) {
    const h = new Float32Array(state.h.length);
    let place = 0;
    for (const layer of hidden) {
      const width = layer.length / ids.length;
      h.set(layer.subarray(row * width, (row + 1) * width), place);
      place += width;
    }
    rows.push(h);
  }
  return rows;
}
