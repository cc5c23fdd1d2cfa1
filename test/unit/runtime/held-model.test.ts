import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { heldState, mostHeld, type HeldUnit } from '../../../src/core/model/held.ts';
import type { ModelState } from '../../../src/core/model/language-model.ts';
import type { TracedRun } from '../../../src/core/model/tracing-model.ts';
import { placeOf, type Neuron } from '../../../src/core/model/widths.ts';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { bestForm } from '../../../src/runtime/kernel/instance.ts';
import { KernelReading } from '../../../src/runtime/kernel/kernel-reading.ts';
import { NetworkMemory } from '../../../src/runtime/kernel/network-memory.ts';
import { readNetwork } from '../../../src/runtime/kernel/read-weights.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { onnxRuntime } from '../../../src/runtime/onnx-network.ts';
import { importRuntime } from '../../../src/runtime/onnx-runtime.ts';
import { isExact } from '../support/kernel-parity.ts';
import { shippedModels, tinyModel, tinyTaughtModel } from '../support/models.ts';
import { WoundedGraph } from '../support/wounded-graph.ts';

/** Elsewhere than on x64 all may go another way, as it does beside onnxruntime. */
const most = isExact ? 1e-6 : 0.1;
/** Of probabilities by onnxruntime, which adds logits up in another order. */
const mostBesideOnnx = isExact ? 1e-5 : 0.1;

interface Golden {
  texts: { ids: number[] }[];
}

