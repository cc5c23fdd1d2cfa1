import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import type { ModelOutput } from '../../../../src/core/model/language-model.ts';
import type { TracedRun, TracingModel } from '../../../../src/core/model/tracing-model.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { assertSameRun, assertSameState } from '../../support/kernel-parity.ts';
import { shippedModels, tinyModel, tinyTaughtModel } from '../../support/models.ts';
import { loadWithoutOnnxruntime } from '../../support/without-onnxruntime.ts';

interface Golden {
  texts: { language: string; ids: number[] }[];
}

describe('the kernel beside onnxruntime', () => {
  for (const folder of [tinyModel, tinyTaughtModel, ...shippedModels()]) {
    describe(`of ${basename(folder)}`, () => {
      let onnx: FolderModel;
      let kernel: FolderModel;
      let lookedInto: { readonly onnx: TracingModel; readonly kernel: TracingModel };
      before(async () => {
        onnx = await loadLocalModel(folder);
        kernel = await loadWithoutOnnxruntime(folder);
        lookedInto = { onnx: await onnx.inspected(), kernel: await kernel.inspected() };
      });
      after(() => Promise.all([onnx.release(), kernel.release()]));

      async function assertEqual(ids: Uint8Array): Promise<void> {
        const [expected, actual] = await Promise.all(
          [lookedInto.onnx, lookedInto.kernel].map((model) => model.trace(ids, model.zeroState)),
        );
        assert.ok(expected && actual);
        assertSameRun(actual, expected);
      }

      it('is one, and the other', () => {
        assert.deepEqual(
          [onnx.runtimeMissing, kernel.runtimeMissing],
          [null, "Cannot find module 'onnxruntime-node'"],
        );
      });

      const golden = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden;
      for (const { language, ids } of golden.texts) {
        it(`has its states bit for bit, and nearly its logits: a golden text in ${language}`, () =>
          assertEqual(Uint8Array.from(ids)));
      }

      it('the same, of any symbols', async () => {
        const symbols = fc.uint8Array({ minLength: 1, maxLength: 200, max: 101 });
        await fc.assert(fc.asyncProperty(symbols, assertEqual), { numRuns: 10 });
      });

      for (const most of [1 + 2 ** -23, -1 - 2 ** -23]) {
        it(`hears an h that rounding took to ${most}, as tanh's approximation may`, async () => {
          const { zeroState } = lookedInto.onnx;
          for (const place of zeroState.h.keys()) {
            // Of a large network, some of them.
            if (place % Math.ceil(zeroState.h.length / 40) !== 0) continue;
            const h = zeroState.h.slice();
            h[place] = most;
            const state = { h, c: zeroState.c };
            const ids = Uint8Array.of(place % 100, 7);
            const [expected, actual] = await Promise.all(
              [lookedInto.onnx, lookedInto.kernel].map((model) => model.trace(ids, state)),
            );
            assertSameRun(actual!, expected!);
          }
        });
      }

      it('gives the same bits however a text is cut, traced or not', async () => {
        const model = lookedInto.kernel;
        const symbols = fc.uint8Array({ minLength: 2, maxLength: 60, max: 101 });
        await fc.assert(
          fc.asyncProperty(symbols, fc.nat(), async (ids, place) => {
            const cut = 1 + (place % (ids.length - 1));
            const first: TracedRun = await model.trace(ids.subarray(0, cut), model.zeroState);
            const second: ModelOutput = await model.run(ids.subarray(cut), first.output.state);
            const whole = await model.trace(ids, model.zeroState);
            assert.deepEqual(second, whole.output);
          }),
          { numRuns: 20 },
        );
      });

      it('steps as it runs, from whatever state', async () => {
        const symbols = fc.uint8Array({ minLength: 2, maxLength: 20, max: 101 });
        await fc.assert(
          fc.asyncProperty(symbols, async (ids) => {
            const before = await onnx.run(ids.subarray(1), onnx.zeroState);
            const other = onnx.step(3, onnx.zeroState);
            const step = onnx.step(ids[0]!, before.state);
            assert.deepEqual(step, await kernel.run(ids.subarray(0, 1), before.state));
            assert.notDeepEqual(step.state, other.state);
            const { state } = await onnx.run(ids.subarray(0, 1), before.state);
            assertSameState(step.state, state);
          }),
          { numRuns: 10 },
        );
      });

      it('hands out the weights that the graph does', async () => {
        const [own, graph] = [await lookedInto.kernel.weights(), await lookedInto.onnx.weights()];
        // Millions of numbers: nobody wants to see how they differ.
        assert.ok(isDeepStrictEqual(own, graph));
      });
    });
  }
});
