import assert from 'node:assert/strict';

import { FIRST_MEMORY } from '../../../../src/protocol/panel-memory.ts';
import { History } from '../../../../src/webview/model/history.ts';
import { findNeuron, findSubject } from '../../../../src/webview/model/neuron-name.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { lookBy, PRESETS, presetChanges, presetOf } from '../../../../src/webview/model/presets.ts';

describe('finding a neuron by its name', () => {
  const network = { widths: [512, 512, 128] };

  it('takes it as it is written, and as it is typed', () => {
    for (const name of ['L2·347', 'l2.347', ' L2 347 ', '2.347', '2 347', '2:347']) {
      assert.deepEqual(findNeuron(name, network), { layer: 1, unit: 347 }, name);
    }
    assert.deepEqual(findNeuron('L3.127', network), { layer: 2, unit: 127 });
    assert.deepEqual(findNeuron('347', { widths: [512] }), { layer: 0, unit: 347 });
  });

  it('takes a direction by its label', () => {
    for (const name of ['probe:bracketDepth', ' Probe: bracketdepth ']) {
      assert.deepEqual(findSubject(name, network), { probe: 'bracketDepth' }, name);
    }
    assert.equal(findSubject('probe:mood', network), undefined);
    assert.deepEqual(findSubject('L1.2', network), { layer: 0, unit: 2 });
    assert.equal(findSubject('L1.512', network), undefined);
  });

  it('refuses what there is not', () => {
    for (const name of ['L4·1', 'L3·128', 'L0·1', 'L1·512', '347', 'x', '', 'L1·-1']) {
      assert.equal(findNeuron(name, network), undefined, name);
    }
  });
});

describe('the history', () => {
  const [a, b, c] = [0, 1, 2].map((unit) => ({ layer: 0, unit }));

  it('goes back and forward, and forgets what lay ahead', () => {
    const history = new History();
    for (const neuron of [a!, b!, b!, c!]) history.visit(neuron);
    assert.deepEqual(history.go(-1), b);
    assert.deepEqual(history.go(-1), a);
    assert.equal(history.go(-1), undefined);
    assert.equal(history.canGoBack, false);
    assert.deepEqual(history.go(1), b);
    history.visit(a!);
    assert.equal(history.canGoForward, false);
    assert.deepEqual(history.go(-1), b);
  });
});

describe('presets', () => {
  it('are recognised after they were set', () => {
    for (const preset of PRESETS) {
      assert.equal(presetOf({ ...FIRST_MEMORY, ...presetChanges(preset) }), preset);
    }
  });

  it('look at the neuron of the notes’ end-of-line picture, where one is known', () => {
    const model = new PanelModel(() => undefined);
    lookBy('notesTanh', model);
    assert.deepEqual([model.memory.subject, model.memory.quantity], [undefined, 'tanhC']);
    const neuron = { layer: 1, unit: 7 };
    model.takeCatalogued({
      ...{ kind: 'certified', family: 'braces', taught: [] },
      certified: [
        {
          ...{ neuron, quantity: 'c', label: 'column', family: 'braces' },
          ...{ grade: 'tracks', score: 0.9, isReversed: true },
        },
      ],
    });
    lookBy('notesTanh', model);
    assert.deepEqual(model.memory.subject, neuron);
    assert.deepEqual([model.memory.label, model.memory.scheme], ['column', 'redBlue']);
    lookBy('surprise', model);
    assert.deepEqual([model.memory.subject, model.memory.view], [neuron, 'surprise']);
  });
});
