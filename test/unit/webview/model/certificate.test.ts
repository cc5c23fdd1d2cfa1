import assert from 'node:assert/strict';

import type { CertificateAnswer } from '../../../../src/protocol/certificates.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { questionAbout } from '../../../../src/webview/model/questions.ts';
import { SubjectValues } from '../../../../src/webview/model/subject-values.ts';

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

describe('the values of a subject', () => {
  it('take a scale below 1 for what it is, and never a smaller one than before', () => {
    const values = new SubjectValues(1);
    const range = { from: 0, to: 1, read: 1, readable: 1, provisional: false };
    const take = (scale: number): void =>
      values.take({ kind: 'values', ...range, values: Int8Array.of(127), middle: 0, scale });
    take(0.25);
    assert.equal(values.extent.scale, 0.25);
    take(0.5);
    take(0.25);
    assert.equal(values.extent.scale, 0.5);
    assert.equal(values.track.at(0), 0.25);
  });
});
