import assert from 'node:assert/strict';

import type { CertificateAnswer } from '../../../../src/protocol/certificates.ts';
import type { ToHost } from '../../../../src/protocol/panel.ts';
import { Channel } from '../../../../src/webview/model/channel.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { TOPICS } from '../../../../src/webview/model/topics.ts';

const ANSWER: CertificateAnswer = { kind: 'noCertificate', reason: 'missing' };

function shown(): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 0, tabSize: 4, isParsed: true };
  model.show({ uri: 'a', name: 'a.ts', version: 1, text: 'abc', ...place }, false);
  model.choose({ layer: 0, unit: 3 });
  return model;
}

describe('the certificate in the panel', () => {
  it('is asked for when somebody wants to see it, once', async () => {
    const model = shown();
    const sent: ToHost[] = [];
    const channel = new Channel((message) => sent.push(message));
    assert.equal(TOPICS.certificate.ask(model, channel), undefined);
    model.remember({ page: 'certificate' });
    const asked = TOPICS.certificate.ask(model, channel);
    assert.deepEqual(sent, [
      { kind: 'certificate', id: 1, params: { subject: { layer: 0, unit: 3 }, quantity: 'h' } },
    ]);
    channel.settle({ kind: 'reply', id: 1, ok: ANSWER });
    await asked;
    assert.equal(model.certificate, ANSWER);
    assert.equal(TOPICS.certificate.ask(model, channel), undefined);
  });

  it('is dropped where another was asked for since', async () => {
    const model = shown();
    const channel = new Channel(() => undefined);
    model.remember({ page: 'certificate' });
    const asked = TOPICS.certificate.ask(model, channel);
    model.remember({ quantity: 'c' });
    channel.settle({ kind: 'reply', id: 1, ok: ANSWER });
    await asked;
    assert.equal(model.certificate, undefined);
  });

  it('is another for another neuron, and for c, but not for a gate', () => {
    const model = shown();
    model.remember({ page: 'certificate' });
    const isKept = (change: () => void): boolean => {
      model.takeCertificate(ANSWER);
      change();
      return model.certificate === ANSWER;
    };
    assert.ok(isKept(() => model.remember({ quantity: 'f' })));
    assert.ok(!isKept(() => model.remember({ quantity: 'tanhC' })));
    assert.ok(isKept(() => model.remember({ quantity: 'c' })));
    assert.ok(!isKept(() => model.choose({ layer: 0, unit: 4 })));
    assert.ok(!isKept(() => model.choose({ probe: 'bracketDepth' })));
    assert.ok(!isKept(() => model.travel(-1)));
    assert.ok(isKept(() => model.remember({ label: 'column' })));
  });
});

describe('a direction in the panel', () => {
  it('is chosen, pinned and gone back to like a neuron', () => {
    const model = shown();
    const probe = { probe: 'column' } as const;
    model.choose(probe);
    model.togglePin(probe);
    assert.deepEqual(model.pinned, [probe]);
    model.choose({ layer: 0, unit: 1 });
    model.travel(-1);
    assert.deepEqual(model.memory.subject, probe);
    model.togglePin({ ...probe });
    assert.deepEqual(model.pinned, []);
  });

  it('is coloured from the middle of what it gives', () => {
    const model = shown();
    model.choose({ probe: 'column' });
    const range = { from: 0, to: 3, read: 3, readable: 3, provisional: false };
    const values = Int8Array.of(0, 127, -127);
    model.takeValues({ kind: 'values', ...range, values, middle: 5, scale: 5 });
    assert.deepEqual(
      [0, 1, 2].map((at) => model.values.at(at)),
      [5, 10, 0],
    );
    assert.deepEqual(
      [0, 1, 2].map((at) => model.places(at)),
      [0, 1, -1],
    );
  });
});
