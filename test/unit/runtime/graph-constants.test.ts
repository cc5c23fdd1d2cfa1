import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { halvesOf } from '../../../src/runtime/graph-constants.ts';
import { OnnxModel } from '../../../src/runtime/onnx-model.ts';
import { shippedModels, tinyModel } from '../support/models.ts';

describe('the constants of a graph', () => {
  const file = readFileSync(join(tinyModel, 'model.onnx'));

  it('are found by their names, and none where there is no such name or another kind', () => {
    assert.ok(halvesOf(file, 'output.W.fp16')!.length > 0);
    assert.equal(halvesOf(file, 'no such thing'), undefined);
    assert.equal(halvesOf(file, 'embedding.steps'), undefined, 'it is no fp16');
    assert.equal(halvesOf(new Uint8Array(), 'output.W.fp16'), undefined);
    for (const length of [1, 100, 5_000]) {
      assert.equal(halvesOf(file.subarray(0, length), 'output.W.fp16'), undefined);
    }
  });

  for (const folder of [tinyModel, ...shippedModels()]) {
    it(`lead from h to what the graph says of the next character: ${folder.split('/').at(-1)!}`, async () => {
      const model = await OnnxModel.load(folder);
      try {
        const { output } = await model.weights();
        assert.ok(output !== undefined);
        const graph = readFileSync(join(folder, 'model.onnx'));
        const bias = halvesOf(graph, 'output.b.fp16')!;
        const symbols = bias.length;
        const heard = output.weights.length / symbols;
        const text = Uint8Array.from({ length: 20 }, (_, k) => (k * 7) % 90);
        const { state, logits } = await model.run(text, model.zeroState);
        const first = state.h.length - heard;
        logits.forEach((logit, symbol) => {
          let sum = bias[symbol]!;
          for (let k = 0; k < heard; k++) {
            sum += state.h[first + k]! * output.weights[k * symbols + symbol]!;
          }
          assert.ok(Math.abs(sum - logit) < 1e-3, `${symbol}: ${sum}, ${logit}`);
        });
      } finally {
        await model.release();
      }
    });
  }
});
