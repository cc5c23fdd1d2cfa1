import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KernelLayer } from '../../../../src/runtime/kernel/kernel-layer.ts';
import { readListener } from '../../../../src/runtime/kernel/read-weights.ts';
import type { Listener } from '../../../../src/runtime/network.ts';
import { OnnxLayer } from '../../../../src/runtime/onnx-layer.ts';
import { importRuntime } from '../../../../src/runtime/onnx-runtime.ts';
import { assertSameState } from '../../support/kernel-parity.ts';
import { tinyTaughtModel } from '../../support/models.ts';

const widths = [16, 16];
const units = 10;

describe('A layer that listens, by the kernel', () => {
  let onnx: Listener;
  let kernel: Listener;
  before(async () => {
    const graph = readFileSync(join(tinyTaughtModel, 'taught.onnx'));
    onnx = await OnnxLayer.load(await importRuntime(), graph, widths, units);
    kernel = new KernelLayer('plain', readListener(graph, widths), widths);
  });
  after(() => onnx.release());

  it('is as wide, and has the same weights', async () => {
    assert.equal(kernel.width, units);
    assert.deepEqual(await kernel.weights(), await onnx.weights());
  });

  for (const most of [0.3, 1, 1 + 2 ** -23, -1 - 2 ** -23]) {
    it(`hears an h of ${most} in each layer below it, as onnxruntime does`, async () => {
      for (let place = 0; place < 32; place++) {
        const hidden = widths.map(() => new Float32Array(16));
        hidden[place >> 4]![place & 15] = most;
        const nothing = { h: new Float32Array(units), c: new Float32Array(units) };
        const ids = Uint8Array.of(3 * place);
        const [expected, actual] = await Promise.all(
          [onnx, kernel].map((layer) => layer.listen(ids, hidden, nothing)),
        );
        assertSameState(actual!.state, expected!.state);
        assert.deepEqual(actual!.hidden, actual!.state.h);
      }
    });
  }
});
