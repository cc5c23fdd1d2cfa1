import assert from 'node:assert/strict';

import { unread } from '../../../../src/protocol/inspection.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';

const NEURON = { layer: 0, unit: 3 };

function shown(text: string, version = 1): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 0, tabSize: 4, isParsed: true };
  model.show({ uri: 'a', name: 'a.ts', version, text, ...place }, false);
  model.choose(NEURON);
  return model;
}

function values(from: number, numbers: readonly number[], read: number, scale = 1) {
  return {
    ...({
      kind: 'values',
      from,
      to: from + numbers.length,
      read,
      readable: 99,
      middle: 0,
      scale,
    } as const),
    values: Int8Array.from(numbers),
    provisional: read < from + numbers.length,
  };
}

describe('the panel’s model', () => {
  it('colours by what the engine says', () => {
    const model = shown('abc');
    model.takeValues(values(0, [127, -127, unread], 3));
    assert.deepEqual([model.places(0), model.places(1)], [1, -1]);
    assert.ok(Number.isNaN(model.places(2)));
  });

  it('spreads c over a scale that only grows', () => {
    const model = shown('ab');
    model.remember({ quantity: 'c' });
    model.takeValues(values(0, [127, 0], 2, 5));
    assert.equal(model.places(0), 1);
    model.takeValues(values(1, [127], 2, 10));
    assert.equal(model.places(0), 0.5);
    model.takeValues(values(1, [127], 2, 2));
    assert.ok(Math.abs(model.places(1) - 0.2) < 1e-6);
  });

  it('leaves colours before an edit alone and moves those after it', () => {
    const model = shown('abcd');
    model.takeValues(values(0, [10, 20, 30, 40], 4));
    const before = [0, 1, 2, 3].map((at) => model.places(at));
    model.edit(2, [{ offset: 2, removed: 0, inserted: 'xy' }]);
    assert.equal(model.document?.text, 'abxycd');
    assert.equal(model.values.length, 6);
    const after = [0, 1, 4, 5].map((at) => model.places(at));
    assert.deepEqual(after, before);
    assert.ok(Number.isNaN(model.places(2)));
  });

  it('begins another neuron with nothing known', () => {
    const model = shown('ab');
    model.takeValues(values(0, [127, 127], 2));
    model.choose({ layer: 0, unit: 4 });
    assert.ok(Number.isNaN(model.places(0)));
  });

  it('keeps the cursor in the text and by its character', () => {
    const model = shown('abcdef');
    model.moveCursor(99);
    assert.equal(model.cursor, 6);
    model.moveCursor(4);
    model.edit(2, [{ offset: 0, removed: 0, inserted: 'xx' }]);
    assert.equal(model.cursor, 6);
    model.edit(3, [{ offset: 0, removed: 8, inserted: '' }]);
    assert.equal(model.cursor, 0);
  });

  it('goes where the editor’s cursor is, unless the reader has gone on since', () => {
    const model = shown('abcdef');
    assert.ok(model.followEditor(2, 0));
    model.moveCursor(4);
    assert.ok(!model.followEditor(3, 0));
    assert.equal(model.cursor, 4);
    assert.ok(model.followEditor(5, 1));
    assert.equal(model.cursor, 5);
  });

  it('goes on telling of what is under the pointer when the editor comes to the same place', () => {
    const model = shown('abcdef');
    model.moveCursor(4);
    model.hover(1);
    assert.ok(model.followEditor(4, 1));
    assert.equal(model.hovered, 1);
  });

  it('shows the best neuron of the whole text until the reader chooses one', () => {
    const model = new PanelModel(() => undefined);
    const document = {
      uri: 'a',
      name: 'a',
      version: 1,
      text: 'ab',
      line: 0,
      cursor: 0,
      tabSize: 4,
      isParsed: true,
    };
    model.show(document, false);
    const ranking = (unit: number, read: number) =>
      ({
        ...({ kind: 'values', read, readable: 2, characters: read } as const),
        ...({ direction: undefined, proposal: undefined, catalogue: 'missing' } as const),
        neurons: [{ layer: 0, unit, kind: 'found', rho: 0.9, auc: undefined, heldOut: undefined }],
      }) as const;
    model.takeRanking(ranking(1, 1));
    assert.deepEqual(model.memory.subject, { layer: 0, unit: 1 });
    model.takeRanking(ranking(2, 2));
    assert.deepEqual(model.memory.subject, { layer: 0, unit: 2 });
    model.takeRanking(ranking(3, 2));
    assert.deepEqual(model.memory.subject, { layer: 0, unit: 2 });
  });

  it('pins and unpins', () => {
    const model = shown('a');
    model.togglePin(NEURON);
    assert.deepEqual(model.pinned, [NEURON]);
    model.togglePin({ ...NEURON });
    assert.deepEqual(model.pinned, []);
  });
});
