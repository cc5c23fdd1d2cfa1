import assert from 'node:assert/strict';

import type { Pane, SubjectPane } from '../../../../../src/protocol/side-by-side.ts';
import {
  findPane,
  movedPane,
  nextQuantity,
  paneOf,
  requantified,
  withoutPane,
  withPane,
} from '../../../../../src/webview/model/side/panes.ts';

const pane = (unit: number, quantity: SubjectPane['quantity'] = 'h'): SubjectPane => ({
  subject: { layer: 0, unit },
  quantity,
});
const network = { widths: [8, 8] };

describe('what stands on a text', () => {
  it('is each thing once, and four at most', () => {
    let panes: readonly Pane[] = [pane(0)];
    assert.equal(withPane(panes, pane(0)), 'there');
    for (const next of [pane(0, 'c'), pane(1), pane(2)]) {
      const more = withPane(panes, next);
      assert.ok(typeof more !== 'string');
      panes = more;
    }
    assert.deepEqual(panes, [pane(0), pane(0, 'c'), pane(1), pane(2)]);
    assert.equal(withPane(panes, pane(3)), 'full');
    assert.equal(withPane(panes, pane(2)), 'there');
  });

  it('may be surprise, once, of which there is one quantity', () => {
    const panes: readonly Pane[] = [pane(0), 'surprise'];
    assert.deepEqual(withPane([pane(0)], 'surprise'), panes);
    assert.equal(withPane(panes, 'surprise'), 'there');
    assert.deepEqual(movedPane(panes, 1, -1), ['surprise', pane(0)]);
    assert.equal(nextQuantity(panes, 'surprise'), undefined);
    assert.equal(requantified(panes, 1, 'c'), undefined);
  });

  it('changes places, and stays where there is none to go to', () => {
    const panes = [pane(0), pane(1), pane(2)];
    assert.deepEqual(movedPane(panes, 0, 1), [pane(1), pane(0), pane(2)]);
    assert.deepEqual(movedPane(panes, 2, -1), [pane(0), pane(2), pane(1)]);
    assert.deepEqual(movedPane(panes, 0, -1), panes);
    assert.deepEqual(movedPane(panes, 2, 1), panes);
    assert.deepEqual(withoutPane(panes, 1), [pane(0), pane(2)]);
  });

  it('is given another quantity unless that is there', () => {
    const panes = [pane(0), pane(0, 'c'), pane(1)];
    assert.equal(requantified(panes, 0, 'c'), undefined);
    assert.deepEqual(requantified(panes, 0, 'f'), [pane(0, 'f'), pane(0, 'c'), pane(1)]);
    assert.deepEqual(requantified(panes, 0, 'h'), panes);
    assert.deepEqual(nextQuantity(panes, pane(0)), pane(0, 'tanhC'));
    assert.equal(nextQuantity(panes, { subject: { probe: 'column' }, quantity: 'h' }), undefined);
  });

  it('is found by what somebody typed, a quantity after it or not', () => {
    assert.deepEqual(findPane('L1.3', network, 'c'), pane(3, 'c'));
    assert.deepEqual(findPane(' l1·3  F ', network, 'c'), pane(3, 'f'));
    assert.deepEqual(findPane('1 3 tanh(c)', network, 'h'), pane(3, 'tanhC'));
    assert.deepEqual(findPane('1 3', network, 'h'), pane(3));
    assert.deepEqual(findPane('probe:column', network, 'c'), paneOf({ probe: 'column' }, 'h'));
    for (const text of ['', 'L1.8', 'L3.0 c', 'L1.3 x', 'c', 'nonsense']) {
      assert.equal(findPane(text, network, 'h'), undefined, text);
    }
  });
});
