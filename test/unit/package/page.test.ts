import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

import { extensionPage } from '../../../tools/package/page.ts';

const README = readFileSync('README.md', 'utf8');

describe("the extension's page", () => {
  it('has its pictures inside', () => {
    const page = extensionPage('# A\n\n![a lens](docs/a.png)\n', (file) => Buffer.from(file));
    const inside = Buffer.from('docs/a.png').toString('base64');
    assert.equal(page, `# A\n\n![a lens](data:image/png;base64,${inside})\n`);
  });

  it('is without what is for the repository', () => {
    const page = extensionPage(
      'a\n\n<!-- repository -->\n\nb\n\n<!-- /repository -->\n\nc\n\n<!-- repository -->\nd\n<!-- /repository -->\n',
      () => Buffer.from(''),
    );
    assert.equal(page, 'a\n\nc\n\n');
  });

  it('has no link that leads nowhere', () => {
    const page = extensionPage(README, (file) => readFileSync(file));
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
    assert.ok(links.filter((link) => link.startsWith('data:image/png;base64,')).length >= 3);
    assert.deepEqual(
      links.filter((link) => !/^(data:image\/png;|https:|#)/.test(link)),
      [],
    );
    assert.ok(!page.includes('npm ci'));
  });
});
