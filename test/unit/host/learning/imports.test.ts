import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importedPaths } from '../../../../src/host/learning/imports.ts';

describe('what a file imports', () => {
  it('finds relative modules of TypeScript and JavaScript', () => {
    const text = `
      import type { A } from './a.ts';
      import b from "../b";
      export * from './written.js';
      import fs from 'node:fs';
      const c = require('./c/');
      const d = await import('./deep/d');
    `;
    const found = importedPaths(text, 'ts', 'src/host/main.ts');
    assert.deepEqual(
      found.map(([first]) => first),
      [
        'src/host/a.ts',
        'src/b.ts',
        'src/host/written.ts',
        'src/host/c/index.ts',
        'src/host/deep/d.ts',
      ],
    );
    assert.deepEqual(found[2], [
      'src/host/written.ts',
      'src/host/written.tsx',
      'src/host/written.js',
    ]);
    assert.ok(found[1]?.includes('src/b/index.ts'));
  });

  it('finds modules of Python, relative and by their full name', () => {
    const first = (text: string): (string | undefined)[] =>
      importedPaths(text, 'py', 'pkg/sub/mod.py').map(([path]) => path);
    assert.deepEqual(first('from .near import x\n'), ['pkg/sub/near.py', 'pkg/sub/near/x.py']);
    assert.deepEqual(first('from .. import (one,\n  two)\nimport z'), [
      'pkg.py',
      'pkg/one.py',
      'pkg/two.py',
      'pkg/sub/z.py',
    ]);
    const full = importedPaths('import pkg.other.deep\n', 'py', 'pkg/sub/mod.py').flat();
    assert.ok(full.includes('pkg/other/deep.py'), String(full));
    assert.deepEqual(importedPaths('x = 1  # from here import it', 'py', 'a.py'), []);
  });

  it('finds headers of C beside the file and in the usual folders', () => {
    const text = '#include <stdio.h>\n#  include "list.h"\n#include "net/tcp.h"\n';
    assert.deepEqual(importedPaths(text, 'c', 'src/main.c'), [
      ['src/list.h', 'list.h', 'include/list.h'],
      ['src/net/tcp.h', 'net/tcp.h', 'include/net/tcp.h'],
    ]);
  });

  it('stays inside of the workspace, and within bounds, whatever is written', () => {
    const piece = fc.constantFrom(
      'from',
      'import',
      '#include',
      '"',
      "'",
      '..',
      '.',
      '/',
      ' ',
      '\n',
      'a',
      '(',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom('c', 'py', 'ts'), (written, countedAs) => {
        const found = importedPaths(written, countedAs, 'a/b.py');
        assert.ok(found.length <= 60);
        for (const path of found.flat()) {
          assert.ok(!path.startsWith('/') && !path.split('/').includes('..'), path);
          assert.notEqual(path, 'a/b.py');
        }
      }),
    );
  });

  const blanks = ' '.repeat(50_000);
  const nasty: Readonly<Record<string, readonly [countedAs: string, text: string]>> = {
    'from and blanks': ['ts', `from${blanks}`],
    'require and blanks': ['ts', `require (${blanks}`],
    'names without end': ['ts', "from './".repeat(8_000)],
    'a path without end': ['ts', `from './${'../'.repeat(16_000)}a'`],
    'imports of itself': ['ts', "import './b.ts'\n".repeat(4_000)],
    'from and blanks in Python': ['py', `from${blanks}`],
    'dots without end': ['py', `from ${'.'.repeat(50_000)}`],
    'members without end': ['py', 'from a import ('.repeat(4_000)],
    'a name without end': ['py', `from ${'a.'.repeat(25_000)}`],
    'blank lines': ['c', `${' '.repeat(999)}\n`.repeat(50)],
    'an include without end': ['c', `#include "${'a/'.repeat(25_000)}`],
  };
  for (const [name, [countedAs, text]] of Object.entries(nasty)) {
    it(`takes as long as the text is, and no longer: ${name}`, () => {
      // Where the time grows as its square, each of these takes a second, and all of them longer than a test may.
      for (let i = 0; i < 40; i++) {
        assert.ok(importedPaths(text, countedAs, 'a/b.ts').length <= 60);
      }
    });
  }
});
