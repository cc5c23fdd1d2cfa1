import assert from 'node:assert/strict';
import fc from 'fast-check';

import { readSavedPanel, readSubjects } from '../../../../src/host/inspector/saved-panel.ts';
import { FIRST_MEMORY } from '../../../../src/protocol/panel-memory.ts';
import { validMessage } from '../../support/hostile-messages.ts';

describe('what a panel left behind', () => {
  it('names neurons and directions, and nothing else', () => {
    const saved = [
      { layer: 1, unit: 2, more: 'x' },
      { probe: 'column' },
      { probe: 'mood' },
      { layer: -1, unit: 0 },
      { layer: 0.5, unit: 0 },
      'L1.1',
      null,
    ];
    assert.deepEqual(readSubjects(saved), [{ layer: 1, unit: 2 }, { probe: 'column' }]);
    assert.deepEqual(readSubjects('L1.1'), []);
  });

  it('is a text or a certificate', () => {
    const page = (value: unknown) => readSavedPanel({ memory: { page: value } }).memory?.page;
    assert.equal(page('certificate'), 'certificate');
    for (const value of [undefined, 'else', 1]) assert.equal(page(value), 'text');
    assert.deepEqual(readSavedPanel({ memory: { subject: { probe: 'column' } } }).memory?.subject, {
      probe: 'column',
    });
  });

  it('has of what stood side by side four at most, and none that is none', () => {
    const panes = [{ subject: { layer: 0, unit: 1 }, quantity: 'h' }];
    const one = (unit: number) => ({ subject: { layer: 0, unit }, quantity: 'c' });
    const saved = (sideBySide: unknown) => readSavedPanel({ memory: { sideBySide } }).memory;
    const many = [...panes, { subject: 'L1' }, ...[2, 3, 4, 5].map(one)];
    assert.deepEqual(saved({ view: 'histogram', panes: many })?.sideBySide, {
      ...{ view: 'histogram', earlier: 'saved', label: 'bracketDepth' },
      panes: [...panes, one(2), one(3), one(4)],
    });
    assert.deepEqual(saved({ panes: 'none' }), FIRST_MEMORY);
  });

  it('is no more than a panel can have left', () => {
    const neurons = Array.from({ length: 100_000 }, (_, unit) => ({ layer: 0, unit }));
    assert.equal(readSubjects(neurons).length, 2_000);
    assert.deepEqual(
      readSubjects([
        { layer: 1e9, unit: 0 },
        { layer: 0, unit: 2 ** 53 },
      ]),
      [],
    );
    assert.equal(readSavedPanel({ uri: `file:///${'x'.repeat(1_000_000)}` }).uri, undefined);
    const { memory } = readSavedPanel({ memory: { more: 'x', label: 'mood', plot: 0 } });
    assert.deepEqual(memory, FIRST_MEMORY);
  });

  it('is there again as it was', () => {
    fc.assert(
      fc.property(validMessage, (message) => {
        if (message.kind === 'remember') {
          const { memory } = readSavedPanel({ memory: message.memory });
          assert.deepEqual(memory, message.memory);
        }
        if (message.kind === 'pinned') {
          assert.deepEqual(readSubjects(message.pinned), message.pinned);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read whatever it is', () => {
    const anything = fc.anything({ maxDepth: 2 });
    fc.assert(
      fc.property(anything, anything, anything, (uri, locked, memory) => {
        for (const value of [uri, { uri, locked, memory }, { memory: { subject: memory } }]) {
          const saved = readSavedPanel(value);
          assert.ok(saved.locked === undefined || typeof saved.locked === 'boolean');
          assert.ok(readSubjects([value]).length <= 1);
        }
      }),
    );
  });
});
