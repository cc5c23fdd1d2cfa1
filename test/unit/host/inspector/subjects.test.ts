import assert from 'node:assert/strict';
import { namedSubject } from '../../../../src/host/inspector/named-subject.ts';
import { readSavedPanel, readSubjects } from '../../../../src/host/inspector/saved-panel.ts';

describe('what a link names', () => {
  const network = { layers: 2, hidden: 512 };

  it('is a neuron of the network, or what was fitted to a label', () => {
    assert.deepEqual(namedSubject('L2.347', network), {
      ...{ kind: 'subject', subject: { layer: 1, unit: 347 } },
    });
    assert.deepEqual(namedSubject('probe:inString', network), {
      ...{ kind: 'subject', subject: { probe: 'inString' } },
    });
  });

  it('is looked at: it comes from anywhere', () => {
    for (const name of ['', 'L2', 'probe:mood', '<b>', 'x'.repeat(9_999)]) {
      assert.equal(namedSubject(name, network).kind, 'unreadable', name.slice(0, 20));
    }
    for (const argument of [undefined, null, 7, {}, ['L1.1'], { layer: 0, unit: 0 }]) {
      assert.deepEqual(namedSubject(argument, network), { kind: 'unreadable', name: '' });
    }
    for (const name of ['L3.0', 'L1.512']) {
      assert.equal(namedSubject(name, network).kind, 'unknown', name);
    }
  });
});

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
});
