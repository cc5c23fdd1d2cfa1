import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { readNetwork } from '../../../src/runtime/kernel/read-weights.ts';
import { shippedModels, tinyModel } from '../support/models.ts';

describe('what leads from the layers to the softmax', () => {
  for (const folder of [tinyModel, ...shippedModels()]) {
    it(`makes of h what the graph says of the next character: ${folder.split('/').at(-1)!}`, async () => {
      const model = await loadLocalModel(folder);
      try {
        const { output } = await model.weights();
        assert.ok(output !== undefined);
        const { bias } = readNetwork(readFileSync(join(folder, 'model.onnx'))).output;
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
