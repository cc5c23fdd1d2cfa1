import assert from 'node:assert/strict';
import type { ModelSummary } from '../../../../src/protocol/panel.ts';
import type { HeldUnit } from '../../../../src/protocol/surgery.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { SURGERY_TOPICS } from '../../../../src/webview/model/surgery-topics.ts';

const neuron = { layer: 0, unit: 3 };
const held: HeldUnit = { neuron, way: 'value', value: 0.5 };
const network: ModelSummary = {
  ...{ name: 'a', languages: ['ts'], widths: [8, 8, 4], foundLayers: 2, parameters: 1 },
  ...{ taught: { state: 'current', neurons: [] }, tuning: 'tuned', runtimeMissing: null },
};
const nothing = { mixed: null, alone: null };
const comparison = {
  ...({
    kind: 'values',
    healthy: nothing,
    held: nothing,
    next: 'c',
    provisional: false,
    isCut: false,
  } as const),
  moved: [{ symbol: ')', healthy: 0.5, held: 0.1 }],
};

const document = {
  ...{ uri: 'a', name: 'a.ts', version: 1, text: 'abcdef' },
  ...{ line: 0, cursor: 2, tabSize: 4, isParsed: true },
};

function shown(text = document.text): PanelModel {
  const model = new PanelModel(() => undefined);
  model.setNetwork(network);
  model.show({ ...document, text }, false);
  model.choose(neuron);
  model.remember({ page: 'surgery' });
  return model;
}

/** What a topic asks, and how it takes the answer. */
async function ask(
  model: PanelModel,
  topic: keyof typeof SURGERY_TOPICS,
  answer: unknown,
): Promise<unknown> {
  let asked: unknown;
  await SURGERY_TOPICS[topic].ask(model, {
    ask: (kind, params) => {
      asked = { kind, params };
      return Promise.resolve(answer as never);
    },
  });
  return asked;
}

describe('what is known of held neurons', () => {
  it('is of those that the network hears', () => {
    const model = shown();
    assert.deepEqual(model.surgery.patient, neuron);
    model.choose({ layer: 2, unit: 0 });
    assert.equal(model.surgery.patient, undefined, 'it was taught');
    model.choose({ probe: 'column' });
    assert.equal(model.surgery.patient, undefined, 'it is none');
  });

  it('holds a neuron beside the others, once, and lets it go', () => {
    const { surgery } = shown();
    const other: HeldUnit = { neuron: { layer: 1, unit: 3 }, way: 'reversed', value: 0 };
    surgery.hold([held, other]);
    assert.equal(surgery.ownHold, held);
    const zero = surgery.with(neuron, 'zero', 0);
    assert.deepEqual(zero, [other, { neuron, way: 'zero', value: 0 }]);
    assert.deepEqual(surgery.with(neuron, undefined, 0), [other]);
  });

  it('stands at once as the reader wants it, though the engine has not answered yet', () => {
    const { surgery } = shown();
    surgery.ask([held]);
    assert.deepEqual([surgery.ownHold, surgery.held], [held, []]);
    const other: HeldUnit = { neuron: { layer: 1, unit: 3 }, way: 'reversed', value: 0 };
    assert.deepEqual(surgery.with(other.neuron, 'reversed', 0), [held, other]);
    surgery.hold([held]);
    surgery.ask(undefined);
    assert.equal(surgery.ownHold, held);
  });

  it('shows what was known until what is known of the other network, and asks for that', () => {
    const model = shown('ab');
    const range = { from: 0, to: 2, read: 2, readable: 2, provisional: false } as const;
    model.takeValues({
      ...{ kind: 'values', ...range, values: Int8Array.of(127, 127), middle: 0, scale: 1 },
    });
    assert.ok(model.values.isExact(0, 2));
    model.surgery.hold([held]);
    assert.equal(model.places(0), 1);
    assert.ok(!model.values.isExact(0, 2));
    assert.equal(model.cell, undefined);
  });

  it('is asked on its page alone, and once for each place and hold', async () => {
    const model = shown();
    model.remember({ page: 'text' });
    for (const topic of ['comparison', 'dose', 'ownValues', 'growth'] as const) {
      assert.equal(await ask(model, topic, undefined), undefined);
    }
    model.remember({ page: 'surgery' });
    const asked = { kind: 'comparison', params: { version: 1, offset: 2 } };
    assert.deepEqual(await ask(model, 'comparison', comparison), asked);
    assert.equal(await ask(model, 'comparison', comparison), undefined);
    model.surgery.hold([held]);
    assert.deepEqual(await ask(model, 'comparison', comparison), asked);
    model.moveCursor(4);
    assert.deepEqual(await ask(model, 'comparison', comparison), {
      ...{ kind: 'comparison', params: { version: 1, offset: 4 } },
    });
  });

  it('does not take what is about another place', async () => {
    const model = shown();
    let answer: (value: unknown) => void = () => undefined;
    const asked = SURGERY_TOPICS.comparison.ask(model, {
      ask: () => new Promise((resolve) => (answer = resolve as typeof answer)),
    });
    model.moveCursor(4);
    answer(comparison);
    await asked;
    assert.equal(model.surgery.comparison, undefined);
  });

  it('follows the character of the text, or the one that is chosen', async () => {
    const model = shown();
    assert.equal(await ask(model, 'dose', undefined), undefined, 'none is known');
    await ask(model, 'comparison', comparison);
    const dose = { kind: 'values', values: [0], probabilities: [0], free: 0, characters: 2 };
    const place = { version: 1, offset: 2, neuron };
    assert.deepEqual(await ask(model, 'dose', dose), {
      ...{ kind: 'dose', params: { ...place, symbol: 'c' } },
    });
    assert.equal(await ask(model, 'dose', dose), undefined);
    model.surgery.hold([held]);
    assert.equal(await ask(model, 'dose', dose), undefined, 'its own hold changes nothing of it');
    model.surgery.follow(')');
    assert.deepEqual(await ask(model, 'dose', dose), {
      ...{ kind: 'dose', params: { ...place, symbol: ')' } },
    });
    await ask(model, 'comparison', { ...comparison, next: null });
    model.show(document, false);
    assert.equal(model.surgery.symbol, ')', 'the one that moved most');
  });

  it('gathers where the surprise grew, and forgets it when healed', async () => {
    const model = shown();
    model.surgery.hold([held]);
    model.setProgress(4, 6, false);
    const growth = { kind: 'values', from: 0, bits: Float32Array.of(1, 2, 3, 4), read: 4 };
    assert.deepEqual(await ask(model, 'growth', growth), {
      ...{ kind: 'growth', params: { version: 1, from: 0, to: 4 } },
    });
    assert.equal(await ask(model, 'growth', growth), undefined, 'no more is read');
    assert.equal(model.surgery.growth.at(3), 4);
    model.edit(2, [{ offset: 0, removed: 0, inserted: 'x' }]);
    assert.equal(model.surgery.growth.at(4), 4, 'it moves with the text');
    model.surgery.hold([]);
    assert.ok(Number.isNaN(model.surgery.growth.at(4)));
    assert.equal(await ask(model, 'growth', growth), undefined);
  });
});
