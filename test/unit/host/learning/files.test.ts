import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  byNearness,
  distance,
  globOf,
  countedLanguageOf,
  folderOf,
} from '../../../../src/host/learning/files.ts';

const path = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 })
  .map((parts) => `${parts.join('/')}.ts`);

describe('files of a workspace', () => {
  it('are counted as a language by their ending', () => {
    assert.equal(countedLanguageOf('src/a.test.tsx'), 'ts');
    assert.equal(countedLanguageOf('include/A.HPP'), 'c');
    assert.equal(countedLanguageOf('a.d/b.pyi'), 'py');
    assert.equal(countedLanguageOf('a.py/notes.md'), undefined);
    assert.equal(countedLanguageOf('Makefile'), undefined);
    assert.equal(countedLanguageOf('cmd/main.go'), 'go');
    assert.equal(globOf('py'), '**/*.{py,pyi,pyw}');
    assert.equal(globOf('go'), '**/*.go');
  });

  it('lie in a folder', () => {
    assert.equal(folderOf('a/b/c.ts'), 'a/b');
    assert.equal(folderOf('c.ts'), '');
  });

  it('are as far from each other as it is steps from folder to folder', () => {
    assert.equal(distance('a/b/c.ts', 'a/b/d.ts'), 0);
    assert.equal(distance('a/b/c.ts', 'a/d.ts'), 1);
    assert.equal(distance('a/b/c.ts', 'a/x/d.ts'), 2);
    assert.equal(distance('c.ts', 'a/b/d.ts'), 2);
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        assert.equal(distance(a, a), 0);
        assert.equal(distance(a, b), distance(b, a));
        assert.ok(distance(a, c) <= distance(a, b) + distance(b, c));
      }),
    );
  });

  it('are put in order of nearness, whatever order they come in', () => {
    fc.assert(
      fc.property(path, fc.uniqueArray(path), fc.infiniteStream(fc.nat()), (from, paths, keys) => {
        const ordered = byNearness(from, paths);
        const key = new Map(paths.map((one) => [one, keys.next().value ?? 0]));
        const shuffled = [...paths].sort((a, b) => key.get(a)! - key.get(b)!);
        assert.deepEqual(byNearness(from, shuffled), ordered);
        assert.deepEqual([...ordered].sort(), [...paths].sort());
        const far = ordered.map((one) => distance(from, one));
        assert.deepEqual(
          far,
          [...far].sort((a, b) => a - b),
        );
      }),
    );
  });
});
