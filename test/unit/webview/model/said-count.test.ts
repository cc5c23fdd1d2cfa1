import assert from 'node:assert/strict';

import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { knownLabel } from '../../../../src/webview/model/moved-labels.ts';
import { miscounts, saidCount } from '../../../../src/webview/model/said-count.ts';

const TAUGHT = { layer: 2, unit: 0 };

/** One neuron that was told bracket depth up to 4, h from -.8 in steps of .4. */
function reading(values: readonly number[], depths: readonly number[] | undefined): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 0, tabSize: 4, isParsed: true };
  model.show({ uri: 'a', name: 'a.ts', version: 1, text: 'abc', ...place }, false);
  model.setNetwork({
    ...{ name: 'm', widths: [4, 4, 2], foundLayers: 2, parameters: 1, languages: ['ts'] },
    tuning: 'missing',
    runtimeMissing: null,
    taught: {
      state: 'current',
      neurons: [{ neuron: TAUGHT, label: 'bracketDepth', zero: -0.8, step: 0.4, most: 4 }],
    },
  });
  model.choose(TAUGHT);
  const range = { from: 0, to: values.length };
  model.takeValues({
    ...({ kind: 'values', ...range, read: 3, readable: 3, middle: 0, scale: 1 } as const),
    values: Int8Array.from(values, (value) => Math.round(value * 127)),
    provisional: false,
  });
  if (depths !== undefined) {
    model.takeLabels({
      kind: 'values',
      ...range,
      values: { bracketDepth: Int16Array.from(depths) },
    });
  }
  return model;
}

describe('what a neuron says that was told to count', () => {
  it('is the number that its value is nearest to, beside the true one', () => {
    const model = reading([-0.8, -0.35, 0.45], [0, 2, 3]);
    const said = [0, 1, 2].map((at) => saidCount(model, at));
    assert.deepEqual(
      said.map((one) => [one?.says, one?.is]),
      [
        [0, 0],
        [1, 2],
        [3, 3],
      ],
    );
    assert.equal(said[0]?.label, 'bracketDepth');
  });

  it('is never held against more than the neuron can count to', () => {
    const model = reading([0.8], [9]);
    assert.deepEqual(saidCount(model, 0), { label: 'bracketDepth', says: 4, is: 4 });
  });

  it('stands alone where the label is not known', () => {
    assert.deepEqual(saidCount(reading([0], undefined), 0), {
      ...{ label: 'bracketDepth', says: 2, is: undefined },
    });
  });

  it('is nothing of another neuron, of c, or of what was not read', () => {
    const model = reading([0], [2]);
    assert.equal(saidCount(model, 2), undefined);
    model.remember({ quantity: 'c' });
    assert.equal(saidCount(model, 0), undefined);
    model.remember({ quantity: 'h' });
    model.choose({ layer: 0, unit: 0 });
    assert.equal(saidCount(model, 0), undefined);
  });

  it('is told from what is so, where both are known for certain', () => {
    const model = reading([-0.8, -0.35, 0.45], [0, 2, 3]);
    const isWrong = miscounts(model);
    assert.deepEqual(
      [0, 1, 2].map((at) => isWrong?.(at)),
      [false, true, false],
    );
    model.edit(2, [{ offset: 1, removed: 0, inserted: 'x' }]);
    const moved = miscounts(model);
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => moved?.(at)),
      [false, false, true, false],
      'a mark goes along with its character',
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => knownLabel(model.labels, 'bracketDepth', at)),
      [0, undefined, 2, 3],
    );
    model.remember({ quantity: 'c' });
    assert.equal(miscounts(model), undefined);
  });
});