describe('A network with units held', () => {
  for (const folder of [tinyModel, ...shippedModels()]) {
    describe(`of ${basename(folder)}`, () => {
      let model: FolderModel;
      const { texts } = JSON.parse(readFileSync(join(folder, 'golden.json'), 'utf8')) as Golden;
      const ids = Uint8Array.from(texts[0]!.ids);
      before(async () => (model = await loadLocalModel(folder)));
      after(() => model.release());

      /** One of each layer. */
      function neurons(): Neuron[] {
        return model.info.widths.map((width, layer) => ({ layer, unit: Math.floor(width / 3) }));
      }

      type Trace = (ids: Uint8Array, state: ModelState) => Promise<TracedRun>;

      /** The altered weights, by each that can compute them. */
      async function surgery(
        { bytes }: WoundedGraph,
        begin: (trace: Trace) => Promise<ModelState>,
      ): Promise<{ readonly onnx: TracedRun; readonly kernel: TracedRun }> {
        const runtime = onnxRuntime(await importRuntime());
        const network = await runtime.network(bytes, model.info.widths);
        const kernel = new KernelReading(new NetworkMemory(bestForm(), readNetwork(bytes)));
        try {
          const state = await begin((some, from) => network.trace(some, from));
          return {
            onnx: await network.trace(ids, state),
            kernel: await kernel.trace(ids, state),
          };
        } finally {
          await network.release();
        }
      }

      async function assertSame(
        held: HeldUnit,
        { onnx, kernel }: Awaited<ReturnType<typeof surgery>>,
      ): Promise<void> {
        const { layer, unit } = held.neuron;
        const wounded = model.held([held]);
        const actual = await wounded.trace(ids, wounded.zeroState);
        const width = model.info.widths[layer]!;
        for (const expected of [onnx, kernel]) {
          for (const [k, h] of actual.hidden.entries()) {
            // Its own h is what the surgery left of it, which nobody hears.
            const others = (at: number): boolean => k !== layer || at % width !== unit;
            assert.ok(farthest(h, expected.hidden[k]!, others) <= most, `layer ${k}`);
          }
        }
        const probabilities = softmax(actual.logits);
        assert.ok(farthest(probabilities, softmax(kernel.logits)) <= most);
        assert.ok(farthest(probabilities, softmax(onnx.logits)) <= mostBesideOnnx);
        const { logits } = await model.trace(ids, model.zeroState);
        assert.ok(farthest(probabilities, softmax(logits)) > 1e-4, 'it makes a difference');
      }

      function softmax(logits: Float32Array): Float32Array {
        return softmaxOf(logits, logits.length / ids.length);
      }

      it('at zero is that in which nobody hears the unit', async () => {
        for (const neuron of neurons()) {
          const graph = new WoundedGraph(folder).silence(neuron, 0);
          const expected = await surgery(graph, () => Promise.resolve(model.zeroState));
          await assertSame({ neuron, way: 'zero', value: 0.7 }, expected);
        }
      });

      it('reversed is that in which everybody hears the unit with the other sign', async () => {
        for (const neuron of neurons()) {
          const graph = new WoundedGraph(folder).silence(neuron, -1);
          const expected = await surgery(graph, () => Promise.resolve(model.zeroState));
          await assertSame({ neuron, way: 'reversed', value: 0 }, expected);
        }
      });

      it('at a value is that whose gates keep the unit at it', async () => {
        for (const neuron of neurons()) {
          let held: HeldUnit = { neuron, way: 'value', value: 0 };
          const expected = await surgery(new WoundedGraph(folder).fix(neuron), async (trace) => {
            const { output } = await trace(ids.subarray(0, 2), model.zeroState);
            held = { ...held, value: output.state.h[placeOf(model.info.widths, neuron)]! };
            // From the first character on.
            return model.held([held]).zeroState;
          });
          assert.ok(held.value > 0.3 && held.value < 0.5, `${held.value}`);
          await assertSame(held, expected);
        }
      });

      it('leaves the healthy one as it was, run by run', async () => {
        const held = model.held(neurons().map((neuron) => ({ neuron, way: 'value', value: -1 })));
        const before = model.step(7, model.zeroState);
        const wounded = held.step(7, held.zeroState);
        assert.deepEqual(model.step(7, model.zeroState), before);
        assert.notDeepEqual(wounded.logits, before.logits);
        assert.deepEqual(await held.run(Uint8Array.of(7), held.zeroState), wounded);
      });

      it('holds as many as may be, whatever the text and however it is cut', async () => {
        const { widths } = model.info;
        const unit = fc.record({
          place: fc.nat({ max: widths[0]! - 1 }),
          layer: fc.nat({ max: widths.length - 1 }),
          value: fc.float({ min: -1, max: 1, noNaN: true }),
        });
        const units = fc.uniqueArray(unit, {
          maxLength: mostHeld,
          selector: ({ layer, place }) => `${layer} ${place}`,
        });
        const symbols = fc.uint8Array({ minLength: 2, maxLength: 30, max: 101 });
        await fc.assert(
          fc.asyncProperty(units, symbols, async (some, read) => {
            const list = some.map(({ place, layer, value }): HeldUnit => {
              return { neuron: { layer, unit: place }, way: 'value', value };
            });
            const held = model.held(list);
            const whole = await held.trace(read, held.zeroState);
            const first = await held.run(read.subarray(0, 1), held.zeroState);
            assert.deepEqual(await held.run(read.subarray(1), first.state), whole.output);
            for (const { neuron, value } of list) {
              // -0 is 0 as well.
              assert.equal(whole.output.state.h[placeOf(widths, neuron)]! - value, 0);
            }
          }),
          { numRuns: 10 },
        );
      });

      it('refuses what is no unit, no value, twice the same, and more than may be', () => {
        const one = (neuron: Neuron, value = 0): HeldUnit => ({ neuron, way: 'value', value });
        const wrong: HeldUnit[][] = [
          [one({ layer: model.info.widths.length, unit: 0 })],
          [one({ layer: 0, unit: model.info.widths[0]! })],
          [one({ layer: 0, unit: -1 })],
          [one({ layer: 0, unit: 0.5 })],
          [one({ layer: 0, unit: 0 }, Number.NaN)],
          [one({ layer: 0, unit: 0 }, 1.01)],
          [one({ layer: 0, unit: 0 }), one({ layer: 0, unit: 0 }, 1)],
          Array.from({ length: mostHeld + 1 }, () => one({ layer: 0, unit: 0 })),
        ];
        for (const held of wrong) assert.throws(() => model.held(held), RangeError);
      });
    });
  }

  it('is listened to by the layer that was taught', async () => {
    const model = await loadLocalModel(tinyTaughtModel);
    const held = model.held([{ neuron: { layer: 0, unit: 3 }, way: 'value', value: 0.9 }]);
    const [healthy, wounded] = [await model.inspected(), await held.inspected()];
    assert.deepEqual(wounded.info, healthy.info);
    assert.equal(await held.inspected(), wounded);
    const ids = Uint8Array.of(3, 9, 30);
    const [before, after] = await Promise.all(
      [healthy, wounded].map((one) => one.trace(ids, one.zeroState)),
    );
    assert.notDeepEqual(after!.hidden[2], before!.hidden[2]);
    await model.release();
  });

  it('goes on from a healthy state with what is held in it', () => {
    const state = { h: Float32Array.of(0.5, -0.25, 1), c: Float32Array.of(1, 2, 3) };
    const held: HeldUnit[] = [
      { neuron: { layer: 0, unit: 1 }, way: 'reversed', value: 0 },
      { neuron: { layer: 1, unit: 0 }, way: 'mean', value: 0.125 },
    ];
    assert.deepEqual(heldState(state, [2, 1], held).h, Float32Array.of(0.5, 0.25, 0.125));
    assert.deepEqual(state.h, Float32Array.of(0.5, -0.25, 1));
  });
});

function farthest(
  a: Float32Array,
  b: Float32Array,
  counts: (at: number) => boolean = () => true,
): number {
  assert.equal(a.length, b.length);
  return a.reduce(
    (far, value, at) => (counts(at) ? Math.max(far, Math.abs(value - b[at]!)) : far),
    0,
  );
}

/** What follows each symbol, of rows of so many logits. */
function softmaxOf(logits: Float32Array, width: number): Float32Array {
  const found = new Float32Array(logits.length);
  for (let from = 0; from < logits.length; from += width) {
    const row = Float64Array.from(logits.subarray(from, from + width), Math.exp);
    const sum = row.reduce((all, one) => all + one, 0);
    found.set(
      row.map((one) => one / sum),
      from,
    );
  }
  return found;
}
