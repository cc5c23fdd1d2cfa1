import { bytesOf, type ModelOutput } from '../model/language-model.ts';
import type { TracedRun, TracingModel } from '../model/tracing-model.ts';
import type { TextBuffer } from '../text/buffer.ts';
import { isSecondHalf } from '../text/vocabulary.ts';
import {
  bitsOf,
  emptyGuesses,
  guessesKept,
  logitsRow,
  writeGuesses,
  type Guesses,
} from './guesses.ts';
import { emptyRows, rowAfter, writeSteps } from './rows.ts';

/**
 * Most code units of a page. While the model reads one, nothing else can be done, and each keeps a whole state, so that
 * c of every unit is known this often; shorter runs cost more for each character, single steps six times as much.
 */
export const pageLength = 32;
/** In a short text, where c would be known at too few characters to rank neurons by, pages are shorter. */
const short = { text: 8_192, page: 8 } as const;

/** Stands for a symbol where a code unit gives none: such a unit has the values of the unit before it. */
export const noSymbol = -1;

/**
 * What the network did at some code units, read in one run. A page is complete in itself: with the weights, c and the
 * gates of any unit follow from it. It does not know its place, since edits before it move it.
 */
export interface Page {
  /** The output before its first code unit. */
  readonly entry: ModelOutput;
  /** [code units] symbols, or `noSymbol`. */
  readonly ids: Int16Array;
  readonly guesses: Guesses;
  /**
   * h of each unit of each layer in steps, as the gates hear it, before the first code unit and after each:
   * [1 + code units or more x units].
   */
  readonly rows: Int8Array;
}

export interface PageReading {
  readonly page: Page;
  /** The output after its last code unit. */
  readonly output: ModelOutput;
}

/** Units in a row of a page. */
export function rowWidth({ entry }: Page): number {
  return entry.state.h.length;
}

/** End of the page that starts at `from`: a CRLF and a surrogate pair are never split. */
export function pageEnd(text: TextBuffer, from: number): number {
  const length = text.length > short.text ? pageLength : short.page;
  const end = Math.min(from + length, text.length);
  const parts = end < text.length && isSecondHalf(text.unitAt(end - 1), text.unitAt(end));
  return parts ? end - 1 : end;
}

/** Reads [from, to) of `text`, whose first code unit gives a symbol, from `entry`. */
export async function readPage(
  model: TracingModel,
  text: TextBuffer,
  from: number,
  to: number,
  entry: ModelOutput,
): Promise<PageReading> {
  const symbols = model.vocabulary.encode(text, from, to);
  const run = await model.trace(symbols, entry.state);
  const ids = new Int16Array(to - from).fill(noSymbol);
  let step = 0;
  for (let at = from; at < to; at++) {
    const repeats = at > from && isSecondHalf(text.unitAt(at - 1), text.unitAt(at));
    if (!repeats) ids[at - from] = symbols[step++] ?? noSymbol;
  }
  const page = {
    entry,
    ids,
    rows: rowsOf(run, ids, entry.state.h),
    guesses: guessesOf(run, ids, entry, model.vocabulary.symbols.length),
  };
  return { page, output: run.output };
}

export function bytesOfPage({ entry, ids, rows }: Page): number {
  return bytesOf(entry) + rows.byteLength + ids.length * bytesBeside;
}

/** Bytes of ids and guesses for each code unit. */
const bytesBeside = 2 + 2 * guessesKept + 4;

/** Bytes of a whole page. */
export function wholePageBytes(entry: ModelOutput): number {
  return bytesOf(entry) + (1 + pageLength) * entry.state.h.length + pageLength * bytesBeside;
}

/** @param before h of each unit of each layer before the run */
function rowsOf({ hidden }: TracedRun, ids: Int16Array, before: Float32Array): Int8Array {
  const units = before.length;
  const rows = emptyRows(ids.length, units);
  writeSteps(rows, rowAfter(-1, units), before, 0, units);
  const symbols = ids.reduce((count, id) => (id === noSymbol ? count : count + 1), 0);
  let step = -1;
  for (const [at, id] of ids.entries()) {
    if (id !== noSymbol) step++;
    let to = rowAfter(at, units);
    for (const layer of hidden) {
      const width = layer.length / symbols;
      writeSteps(rows, to, layer, step * width, width);
      to += width;
    }
  }
  return rows;
}

function guessesOf(run: TracedRun, ids: Int16Array, entry: ModelOutput, symbols: number): Guesses {
  const guesses = emptyGuesses(ids.length);
  const width = entry.logits.length;
  let row = logitsRow(entry.logits, 0, symbols);
  let step = 0;
  let bits = 0;
  for (const [unit, id] of ids.entries()) {
    if (id !== noSymbol) {
      bits = bitsOf(row, id);
      row = logitsRow(run.logits, step++ * width, symbols);
    }
    guesses.bits[unit] = bits;
    writeGuesses(row, guesses, unit);
  }
  return guesses;
}
