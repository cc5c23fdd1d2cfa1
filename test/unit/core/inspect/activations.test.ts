import assert from 'node:assert/strict';
import fc from 'fast-check';
import { activationBudget, Activations } from '../../../../src/core/inspect/activations.ts';
import { collectValues, quantityScan } from '../../../../src/core/inspect/neuron-values.ts';
import { pageLength } from '../../../../src/core/inspect/page.ts';
import { endOf } from '../../../../src/core/inspect/pieces.ts';
import { unitWeights } from '../../../../src/core/inspect/unit-weights.ts';
import { ListeningModel } from '../../../../src/core/model/listening-model.ts';
import type { TracingModel } from '../../../../src/core/model/tracing-model.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { tinyModel } from '../../support/models.ts';
import { StillLayer, StillModel } from '../../support/still-model.ts';
import { anyChange, anyText, changeIn } from '../../support/texts.ts';

async function readAll(activations: Activations): Promise<void> {
  while (await activations.readOn());
}

/** Runs a generator to its end. */
function finished<T>(steps: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

async function cellOf(
  activations: Activations,
  model: TracingModel,
  length: number,
): Promise<Float32Array> {
  const unit = unitWeights(await model.weights(), { layer: 1, unit: 5 });
  return finished(collectValues(activations.pieces(0, length), quantityScan(unit, 'c'), 0, length));
}

/** Pieces lie in order and within the text, and each is as long as what it shows. */
function assertInOrder(activations: Activations, length: number): void {
  let end = 0;
  for (const piece of activations.pieces(0, length)) {
    assert.ok(piece.start >= end && piece.count > 0);
    assert.ok(piece.first >= 0 && piece.first + piece.count <= piece.page.ids.length);
    end = endOf(piece);
  }
  assert.ok(end <= length);
}

describe('Activations', () => {
  let model: FolderModel;
  before(async () => (model = await loadLocalModel(tinyModel)));
  after(() => model.release());

  it('equal recomputation after any edits and looks', async () => {
    const step = fc.record({
      change: anyChange,
      runs: fc.nat(3),
      look: fc.tuple(fc.nat(400), fc.nat(200)),
    });
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyText(60), steps, async (start, list) => {
        const text = new TextBuffer(start);
        const activations = new Activations(model, text, 'ts');
        for (const { change: any, runs, look } of list) {
          activations.look(look[0], look[0] + look[1]);
          for (let run = 0; run < runs; run++) await activations.readOn();
          const change = changeIn(text.length, any);
          text.apply(change);
          activations.edited(change);
          assertInOrder(activations, text.length);
        }
        await readAll(activations);
        assert.equal(activations.read, text.length);
        const whole = new Activations(model, text, 'ts');
        await readAll(whole);
        const actual = await cellOf(activations, model, text.length);
        const expected = await cellOf(whole, model, text.length);
        assert.ok(actual.every((value, at) => Math.abs(value - (expected[at] ?? NaN)) <= 1e-4));
      }),
      { numRuns: 25 },
    );
  });

  describe('in a long file', () => {
    const line = 'const value = call(a, b);\r\n';
    const text = line.repeat(1_000);

    function long(length = text.length): { activations: Activations; still: StillModel } {
      const still = new StillModel([4]);
      const buffer = new TextBuffer(text.slice(0, length));
      return { activations: new Activations(still, buffer, 'ts'), still };
    }

    it('reads the view first, from a line some hundred characters before it', async () => {
      const { activations, still } = long();
      activations.look(20_000, 20_400);
      const known = (): number =>
        activations.pieces(20_000, 20_400).reduce((sum, { count }) => sum + count, 0);
      while (known() < 400) await activations.readOn();
      assert.equal(activations.read, 0);
      assert.ok(still.symbolsRead <= 2 + 1_000 + 400 + pageLength);
    });

    it('reads a change in view in one run, before the file was read', async () => {
      const buffer = new TextBuffer(text);
      const activations = new Activations(new StillModel([4]), buffer, 'ts');
      activations.look(20_000, 20_400);
      while (activations.pieces(20_399, 20_400).length === 0) await activations.readOn();
      const change = { offset: 20_100, removed: 0, inserted: '(' };
      buffer.apply(change);
      activations.edited(change);
      assert.equal(activations.pieces(20_100, 20_101).length, 0);
      await activations.readOn();
      assert.equal(activations.pieces(20_100, 20_101).length, 1);
    });

    it('after a change in a file that was read, goes on from there', async () => {
      const buffer = new TextBuffer(text);
      const still = new StillModel([4]);
      const activations = new Activations(still, buffer, 'ts');
      await readAll(activations);
      const change = { offset: 26_000, removed: 1, inserted: 'x' };
      buffer.apply(change);
      activations.edited(change);
      assert.ok(activations.read <= 26_000 && activations.read >= 26_000 - pageLength);
      const before = still.symbolsRead;
      await readAll(activations);
      assert.ok(still.symbolsRead - before <= text.length - 26_000 + pageLength);
    });

    it('begins a short context where it is told to, if there is such a place', async () => {
      const buffer = new TextBuffer(text);
      const whole = new Activations(new StillModel([4]), buffer, 'ts');
      await readAll(whole);
      const still = new StillModel([4]);
      const near = (offset: number) => whole.entryBefore(offset - 100);
      const activations = new Activations(still, buffer, 'ts', { near });
      activations.look(20_000, 20_100);
      while (activations.pieces(20_099, 20_100).length === 0) await activations.readOn();
      assert.ok(still.symbolsRead <= 100 + 100 + 3 * pageLength, String(still.symbolsRead));
    });

    it('tells of a place only where it is known, and as the text is now', async () => {
      const buffer = new TextBuffer(text);
      const activations = new Activations(new StillModel([4]), buffer, 'ts');
      assert.equal(activations.entryBefore(0), undefined);
      await readAll(activations);
      const { at } = activations.entryBefore(1_000)!;
      assert.ok(at <= 1_000 && at > 1_000 - pageLength);
      const change = { offset: 990, removed: 0, inserted: 'x' };
      buffer.apply(change);
      activations.edited(change);
      assert.equal(activations.entryBefore(1_000), undefined);
    });

    it('never makes a run longer than a page', async () => {
      const { activations, still } = long(3_000);
      await readAll(activations);
      assert.ok(Math.max(...still.runs) <= pageLength);
    });
  });

  it('reads an empty file, and one of a single line end', async () => {
    for (const [content, read] of [
      ['', 0],
      ['\r\n', 2],
    ] as const) {
      const activations = new Activations(model, new TextBuffer(content), 'ts');
      await readAll(activations);
      assert.equal(activations.read, read);
      assert.ok(activations.done);
    }
  });

  it('keeps within its budget in a file of a million characters, and shows any part of it', async () => {
    const still = new StillModel([64, 64]);
    const text = new TextBuffer('x = 1;\n'.repeat(2 ** 20 / 7));
    const budget = 2 ** 20;
    const activations = new Activations(still, text, 'ts', { budget });
    activations.look(600_000, 608_000);
    await readAll(activations);
    assert.ok(activations.read === activations.readable && activations.read < text.length);
    assert.ok(activations.read > 4_000);
    assert.ok(activations.bytes <= budget + 16 * 2 ** 20);
    const view = activations.pieces(600_000, 608_000);
    assert.equal(view[0]?.start, 600_000);
    assert.ok(endOf(view.at(-1) ?? assert.fail()) >= 608_000);
  });

  it('holds 100,000 characters of a network of 512x2, and as many with a layer above it', async () => {
    const text = new TextBuffer('x'.repeat(200_000));
    const activations = new Activations(new StillModel([512, 512]), text, 'ts');
    assert.ok(activations.readable >= 100_000, String(activations.readable));
    assert.ok(activationBudget <= 128 * 2 ** 20);
    const listening = new ListeningModel(new StillModel([512, 512]), new StillLayer(256));
    const { readable } = new Activations(listening, text, 'ts');
    assert.ok(readable >= 100_000, String(readable));
    await readAll(activations);
    assert.ok(activations.bytes > 120 * 2 ** 20 && activations.bytes <= activationBudget);
  }).timeout(60_000);
});
