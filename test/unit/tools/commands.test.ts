/** The commands of package.json as a person calls them who does not know them yet. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';

const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** As `npm run NAME -- WORDS` does it, without npm's own third of a second. */
function run(name: string, ...words: readonly string[]) {
  const binaries = path.join(repository, 'node_modules', '.bin');
  return spawnSync(`${scripts[name]!} ${words.join(' ')}`, {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${binaries}${path.delimiter}${process.env['PATH'] ?? ''}` },
    shell: true,
  });
}

describe('A command of package.json', () => {
  for (const name of Object.keys(scripts)) {
    // c8 hands all words on to what it measures, and here it would clear away the coverage of these very tests.
    if (name === 'coverage') continue;
    it(`says how it is used: ${name}`, () => {
      const { status, stdout, stderr } = run(name, '--help');
      assert.equal(status, 0, stderr);
      assert.match(stdout, /^usage: ?/im);
    });
  }

  it('refuses a word that it does not know, and says which there are', () => {
    const { status, stderr } = run('check', 'lnit');
    assert.equal(status, 2);
    assert.match(stderr, /STEP takes one of lint, types.*\n\nUsage: npm run check/);
  });
});
