import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { extensionPage } from '../../../tools/package/page.ts';

const README = readFileSync('README.md', 'utf8');

describe("The extension's page", () => {
  it('has no picture, since it could not be shown', () => {
    assert.equal(extensionPage('# A\n\n![a lens](docs/a.png)\n\nB\n'), '# A\n\nB\n');
  });

  it('leaves out what is for the repository', () => {
    const page = extensionPage(
      'A\n\n<!-- repository -->\n\nBuild it\n\n<!-- /repository -->\n\nB\n',
    );
    assert.equal(page, 'A\n\nB\n');
  });

  it('names no file that it could not open', () => {
    const page = extensionPage(README);
    assert.ok(page.includes('## What it is'));
    assert.ok(!page.includes('!['));
    assert.ok(!/\]\((?!https:|#)/.test(page));
  });
});
