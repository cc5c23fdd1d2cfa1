import assert from 'node:assert/strict';
import { longestOrder, type OrderCounts } from '../../../src/core/counts/context-counts.ts';
import { contextAndText } from '../../../src/core/counts/learned-text.ts';
import { mix } from '../../../src/core/counts/mixture.ts';
import { secretMask } from '../../../src/core/secrets/secret-mask.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import { isSecondHalf, type Vocabulary } from '../../../src/core/text/vocabulary.ts';
import type { CountOracle } from './count-oracle.ts';
import type { Alphabet } from './small-vocabulary.ts';

/** What can be asked for counts. */
export interface Counts {
  after(ids: Uint8Array, at: number): OrderCounts[];
}

/** Code units behind a cursor that are left out: as far as a context of `longestOrder` symbols can reach over it. */
const leftOut = 2 * longestOrder + 2;

/** A text and the place in it that is completed at; what stands right behind that is not counted. */
export interface Counted {
  readonly text: string;
  readonly cursor?: number;
  /** Code units that count. */
  readonly limit?: number;
}

/** Counts a whole text afresh, symbol by symbol: secrets are unknown as context, and not counted. */
export function countAfresh(
  oracle: CountOracle,
  vocabulary: Vocabulary,
  { text, cursor = text.length, limit = Infinity }: Counted,
): void {
  const buffer = new TextBuffer(text);
  const mask = secretMask(buffer, 0, text.length);
  const ids = new Uint8Array(longestOrder + text.length).fill(vocabulary.endOfFile);
  let at = longestOrder;
  for (let offset = 0; offset < text.length; offset++) {
    const isSecret = mask?.[offset] === 1;
    if (!isSecret && isSecondHalf(buffer.unitAt(offset - 1), buffer.unitAt(offset))) continue;
    ids[at] = isSecret ? vocabulary.unknown : vocabulary.encode(buffer, offset, offset + 1)[0]!;
    const isLeftOut = offset >= cursor && offset < cursor + leftOut;
    if (!isSecret && !isLeftOut && offset < limit) oracle.add(ids, at);
    at++;
  }
}

/** Some of the contexts that stand in a text, and where they end. */
export function* contexts(
  vocabulary: Vocabulary,
  text: string,
  most: number,
): Generator<[ids: Uint8Array, at: number]> {
  const { ids, start } = contextAndText(vocabulary, new TextBuffer(text), 0, text.length);
  const every = Math.max(1, Math.ceil((ids.length - start) / most));
  for (let at = start; at <= ids.length; at += every) yield [ids, at];
}

/** Both say the same after a context, and so does the mixture of them, bit for bit. */
export function assertSame(
  live: { readonly all: Counts; readonly own: Counts },
  fresh: { readonly all: Counts; readonly own: Counts },
  { settings }: Alphabet,
  [ids, at]: readonly [Uint8Array, number],
): void {
  const after = ({ all, own }: typeof live) => ({
    all: all.after(ids, at),
    own: own.after(ids, at),
  });
  const [known, expected] = [after(live), after(fresh)];
  assert.deepEqual(known, expected);
  const width = settings.classes.length;
  const lstm = Float64Array.from({ length: width }, (_, id) => -Math.log(width) - (id % 3));
  for (const logs of [undefined, lstm]) {
    const mixed = [known, expected].map((found) =>
      mix(settings, logs, found, ids.subarray(at - longestOrder, at)),
    );
    assert.deepEqual(mixed[0], mixed[1]);
  }
}
