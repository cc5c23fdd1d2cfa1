import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  checkpointBudget,
  DocumentReader,
  exactLimit,
  type Reading,
} from '../../../src/core/model/document-reader.ts';
import type { LanguageModel } from '../../../src/core/model/language-model.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import { languageTags, type LanguageTag } from '../../../src/core/text/language.ts';
import { endingAfter, endless } from '../../unit/support/turns.ts';
import { vocabulary } from '../../unit/support/vocabulary.ts';
import type { Subject } from '../subject.ts';
import { EditedText } from '../support/edited-text.ts';
import { anyEdit, anyShare, anySteps, type Edit, type Spot } from '../support/edits.ts';
import { anyStart, written, type Paste } from '../support/paste.ts';
import { LearningTallyModel, symbolsRead, TallyModel } from '../support/tally-model.ts';

type Step =
  | Edit
  /** Asks at a place; the turn ends at some question, or never. */
  | { readonly ask: Spot; readonly turn: number }
  | { readonly ahead: number; readonly runs: number }
  | { readonly prepare: Spot; readonly runs: number }
  /** The inspector has read up to there. */
  | { readonly note: number }
  | { readonly reopen: LanguageTag };

interface Case {
  /** Floats of a state: with many, checkpoints have to go. */
  readonly units: number;
  readonly start: Paste;
  readonly steps: readonly Step[];
}

const longest = 6_000;

// Often where one types.
const spot: fc.Arbitrary<Spot> = fc.oneof(anyShare, fc.constantFrom('cursor', 'end'));

const step = fc.oneof(
  { weight: 12, arbitrary: anyEdit(longest) },
  {
    weight: 8,
    arbitrary: fc.record({ ask: spot, turn: fc.constantFrom(0, 0, 0, 1, 2, 9) }),
  },
  { weight: 2, arbitrary: fc.record({ ahead: anyShare, runs: fc.nat({ max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ prepare: spot, runs: fc.nat({ max: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ note: anyShare }) },
  { weight: 1, arbitrary: fc.record({ reopen: fc.constantFrom(...languageTags) }) },
);

export const reader: Subject<Case> = {
  name: 'reader',
  promise: 'what a DocumentReader gives is what one run over the same text gives',
  cases: fc.record({
    units: fc.constantFrom(2, 2, 2, 2, 2, 2, 2, 2, 2, 20_000),
    start: anyStart(longest),
    steps: anySteps(step, 60),
  }),
  async run({ units, start, steps }) {
    const oracle = new EditedText(written(start), longest);
    const model = modelOf(units);
    let language: LanguageTag = 'ts';
    let live = new DocumentReader(model, new TextBuffer(oracle.text), language);
    let edits = 0;
    for (const one of steps) {
      if ('reopen' in one) {
        language = one.reopen;
        live = new DocumentReader(model, new TextBuffer(oracle.text), language);
      } else if ('ask' in one) {
        const offset = oracle.at(one.ask);
        const turn = one.turn === 0 ? endless : endingAfter(one.turn);
        const reading = await live.outputAt(offset, turn);
        if (reading !== undefined)
          await assertRead(reading, oracle.text.slice(0, offset), language);
        else assert.notEqual(one.turn, 0);
      } else if ('ahead' in one) {
        const offset = oracle.at(one.ahead);
        for (let run = 0; run < one.runs && (await live.readAhead(offset)); run++);
      } else if ('prepare' in one) {
        const offset = oracle.at(one.prepare);
        for (let run = 0; run < one.runs && (await live.prepare(offset)); run++);
      } else if ('note' in one) {
        const offset = oracle.at(one.note);
        live.note(offset, await recomputed(oracle.text.slice(0, offset), language, units));
      } else {
        for (const change of oracle.edit(one).flat()) {
          live.apply(change);
          edits++;
        }
      }
      assert.ok(live.bytes <= checkpointBudget);
    }
    const { length } = oracle.text;
    assert.ok(length <= exactLimit);
    while (await live.readAhead(length));
    const last = (await live.outputAt(length, endless)) ?? assert.fail();
    assert.equal(last.provisional, false);
    await assertRead(last, oracle.text, language);
    assert.deepEqual(last.learned?.copy(), await learnedFrom(oracle.text, language, units));
    return edits;
  },
};

/** It learns, too, unless a state is so large that checkpoints have to go: that would take long. */
function modelOf(units: number): LanguageModel {
  return units > 2 ? new TallyModel(units) : new LearningTallyModel();
}

/** The output layer as it has learned from a text that is read once. */
async function learnedFrom(before: string, language: LanguageTag, units: number) {
  const reader = new DocumentReader(modelOf(units), new TextBuffer(before), language);
  while (await reader.readAhead(before.length));
  return (await reader.outputAt(before.length, endless))?.learned?.copy();
}

async function recomputed(before: string, language: LanguageTag, units: number) {
  const ids = vocabulary.encode(new TextBuffer(before), 0, before.length);
  const model = new TallyModel(units);
  return model.run(Uint8Array.of(...vocabulary.preamble(language), ...ids), model.zeroState);
}

/** Exact: from the start. Provisional: from wherever as many symbols were read as it says. */
async function assertRead(reading: Reading, before: string, language: LanguageTag) {
  const { output, provisional } = reading;
  const units = output.state.h.length;
  const exact = await recomputed(before, language, units);
  if (!provisional || isDeepStrictEqual(output, exact)) {
    assert.deepEqual(output, exact);
    return;
  }
  const symbols = symbolsRead(output.state) - vocabulary.preamble(language).length;
  const buffer = new TextBuffer(before);
  let from = before.length;
  while (from > 0 && vocabulary.encode(buffer, from, before.length).length < symbols) from--;
  const expected = [from, from - 1].filter((at) => at >= 0).map((at) => before.slice(at));
  const outputs = await Promise.all(expected.map((text) => recomputed(text, language, units)));
  const hashes = outputs.map(({ state }) => state.c[0]);
  assert.ok(hashes.includes(output.state.c[0]), 'not read from any place before the cursor');
  // From where it began, also as somebody writes on and on.
  assert.ok(before.length - from >= 1_000);
}
