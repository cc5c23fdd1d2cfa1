import assert from 'node:assert/strict';

import type { Ranking } from '../../../../src/protocol/inspection.ts';
import { Choice } from '../../../../src/webview/model/choice.ts';

const NEURON = { layer: 0, unit: 3 };
const NOTHING = { values: false, certificate: false, ranking: false };
const ANOTHER = { values: true, certificate: true, ranking: false };

function ranking(unit: number, read: number): Ranking {
  const best = { layer: 1, unit, rho: 0.5, auc: undefined, heldOut: undefined };
  const rest = { direction: undefined, characters: read, catalogue: 'missing' };
  return { kind: 'values', neurons: [best], read, readable: 9, ...rest } as unknown as Ranking;
}

describe('the choice', () => {
  it('tells what a change invalidated', () => {
    const choice = new Choice();
    assert.deepEqual(choice.choose(NEURON), ANOTHER);
    assert.deepEqual(choice.choose(NEURON), NOTHING);
    assert.deepEqual(choice.remember({ quantity: 'f' }), { ...NOTHING, values: true });
    assert.deepEqual(choice.remember({ quantity: 'c' }), ANOTHER);
    assert.deepEqual(choice.remember({ label: 'inString' }), { ...NOTHING, ranking: true });
    assert.deepEqual(choice.remember({ guesses: true }), NOTHING);
  });

  it('takes the best neuron until the reader chooses, or all is read', () => {
    const choice = new Choice();
    assert.deepEqual(choice.propose(ranking(1, 3)), ANOTHER);
    assert.equal(choice.propose(ranking(1, 6)), undefined, 'the same again');
    assert.notEqual(choice.propose(ranking(2, 9)), undefined);
    assert.equal(choice.propose(ranking(3, 9)), undefined, 'all was read');
    assert.deepEqual(choice.memory.subject, { layer: 1, unit: 2 });
  });

  it('leaves alone what the reader chose', () => {
    const choice = new Choice();
    choice.choose(NEURON);
    assert.equal(choice.propose(ranking(1, 3)), undefined);
    assert.equal(choice.travel(-1), undefined);
  });
});
