import assert from 'node:assert/strict';

import type { NeuronCertificate } from '../../../../src/core/certify/certificate.ts';
import type { Snippet } from '../../../../src/core/certify/snippet.ts';
import type { CertificateAnswer } from '../../../../src/protocol/certificates.ts';
import { SnippetBook, rangeOf } from '../../../../src/webview/model/snippet-book.ts';

const snippet = (offset: number): Snippet => ({
  ...{ text: 0, offset, value: 1, line: 2, before: 'a\nb', character: 'c', after: 'de' },
  ...{ package: 'p', version: '1', path: 'a.ts', licence: 'MIT', language: 'ts' },
  starts: [offset - 6, offset - 1],
});

function certificate(...snippets: Snippet[]): CertificateAnswer {
  // Nothing else of a certificate matters here.
  const told = { kind: 'neuron', snippets } as unknown as NeuronCertificate;
  return { kind: 'certificate', standing: 'current', certificate: told };
}

describe('what is known of snippets', () => {
  it('is asked for one by one, and once also where there is nothing to be had', () => {
    const book = new SnippetBook();
    const [one, other] = [snippet(10), snippet(50)];
    const answer = certificate(one, other);
    assert.equal(book.firstMissing(undefined), undefined);
    assert.equal(book.firstMissing({ kind: 'noCertificate', reason: 'missing' }), undefined);
    assert.equal(book.firstMissing(answer), one);
    book.take(one, answer, undefined);
    assert.equal(book.firstMissing(answer), other);
    assert.ok(Number.isNaN(book.valuesOf(one)(10)));
    book.take(other, answer, {
      ...{ kind: 'values', from: 44, middle: 1, scale: 2 },
      values: Int8Array.of(0, 127, -128),
    });
    assert.equal(book.firstMissing(answer), undefined);
    const values = [43, 44, 45, 46, 47].map(book.valuesOf(other));
    assert.deepEqual(values, [NaN, 1, 3, NaN, NaN]);
  });

  it('is forgotten with its certificate', () => {
    const book = new SnippetBook();
    const one = snippet(10);
    const [before, now] = [certificate(one), certificate(one)];
    book.firstMissing(before);
    book.firstMissing(now);
    book.take(one, before, undefined);
    assert.equal(book.firstMissing(now), one, 'an answer that comes late');
  });

  it('is of what is shown, from the first character to the last', () => {
    assert.deepEqual(rangeOf(snippet(10)), { from: 4, to: 13 });
  });
});
