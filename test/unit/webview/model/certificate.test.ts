import assert from 'node:assert/strict';

import type { CertificateAnswer } from '../../../../src/protocol/certificates.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { questionAbout } from '../../../../src/webview/model/questions.ts';

const ANSWER: CertificateAnswer = { kind: 'noCertificate', reason: 'missing' };

function shown(): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 0, tabSize: 4 };
  model.show({ uri: 'a', name: 'a.ts', version: 1, text: 'abc', ...place }, false);
  model.choose({ layer: 0, unit: 3 });
  return model;
}

describe('the certificate in the panel', () => {
  it('is asked for when somebody wants to see it, once', () => {
    const model = shown();
    assert.equal(questionAbout('certificate', model), undefined);
    model.remember({ page: 'certificate' });
    assert.deepEqual(questionAbout('certificate', model), {
      method: 'certificate',
      params: { subject: { layer: 0, unit: 3 }, quantity: 'h' },
    });
    model.takeCertificate(ANSWER);
    assert.equal(questionAbout('certificate', model), undefined);
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
    model.toggleFavourite(probe);
    assert.deepEqual(model.favourites, [probe]);
    model.choose({ layer: 0, unit: 1 });
    model.travel(-1);
    assert.deepEqual(model.memory.subject, probe);
    model.toggleFavourite({ ...probe });
    assert.deepEqual(model.favourites, []);
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
      [0, 1, 2].map((at) => model.placeOf(at)),
      [0, 1, -1],
    );
  });
});
