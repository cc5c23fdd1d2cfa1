import assert from 'node:assert/strict';

import type { Ranking } from '../../../../src/protocol/inspection.ts';
import { Choice } from '../../../../src/webview/model/choice.ts';

const NEURON = { layer: 0, unit: 3 };
const NOTHING = { values: false, certificate: false, ranking: false };
const ANOTHER = { values: true, certificate: true, ranking: false };

/** Without a catalogue: what is best on this file. */
function ranking(unit: number, read: number): Ranking {
  const best = { layer: 1, unit, rho: 0.5, auc: undefined, heldOut: undefined };
  const rest = { direction: undefined, characters: read, catalogue: 'missing' };
  return { kind: 'values', neurons: [best], read, readable: 9, ...rest } as unknown as Ranking;
}

/** With a catalogue: what is certified, whatever is best on this file. */
function certified(unit: number, quantity: 'c' | 'h' = 'h'): Ranking {
  const proposal = { neuron: { layer: 0, unit }, quantity, grade: 'tracks' };
  return { ...ranking(9, 1), proposal } as unknown as Ranking;
}

describe('the choice', () => {
  it('tells what a change invalidated', () => {
    const choice = new Choice();
    assert.deepEqual(choice.choose(NEURON), ANOTHER);
    assert.deepEqual(choice.choose(NEURON), NOTHING);
    assert.deepEqual(choice.remember({ quantity: 'f' }), { ...NOTHING, values: true });
    assert.deepEqual(choice.remember({ quantity: 'c' }), ANOTHER);
    assert.deepEqual(choice.remember({ label: 'inString' }), { ...NOTHING, ranking: true });
    assert.deepEqual(choice.remember({ order: 'file' }), { ...NOTHING, ranking: true });
    assert.deepEqual(choice.remember({ guesses: true }), NOTHING);
  });

  it('takes the best certified neuron, with what is certified of it', () => {
    const choice = new Choice();
    assert.deepEqual(choice.propose(certified(7, 'c')), ANOTHER);
    const { subject, quantity, proposed } = choice.memory;
    assert.deepEqual([subject, quantity, proposed], [{ layer: 0, unit: 7 }, 'c', true]);
    assert.equal(choice.propose(certified(8)), undefined, 'the same label and file');
  });

  it('takes another for another label or file', () => {
    const choice = new Choice();
    choice.propose(certified(7));
    choice.remember({ label: 'inString' });
    assert.deepEqual(choice.propose(certified(8)), ANOTHER);
    choice.begin();
    assert.deepEqual(choice.propose(certified(9)), ANOTHER);
    assert.deepEqual(choice.memory.subject, { layer: 0, unit: 9 });
  });

  it('without a catalogue takes what is best on the file, until all is read', () => {
    const choice = new Choice();
    assert.deepEqual(choice.propose(ranking(1, 3)), ANOTHER);
    assert.equal(choice.propose(ranking(1, 6)), undefined, 'the same again');
    assert.notEqual(choice.propose(ranking(2, 9)), undefined);
    assert.equal(choice.propose(ranking(3, 9)), undefined, 'all was read');
    assert.deepEqual(choice.memory.subject, { layer: 1, unit: 2 });
  });

  it('leaves alone what the reader picked, by whatever way', () => {
    const picks: ((choice: Choice) => unknown)[] = [
      (choice) => choice.choose(NEURON),
      (choice) => choice.remember({ quantity: 'f' }),
      (choice) => choice.travel(-1),
    ];
    for (const pick of picks) {
      const choice = new Choice();
      choice.propose(certified(6));
      choice.begin();
      choice.propose(certified(7));
      pick(choice);
      const { subject } = choice.memory;
      assert.equal(choice.memory.proposed, false);
      choice.remember({ label: 'inString' });
      choice.begin();
      assert.equal(choice.propose(certified(8)), undefined);
      assert.deepEqual(choice.memory.subject, subject);
    }
  });

  it('proposes again when it is asked to', () => {
    const choice = new Choice();
    choice.choose(NEURON);
    choice.remember({ label: 'inComment', proposed: true });
    assert.deepEqual(choice.memory.subject, NEURON, 'until something is found');
    assert.deepEqual(choice.propose(certified(8)), ANOTHER);
  });

  it('keeps what it was left with, proposed or picked', () => {
    const choice = new Choice();
    choice.remember({ subject: NEURON, proposed: true });
    assert.deepEqual(choice.propose(certified(8)), ANOTHER);
    choice.remember({ subject: NEURON, proposed: false });
    assert.equal(choice.propose(certified(8)), undefined);
  });
});
