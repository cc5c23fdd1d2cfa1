import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Activations } from '../../../src/core/inspect/activations.ts';
import {
  bitsOf,
  emptyGuesses,
  logitsRow,
  writeGuesses,
} from '../../../src/core/inspect/guesses.ts';
import { noSymbol } from '../../../src/core/inspect/page.ts';
import { writeSteps } from '../../../src/core/inspect/rows.ts';
import { placeOf } from '../../../src/core/model/widths.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import { isSecondHalf } from '../../../src/core/text/vocabulary.ts';
import { vocabulary } from '../../unit/support/vocabulary.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';
import { TracedModel } from '../support/traced-model.ts';

type Step =
  | Edit
  | { readonly look: number; readonly length: number }
  | { readonly runs: number }
  /** Reads all, and looks. */
  | { readonly rest: true };

interface Case {
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 1_500;
const model = new TracedModel();

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  { weight: 3, arbitrary: fc.record({ look: anyShare, length: fc.nat({ max: 600 }) }) },
  { weight: 4, arbitrary: fc.record({ runs: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ rest: fc.constant(true as const) }) },
);

export const activations: Subject<Case> = {
  name: 'activations',
  promise: 'what is known of each character is what one run over the text up to it gives',
  cases: fc.record({ start: anyStart(longest), steps: anySteps(step, 60) }),
  async run({ start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const buffer = new TextBuffer(oracle.text);
    const live = new Activations(model, buffer, 'ts');
    let edits = 0;
    for (const one of [...steps, { rest: true } as const]) {
      if ('look' in one) {
        const from = oracle.at(one.look);
        live.look(from, from + one.length);
      } else if ('runs' in one) {
        for (let run = 0; run < one.runs && !live.done; run++) await live.readOn();
        // It costs a reading of all.
        if (one.runs % 4 === 0) await assertKnown(live, oracle.text);
      } else if ('rest' in one) {
        while (await live.readOn());
        assert.equal(live.read, oracle.text.length);
        await assertKnown(live, oracle.text);
      } else {
        for (const change of oracle.edit(one).flat()) {
          buffer.apply(change);
          live.edited(change);
          edits++;
        }
      }
      assertInOrder(live, oracle.text.length);
    }
    return edits;
  },
};

function assertInOrder(live: Activations, length: number): void {
  let end = 0;
  for (const { start, first, count, page } of live.pieces(0, length)) {
    assert.ok(start >= end && count > 0);
    assert.ok(first >= 0 && first + count <= page.ids.length);
    end = start + count;
  }
  assert.ok(end <= length && live.read <= length);
}

/** What was read exactly: of each code unit its symbol, h after it, what it cost and what was likely next. */
async function assertKnown(live: Activations, text: string): Promise<void> {
  const { read } = live;
  const preamble = vocabulary.preamble('ts');
  const symbols = vocabulary.encode(new TextBuffer(text), 0, read);
  const run = await model.trace(Uint8Array.of(...preamble, ...symbols), model.zeroState);
  const width = vocabulary.symbols.length;
  const units = model.zeroState.h.length;
  const guesses = emptyGuesses(1);
  const steps = new Int8Array(units);
  let at = 0;
  let symbol = preamble.length - 1;
  for (const { page, first, count, start } of live.pieces(0, read)) {
    assert.equal(start, at);
    for (let unit = first; unit < first + count && at < read; unit++, at++) {
      const second = at > 0 && isSecondHalf(text.charCodeAt(at - 1), text.charCodeAt(at));
      if (!second) {
        const row = logitsRow(run.logits, symbol * width, width);
        guesses.bits[0] = bitsOf(row, symbols[symbol + 1 - preamble.length]!);
        symbol++;
        writeGuesses(logitsRow(run.logits, symbol * width, width), guesses, 0);
        run.hidden.forEach((h, layer) => {
          const { widths } = model.info;
          const own = widths[layer]!;
          writeSteps(steps, placeOf(widths, { layer, unit: 0 }), h, symbol * own, own);
        });
      }
      const id = second ? noSymbol : symbols[symbol - preamble.length]!;
      assert.equal(page.ids[unit], id, `symbol at ${at}`);
      assert.equal(page.guesses.bits[unit], guesses.bits[0], `bits at ${at}`);
      assertRow(guesses.ids, page.guesses.ids, unit, `guesses at ${at}`);
      assertRow(guesses.probabilities, page.guesses.probabilities, unit, `guesses at ${at}`);
      assertRow(steps, page.rows, 1 + unit, `h at ${at}`);
    }
  }
  assert.equal(at, read);
}

/** A row of a matrix; without what `assert` would allocate for each of many. */
function assertRow(
  expected: Int8Array | Uint8Array,
  matrix: Int8Array | Uint8Array,
  row: number,
  what: string,
): void {
  const from = row * expected.length;
  for (let k = 0; k < expected.length; k++) {
    if (matrix[from + k] !== expected[k]) assert.fail(what);
  }
}
