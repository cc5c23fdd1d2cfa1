import assert from 'node:assert/strict';

import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { tinyTaughtModel } from '../support/models.ts';
import { eachOnModel, type EngineBench } from './engine-bench.ts';

const text = 'for (const a of list) { if (a) { call(a';

describe('the neurons that spoke for a suggestion', () => {
  let model: FolderModel;
  let bench: EngineBench;
  eachOnModel(tinyTaughtModel, (made, loaded) => {
    bench = made;
    model = loaded;
    return bench.open(text);
  });

  const ask = (changes: object = {}) => {
    const asked = { uri: 'a', version: 1, offset: text.length, text: ');' };
    return bench.request('speakers', { ...asked, ...changes });
  };

  it('are the network’s own, the loudest first, by h after the text before it', async () => {
    await bench.complete(text.length);
    const answer = await ask();
    assert.ok(answer.kind === 'speakers');
    assert.equal(answer.speakers.length, 5);
    const { vocabulary } = model;
    const ids = Array.from(text, (symbol) => vocabulary.symbols.indexOf(symbol));
    const read = await model.run(
      Uint8Array.of(...vocabulary.preamble('ts'), ...ids),
      model.zeroState,
    );
    for (const { neuron, h } of answer.speakers) {
      assert.ok(neuron.layer < 2, 'not of the layer that nothing hears');
      const own = read.state.h[neuron.layer * 16 + neuron.unit]!;
      assert.ok(Math.abs(own - h) < 1e-6);
    }
    const loud = answer.speakers.map(({ contribution }) => contribution);
    assert.deepEqual(
      loud,
      [...loud].sort((a, b) => b - a),
    );
    assert.ok(loud[0]! > 0);
    const other = await ask({ text: 'x' });
    assert.ok(other.kind === 'speakers');
    assert.notDeepEqual(other.speakers, answer.speakers);
  });

  it('are none where nothing was completed, nothing is meant, or the place is gone', async () => {
    assert.deepEqual(await ask(), { kind: 'speakers', speakers: [] });
    await bench.complete(text.length);
    assert.deepEqual(await ask({ text: '' }), { kind: 'speakers', speakers: [] });
    assert.deepEqual(await ask({ version: 2 }), { kind: 'none', reason: 'outdated' });
    assert.deepEqual(await ask({ offset: 9_999 }), { kind: 'none', reason: 'outdated' });
    assert.deepEqual(await ask({ uri: 'b' }), { kind: 'none', reason: 'unknownDocument' });
  });
});
