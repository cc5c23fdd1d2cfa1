import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  checkpointBudget,
  DocumentReader,
  exactLimit,
  provisionalLength,
  type Reading,
} from '../../../../src/core/model/document-reader.ts';
import type { LanguageModel, ModelOutput } from '../../../../src/core/model/language-model.ts';
import { runLength } from '../../../../src/core/model/passage.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { HashModel } from '../../support/hash-model.ts';
import { LearningHashModel } from '../../support/learning-hash-model.ts';
import { tinyModel } from '../../support/models.ts';
import { anyChange, anyText, changeIn } from '../../support/texts.ts';
import { applied } from '../../../../src/core/text/change.ts';
import { endingAfter, endless } from '../../support/turns.ts';
import { vocabulary } from '../../support/vocabulary.ts';

/** The oracle: everything in one run from the zero state. */
async function recomputed(model: LanguageModel, text: string): Promise<ModelOutput> {
  const ids = vocabulary.encode(new TextBuffer(text), 0, text.length);
  return model.run(Uint8Array.of(...vocabulary.preamble('ts'), ...ids), model.zeroState);
}

function readerOf(model: LanguageModel, text: string): DocumentReader {
  return new DocumentReader(model, new TextBuffer(text), 'ts');
}

async function outputAt(reader: DocumentReader, offset: number): Promise<Reading> {
  const reading = await reader.outputAt(offset, endless);
  assert.ok(reading);
  return reading;
}

/** Each line another, all of one length. */
const lineLength = 'const x000000 = f(y);\r\n'.length;

function lines(count: number): string {
  const line = (_: unknown, i: number): string =>
    `const x${String(i).padStart(6, '0')} = f(y);\r\n`;
  return Array.from({ length: count }, line).join('');
}

function assertClose(actual: ModelOutput, expected: ModelOutput): void {
  const pairs = [
    [actual.state.h, expected.state.h],
    [actual.state.c, expected.state.c],
    [actual.logits, expected.logits],
  ] as const;
  for (const [a, b] of pairs) {
    assert.equal(a.length, b.length);
    assert.ok(a.every((value, i) => Math.abs(value - (b[i] ?? NaN)) <= 1e-5));
  }
}

function incrementalEqualsRecomputed(
  model: () => LanguageModel,
  numRuns: number,
  equal: (actual: ModelOutput, expected: ModelOutput) => void,
): Promise<void> {
  const step = fc.record({ change: anyChange, cursor: fc.double({ min: 0, max: 1, noNaN: true }) });
  const steps = fc.array(step, { minLength: 1, maxLength: 8 });
  return fc.assert(
    fc.asyncProperty(anyText(120), steps, async (start, list) => {
      const reader = readerOf(model(), start);
      let text = start;
      for (const { change: any, cursor } of list) {
        const change = changeIn(text.length, any);
        reader.apply(change);
        text = applied(text, change);
        const offset = Math.round(cursor * text.length);
        const first = await outputAt(reader, offset);
        equal(first.output, await recomputed(model(), text.slice(0, offset)));
        while (await reader.readAhead(offset));
        const { output, provisional } = await outputAt(reader, offset);
        assert.equal(provisional, false);
        equal(output, await recomputed(model(), text.slice(0, offset)));
      }
    }),
    { numRuns },
  );
}

describe('DocumentReader', () => {
  it('equals recomputation after any edits (hash model)', async () => {
    const model = new HashModel();
    await incrementalEqualsRecomputed(() => model, 200, assert.deepEqual);
  });

  describe('with a real model', () => {
    let model: FolderModel;
    before(async () => (model = await loadLocalModel(tinyModel)));
    after(() => model.release());

    // A processor may add up a run of one symbol in another order than a run of many.
    it('equals recomputation after any edits', async () => {
      await incrementalEqualsRecomputed(() => model, 40, assertClose);
    });
  });

  it('reads only what is new', async () => {
    const model = new HashModel();
    const reader = readerOf(model, lines(20));
    await outputAt(reader, 400);
    const before = model.symbolsRead;
    reader.apply({ offset: 400, removed: 0, inserted: 'a' });
    await outputAt(reader, 401);
    assert.equal(model.symbolsRead, before + 1);
    await outputAt(reader, 401);
    assert.equal(model.symbolsRead, before + 1);
    reader.apply({ offset: 300, removed: 1, inserted: '' });
    await outputAt(reader, 301);
    assert.ok(model.symbolsRead - before <= 2 + runLength);
  });

  it('never makes a run longer than the longest allowed', async () => {
    const model = new HashModel();
    await outputAt(readerOf(model, lines(60)), 1_500);
    assert.ok(Math.max(...model.runs) <= runLength + vocabulary.preamble('ts').length);
  });

  it('stops where its turn ends, and goes on from there', async () => {
    const model = new HashModel();
    const text = lines(60);
    const reader = readerOf(model, text);
    assert.equal(await reader.outputAt(1_000, endingAfter(3)), undefined);
    assert.equal(model.runs.length, 3);
    const { output } = await outputAt(reader, 1_000);
    const recomputation = model.runs.length;
    assert.deepEqual(output, await recomputed(model, text.slice(0, 1_000)));
    assert.equal(recomputation, Math.ceil(1_000 / runLength));
  });
});

