import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LearnedFiles } from '../../../../src/host/learning/learned-files.ts';

const BUDGET = 20;

describe('LearnedFiles', () => {
  it('lets go of what was used least recently', () => {
    const files = new LearnedFiles(BUDGET);
    assert.deepEqual(files.add('a', 8), []);
    assert.deepEqual(files.add('b', 8), []);
    files.use('a');
    assert.deepEqual(files.add('c', 8), ['b']);
    assert.deepEqual(files.uris, ['c', 'a']);
    assert.deepEqual(files.add('a', 2), [], 'again is replaced');
    assert.equal(files.characters, 10);
  });

  it('is what was added and neither removed nor let go, within the budget', () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'remove', 'use'),
      uri: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      characters: fc.integer({ min: 1, max: BUDGET }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const files = new LearnedFiles(BUDGET);
        const told = new Map<string, number>();
        for (const { kind, uri, characters } of steps) {
          if (kind === 'use') assert.equal(files.use(uri), told.get(uri));
          if (kind === 'remove') assert.equal(files.remove(uri), told.delete(uri));
          if (kind !== 'add') continue;
          for (const gone of files.add(uri, characters)) {
            assert.notEqual(gone, uri);
            assert.ok(told.delete(gone), 'told once');
          }
          told.set(uri, characters);
        }
        assert.deepEqual([...files.uris].sort(), [...told.keys()].sort());
        const sum = [...told.values()].reduce((total, one) => total + one, 0);
        assert.equal(files.characters, sum);
        assert.ok(sum <= BUDGET);
      }),
    );
  });

  it('knows what lies below a folder', () => {
    const files = new LearnedFiles(BUDGET);
    for (const name of ['a/b/c.ts', 'a/b/d.ts', 'a/bc.ts', 'e.ts']) files.add(`file:///${name}`, 1);
    const at = (path: string): string[] => [...files.at(`file:///${path}`)].sort();
    assert.deepEqual(at('a/b'), ['file:///a/b/c.ts', 'file:///a/b/d.ts']);
    assert.equal(at('a').length, 3);
    assert.deepEqual(at('e.ts'), ['file:///e.ts']);
    assert.deepEqual(at('a/b/c'), []);
    files.remove('file:///a/b/c.ts');
    files.remove('file:///a/b/d.ts');
    assert.deepEqual(at('a/b'), []);
    assert.equal(at('a').length, 1);
    files.clear();
    assert.deepEqual(at('a'), []);
  });

  it('holds no more than some, however short', () => {
    const files = new LearnedFiles(1_000_000);
    for (let i = 0; i < 5_000; i++) files.add(`file ${i}`, 0);
    assert.ok(files.size <= 1_500, String(files.size));
    assert.ok(files.has('file 4999'));
  });
});
