import type { SourceFile, TypingSystem } from './systems/typing-system.ts';

export interface Foreseen {
  /** Base 2. */
  readonly bits: number;
  /** A line end and a pair of surrogates are one each. */
  readonly symbols: number;
}

/**
 * How well a system foresees the first `length` code units of a file as they are typed one after another, without the
 * editor's help, so that no character stands there before it was asked for.
 *
 * @returns undefined where the system has no opinion on single characters
 */
export async function foresee(
  system: TypingSystem,
  file: SourceFile,
  length: number,
): Promise<Foreseen | undefined> {
  system.begin(file);
  let [bits, symbols, at] = [0, 0, 0];
  for (const next of file.text.slice(0, length).match(/\r\n|[^]/gu) ?? []) {
    const cost = system.bits(at, next);
    if (cost === undefined) return undefined;
    bits += await cost;
    symbols++;
    system.change({ offset: at, removed: 0, inserted: next });
    at += next.length;
  }
  system.end();
  return { bits, symbols };
}
