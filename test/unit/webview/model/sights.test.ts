import assert from 'node:assert/strict';

import { labelNames } from '../../../../src/core/labels/labels.ts';
import { plainLabels } from '../../../../src/core/inspect/plain-text.ts';
import type { Certified, CertifiedNeurons } from '../../../../src/protocol/certificates.ts';
import { isTaught, sightsOf } from '../../../../src/webview/model/sights.ts';

const certified = Array.from({ length: 12 }, (_, unit): Certified => ({
  ...{ neuron: { layer: unit % 2, unit }, quantity: 'c', label: 'bracketDepth', family: 'braces' },
  ...{ grade: 'tracks', score: 0.5, isReversed: false },
}));
const onUnseen = { exact: 0.7, verdict: 'roughly', isRank: false, correlation: 0.9 } as const;
const answer: CertifiedNeurons = {
  ...{ kind: 'certified', family: 'braces', certified },
  taught: [{ neuron: { layer: 2, unit: 4 }, label: 'loopDepth', onUnseen }],
};

describe('what the gallery shows', () => {
  it('is what is certified, and last what was taught, by its h', () => {
    const sights = sightsOf(answer, labelNames);
    assert.equal(sights.length, 10);
    assert.deepEqual(sights.map(({ known }) => isTaught(known)).indexOf(true), 9);
    assert.deepEqual(sights.at(-1), {
      ...{ neuron: { layer: 2, unit: 4 }, quantity: 'h', label: 'loopDepth' },
      known: answer.taught[0],
    });
    assert.ok(sights.slice(0, 9).every(({ quantity }) => quantity === 'c'));
  });

  it('has nothing taught where its label cannot be told', () => {
    const sights = sightsOf(answer, plainLabels);
    assert.ok(sights.length === 10 && sights.every(({ known }) => !isTaught(known)));
  });
});
