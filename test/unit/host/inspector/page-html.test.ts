import assert from 'node:assert/strict';

import { pageHtml } from '../../../../src/host/inspector/page-html.ts';

const PARTS = { script: 'a.js', style: 'a.css', source: 'https://own.test', language: 'en' };

/** Directive -> what it allows. */
function policy(html: string): Map<string, string> {
  const written = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!;
  const directives = written.split(';').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  return new Map(
    directives.map((one) => [one.replace(/ .*/, ''), one.replace(/^\S+ /, '')] as const),
  );
}

describe('the policy of the page', () => {
  it('allows its own two files and nothing else, and no other address for what it names or sends', () => {
    const html = pageHtml(PARTS);
    const found = policy(html);
    const nonce = /<script nonce="([^"]+)"/.exec(html)![1]!;
    assert.deepEqual(
      Object.fromEntries(found),
      Object.fromEntries([
        ['default-src', "'none'"],
        ['script-src', `'nonce-${nonce}'`],
        ['style-src', PARTS.source],
        ['font-src', PARTS.source],
        ['img-src', 'data:'],
        // What the page itself wrote; a worker of it may load no more than the page.
        ['worker-src', 'blob:'],
        // Neither falls back to `default-src`.
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
      ]),
    );
  });

  it('has another nonce for each page', () => {
    const [one, other] = [policy(pageHtml(PARTS)), policy(pageHtml(PARTS))];
    assert.notEqual(one.get('script-src'), other.get('script-src'));
  });
});
