import type { Draft } from './drafts.ts';
import type { TypingSystem } from './systems/typing-system.ts';

export interface Foreseen {
  /** What all symbols cost, base 2. */
  readonly bits: number;
  /** A line end and a pair of surrogates are one each. */
  readonly symbols: number;
}

/**
 * How well a system predicts the first `most` code units of what is written of a draft, as they are typed one after
 * another, without the editor's help, so that no character is there before it was predicted.
 *
 * @returns undefined where the system does not predict single characters
 */
export async function foresee(
  system: TypingSystem,
  { file, before, edits }: Draft,
  most: number,
): Promise<Foreseen | undefined> {
  system.begin(file, before);
  let [bits, symbols, left] = [0, 0, most];
  for (const { from, to, removed } of edits) {
    if (left <= 0) break;
    if (removed > 0) system.change({ offset: from, removed, inserted: '' });
    let at = from;
    for (const next of file.text.slice(from, Math.min(to, from + left)).match(/\r\n|[^]/gu) ?? []) {
      const cost = system.bits(at, next);
      if (cost === undefined) return undefined;
      bits += await cost;
      symbols++;
      system.change({ offset: at, removed: 0, inserted: next });
      at += next.length;
    }
    left -= to - from;
  }
  system.end();
  return { bits, symbols };
}
