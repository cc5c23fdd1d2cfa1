import assert from 'node:assert/strict';
import { namedSubject } from '../../../../src/host/inspector/named-subject.ts';

describe('what a link names', () => {
  const network = { widths: [512, 512, 128] };

  it('is a neuron of the network, or what was fitted to a label', () => {
    assert.deepEqual(namedSubject('L2.347', network), {
      ...{ kind: 'subject', subject: { layer: 1, unit: 347 } },
    });
    assert.deepEqual(namedSubject('L3.127', network), {
      ...{ kind: 'subject', subject: { layer: 2, unit: 127 } },
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
    for (const name of ['L4.0', 'L1.512', 'L3.128']) {
      assert.equal(namedSubject(name, network).kind, 'unknown', name);
    }
  });
});
