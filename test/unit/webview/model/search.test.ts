import assert from 'node:assert/strict';

import type { Certified } from '../../../../src/core/certify/certified.ts';
import { plainLabels } from '../../../../src/core/inspect/plain-text.ts';
import { labelNames, type LabelName } from '../../../../src/core/labels/labels.ts';
import { panelStrings } from '../../../../src/host/inspector/strings.ts';
import { search, type Hit, type Searched } from '../../../../src/webview/model/search.ts';
import { SEARCH_WORDS } from '../../../../src/webview/model/search-words.ts';

const strings = panelStrings({ t: (message) => message });

const of = (unit: number, label: LabelName, grade: Certified['grade']): Certified => ({
  ...{ neuron: { layer: 0, unit }, quantity: 'c', label, grade },
  ...{ family: 'braces', score: 0.9, isReversed: false },
});

const world: Searched = {
  tellable: labelNames,
  labelNames: strings.labels,
  verdicts: { ...strings.certificate.short, tracks: 'acompanha' },
  network: { widths: [512, 512] },
  certified: [of(3, 'inComment', 'tracksStrongly'), of(4, 'inComment', 'tracks')],
};

const first = (text: string, changes: Partial<Searched> = {}): Hit | undefined =>
  search(text, { ...world, ...changes })[0];

describe('searching for what one wants to see', () => {
  const labelOf = (text: string): LabelName | undefined => {
    const hit = first(text);
    return hit?.kind === 'label' ? hit.label : undefined;
  };

  it('takes words, in English and in Portuguese, with accents or without', () => {
    const expected: Readonly<Record<string, LabelName>> = {
      bracket: 'bracketDepth',
      Brackets: 'bracketDepth',
      comment: 'inComment',
      comentário: 'inComment',
      COMENTARIO: 'inComment',
      loop: 'loopDepth',
      laço: 'loopDepth',
      colchetes: 'bracketDepth',
      parênteses: 'roundDepth',
      chaves: 'curlyDepth',
      'in a string': 'inString',
      aspas: 'inString',
      recuo: 'indentation',
      position: 'column',
      'fim da linha': 'lineEnd',
      'bracket depth': 'bracketDepth',
      if: 'conditionalDepth',
      brack: 'bracketDepth',
      'which neuron is about comments?': 'inComment',
      'in a comment': 'inComment',
    };
    for (const [text, label] of Object.entries(expected)) assert.equal(labelOf(text), label, text);
  });

  it('takes names as they are typed', () => {
    const subject = { layer: 0, unit: 193 };
    for (const text of ['L1.193', 'l1·193', '1 193'])
      assert.deepEqual(first(text), { kind: 'subject', subject });
    const probe = { kind: 'subject', subject: { probe: 'loopDepth' } };
    assert.deepEqual(first('probe:loopdepth'), probe);
    const both = search('193', world).map((hit) => hit.kind === 'subject' && hit.subject);
    assert.deepEqual(both, [subject, { layer: 1, unit: 193 }]);
    assert.equal(first('L3.1'), undefined);
    assert.equal(first('512'), undefined);
    assert.equal(first('L1.1', { network: undefined }), undefined);
  });

  it('takes verdicts, in the page’s words and in English', () => {
    for (const text of ['strongly', 'tracks strongly']) {
      const [hit, ...rest] = search(text, world);
      assert.deepEqual(hit?.kind === 'subject' && hit.subject, { layer: 0, unit: 3 });
      assert.equal(rest.length, 0);
    }
    assert.equal(search('acompanha', world).length, 1);
    assert.equal(search('certified', world).length, 2);
  });

  it('tells with a label what is best for it', () => {
    const hit = first('comment');
    assert.ok(hit?.kind === 'label' && hit.best?.neuron.unit === 3);
  });

  it('leads to the neuron where its label cannot be told in the text', () => {
    const hit = first('comment', { tellable: plainLabels });
    assert.ok(hit?.kind === 'subject' && hit.quantity === 'c');
    assert.equal(
      first('loop', { tellable: plainLabels }),
      undefined,
      'nothing is certified for it',
    );
  });

  it('finds nothing in nothing, whatever is typed', () => {
    for (const text of ['', '   ', 'zebra', '\u0301', '((((', '.*', '\\', 'L', '__proto__'])
      assert.deepEqual(
        search(text, world).filter(({ kind }) => kind === 'subject'),
        [],
        text,
      );
  });

  it('has words that are written as they are looked up', () => {
    for (const words of Object.values(SEARCH_WORDS))
      assert.equal(words, words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase());
  });
});
