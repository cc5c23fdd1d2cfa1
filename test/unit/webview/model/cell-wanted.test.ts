import assert from 'node:assert/strict';

import type { CellStep } from '../../../../src/protocol/inspection.ts';
import type { ToHost } from '../../../../src/protocol/panel.ts';
import { cellWanted } from '../../../../src/webview/model/cell-wanted.ts';
import { Channel } from '../../../../src/webview/model/channel.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { TOPICS } from '../../../../src/webview/model/topics.ts';

const NEURON = { layer: 0, unit: 3 };
const STEP: CellStep = { i: 1, f: 1, g: 0.5, o: 1, before: 0, c: 0.5, tanhC: 0.46, h: 0.46 };

function shown(): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 1, tabSize: 4, isParsed: true };
  model.show({ uri: 'a', name: 'a.ts', version: 1, text: 'abc', ...place }, false);
  model.choose(NEURON);
  return model;
}

/** It changes behind the compiler's back. */
const cellOf = ({ cell }: PanelModel) => cell;

describe('how a value came about, in the panel', () => {
  it('is asked of the character under the pointer or the cursor, once it is known no more', () => {
    const model = shown();
    assert.deepEqual(cellWanted(model), { neuron: NEURON, version: 1, at: 1 });
    model.takeCell({ neuron: NEURON, version: 1, at: 1, step: undefined });
    assert.ok(cellWanted(model), 'it was not read yet');
    model.takeCell({ neuron: NEURON, version: 1, at: 1, step: STEP });
    assert.equal(cellWanted(model), undefined);
    model.hover(0);
    assert.equal(cellWanted(model)?.at, 0);
    model.hover(undefined);
    model.edit(2, [{ offset: 0, removed: 0, inserted: 'x' }]);
    assert.deepEqual(cellWanted(model), { neuron: NEURON, version: 2, at: 2 });
  });

  it('is told of neurons alone, and of characters', () => {
    const model = shown();
    model.moveCursor(3);
    assert.equal(cellWanted(model), undefined, 'at the end there is none');
    model.moveCursor(0);
    model.choose({ probe: 'column' });
    assert.equal(cellWanted(model), undefined);
    model.choose(NEURON);
    model.remember({ view: 'surprise' });
    assert.equal(cellWanted(model), undefined);
  });

  it('of another neuron is never shown', async () => {
    const model = shown();
    const sent: ToHost[] = [];
    const channel = new Channel((message) => sent.push(message));
    const asked = TOPICS.cell.ask(model, channel);
    assert.deepEqual(sent, [
      { kind: 'cell', id: 1, params: { neuron: NEURON, version: 1, at: 1 } },
    ]);
    model.choose({ layer: 0, unit: 4 });
    channel.settle({ kind: 'reply', id: 1, ok: { kind: 'values', at: 1, step: STEP } });
    await asked;
    assert.equal(cellOf(model), undefined);
    const again = TOPICS.cell.ask(model, channel);
    channel.settle({ kind: 'reply', id: 2, ok: { kind: 'values', at: 1, step: STEP } });
    await again;
    const reading = cellOf(model);
    assert.equal(reading?.step, STEP);
    model.choose(NEURON);
    assert.equal(cellOf(model), undefined, 'with the values it is forgotten');
  });
});