describe('DocumentReader of a model that learns', () => {
  it('learns at once from what was typed, and meanwhile from a text that is opened', async () => {
    const text = lines(60);
    const model = new LearningHashModel();
    const reader = readerOf(model, text);
    const first = await outputAt(reader, 1_000);
    assert.deepEqual([first.provisional, first.learned], [true, undefined]);
    assert.deepEqual(first.output, await recomputed(model, text.slice(0, 1_000)));
    while (await reader.readAhead(1_000));
    const then = await outputAt(reader, 1_000);
    assert.equal(then.provisional, false);
    assert.ok(then.learned);
    reader.apply({ offset: 1_000, removed: 0, inserted: 'return value;\n'.repeat(4) });
    const { length } = model.traces;
    const typed = await outputAt(reader, 1_056);
    assert.equal(typed.provisional, false);
    assert.deepEqual(model.traces.slice(length), [16, 16, 16, 16]);
  });

  it('stops learning where its turn ends', async () => {
    const reader = readerOf(new LearningHashModel(), lines(60));
    while (await reader.readAhead(500));
    assert.equal(await reader.outputAt(560, endingAfter(1)), undefined);
    assert.equal((await outputAt(reader, 560)).provisional, false);
  });
});

describe('DocumentReader in a long file', () => {
  const text = lines(400);
  const offset = 9_000;
  const origin = Math.ceil((offset - provisionalLength) / lineLength) * lineLength;

  it('answers from the last lines until it has read up to there', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    const first = await outputAt(reader, offset);
    assert.equal(first.provisional, true);
    assert.deepEqual(first.output, await recomputed(model, text.slice(origin, offset)));
    while (await reader.readAhead(offset));
    const second = await outputAt(reader, offset);
    assert.equal(second.provisional, false);
    assert.deepEqual(second.output, await recomputed(model, text.slice(0, offset)));
  });

  it('has read all that an answer takes where it was prepared for one', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    while (await reader.prepare(offset));
    const read = model.symbolsRead;
    assert.ok(read > 1_000 && read <= provisionalLength + 2);
    const { output } = await outputAt(reader, offset);
    assert.deepEqual(output, await recomputed(new HashModel(), text.slice(origin, offset)));
    reader.apply({ offset, removed: 0, inserted: 'a' });
    await outputAt(reader, offset + 1);
    assert.equal(model.symbolsRead, read + 1);
    assert.equal(await reader.prepare(offset + 1), false);
    assert.equal(model.symbolsRead, read + 1);
  });

  it('keeps nothing of these any more once it has', async () => {
    const [asked, quiet] = [readerOf(new HashModel(), text), readerOf(new HashModel(), text)];
    await outputAt(asked, offset);
    for (const reader of [asked, quiet]) {
      while (await reader.readAhead(offset));
      await outputAt(reader, offset);
    }
    assert.equal(asked.bytes, quiet.bytes);
  });

  it('reads one symbol a key meanwhile, wherever else the file changes', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    await outputAt(reader, offset);
    const before = model.symbolsRead;
    reader.apply({ offset, removed: 0, inserted: 'a' });
    await outputAt(reader, offset + 1);
    reader.apply({ offset: 100, removed: 30, inserted: 'b' });
    reader.apply({ offset: offset - 28, removed: 0, inserted: 'c' });
    const { output, provisional } = await outputAt(reader, offset - 27);
    assert.equal(provisional, true);
    assert.equal(model.symbolsRead, before + 2);
    const typed = `${text.slice(origin, offset)}ac`;
    assert.deepEqual(output, await recomputed(model, typed));
  });

  it('reads again from an edit on, within what it answers from', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    await outputAt(reader, offset);
    reader.apply({ offset: offset - 500, removed: 3, inserted: 'abc' });
    const { output } = await outputAt(reader, offset);
    const now = applied(text, { offset: offset - 500, removed: 3, inserted: 'abc' });
    assert.deepEqual(output, await recomputed(model, now.slice(origin, offset)));
  });

  it('starts anew where an edit crosses the place it started from', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    await outputAt(reader, offset);
    reader.apply({ offset: origin - 5, removed: 10, inserted: '' });
    const { output } = await outputAt(reader, offset);
    const now = text.slice(0, origin - 5) + text.slice(origin + 5);
    const again = now.indexOf('\n', offset - provisionalLength - 1) + 1;
    assert.deepEqual(output, await recomputed(model, now.slice(again, offset)));
  });

  it('has enough of the file left of the cursor, also after it moved up', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    await outputAt(reader, offset);
    const up = origin + 100;
    const { output } = await outputAt(reader, up);
    const again = Math.ceil((up - provisionalLength) / lineLength) * lineLength;
    assert.deepEqual(output, await recomputed(model, text.slice(again, up)));
  });
});

describe('DocumentReader in a file of 10 MB', () => {
  const text = 'x'.repeat(10_000_000);

  it('answers at its end from the last characters, and never reads it all', async () => {
    const model = new HashModel();
    const reader = readerOf(model, text);
    assert.equal((await outputAt(reader, text.length)).provisional, true);
    assert.equal(await reader.readAhead(text.length), false);
    assert.ok(model.symbolsRead <= provisionalLength + 2);
  });

  it('keeps at most 8 MB of checkpoints of a model of 512x2', async () => {
    const reader = readerOf(new HashModel(1_024), text);
    while (await reader.readAhead(exactLimit));
    await outputAt(reader, text.length);
    assert.ok(reader.bytes <= checkpointBudget, `${reader.bytes}`);
    assert.ok(reader.bytes > checkpointBudget / 2, `${reader.bytes}`);
  });
});
