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
      fc.property(text, fc.constantFrom('c', 'py', 'ts'), (written, family) => {
        const found = importedPaths(written, family, 'a/b.py');
        assert.ok(found.length <= 60);
        for (const path of found.flat()) {
          assert.ok(!path.startsWith('/') && !path.split('/').includes('..'), path);
          assert.notEqual(path, 'a/b.py');
        }
      }),
    );
  });
});
