import assert from 'node:assert/strict';
import { withoutListener } from '../../../../src/core/model/listening-model.ts';
import type { ModelState } from '../../../../src/core/model/language-model.ts';
import type { TracedRun, TracingModel } from '../../../../src/core/model/tracing-model.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import type { FolderModel } from '../../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../../src/runtime/local-model.ts';
import { tinyTaughtModel } from '../../support/models.ts';

const text = new TextBuffer('for (const a of list) {\n  if (a) { call(a, [1]); }\n}\n');

describe('a network and a layer that listens to it', () => {
  let network: FolderModel;
  let both: TracingModel;
  let ids: Uint8Array;
  before(async () => {
    network = await loadLocalModel(tinyTaughtModel);
    both = await network.inspected();
    const { vocabulary } = network;
    const symbols = vocabulary.encode(text, 0, text.length);
    ids = Uint8Array.of(...vocabulary.preamble('ts'), ...symbols);
  });
  after(() => network.release());

  it('have the layer on top', () => {
    assert.deepEqual(both.info, { ...network.info, widths: [16, 16, 10] });
    assert.equal(both.zeroState.h.length, 42);
    assert.equal(network.zeroState.h.length, 32);
  });

  it('leave the network what it is, bit for bit', async () => {
    const [alone, listened] = await Promise.all(
      [network, both].map((model) => model.trace(ids, model.zeroState)),
    );
    assert.ok(alone && listened);
    assert.deepEqual(listened.logits, alone.logits);
    assert.deepEqual(listened.hidden.slice(0, 2), alone.hidden);
    assert.deepEqual(withoutListener(listened.output, 32), alone.output);
    assert.equal(withoutListener(alone.output, 32), alone.output);
    assert.deepEqual(await both.run(ids, both.zeroState), listened.output);
    assert.ok(Math.max(...(listened.hidden[2] ?? [])) > 0.3);
  });

  it('give the same bits however a text is cut', async () => {
    const whole = await both.trace(ids, both.zeroState);
    for (const length of [1, 7, 20]) {
      let state: ModelState = both.zeroState;
      const hidden: number[] = [];
      let run: TracedRun | undefined;
      for (let from = 0; from < ids.length; from += length) {
        run = await both.trace(ids.subarray(from, from + length), state);
        state = run.output.state;
        hidden.push(...(run.hidden[2] ?? []));
      }
      assert.deepEqual(run?.output, whole.output, String(length));
      assert.deepEqual(Float32Array.from(hidden), whole.hidden[2]);
    }
  });

  it('keep the states of each apart', async () => {
    const output = await both.run(ids, both.zeroState);
    const { h } = withoutListener(output, 32).state;
    h[0] = 5;
    assert.notEqual(output.state.h[0], 5);
  });
});
