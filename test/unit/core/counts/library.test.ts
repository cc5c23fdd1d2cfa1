import assert from 'node:assert/strict';
import type { ContextCounts } from '../../../../src/core/counts/context-counts.ts';
import { contextAndText } from '../../../../src/core/counts/learned-text.ts';
import { Library, libraryLimit, textLimit } from '../../../../src/core/counts/library.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { vocabulary } from '../../support/vocabulary.ts';

function learnedAll(library: Library): Library {
  while (library.learnOn());
  return library;
}

/** What was seen after `context`, the likeliest of its longest known end first. */
function after(counts: ContextCounts, context: string): string[] {
  const { ids } = contextAndText(
    vocabulary,
    new TextBuffer(context),
    context.length,
    context.length,
  );
  const deepest = counts.after(ids, ids.length).at(-1);
  if (deepest === undefined) return [];
  return deepest.symbols
    .map((symbol, i) => ({ symbol, count: deepest.counts[i]! }))
    .sort((a, b) => b.count - a.count)
    .map(({ symbol }) => vocabulary.symbols[symbol]!);
}

const uris = (library: Library): string[] => Array.from(library.volumes, ({ uri }) => uri);

describe('Library', () => {
  it('knows what stands in texts of the same language, and in the document alone', () => {
    const library = new Library(vocabulary);
    library.put('other', 'ts', 'const lantern = 1;');
    library.put('python', 'py', 'const lanyard = 1;');
    library.put('mine', 'ts', new TextBuffer('const lathe'));
    learnedAll(library);
    const { all, own } = library.at('mine', 11);
    assert.deepEqual(after(all, 'const la').sort(), ['n', 't']);
    assert.deepEqual(after(own, 'const la'), ['t']);
    assert.deepEqual(after(all, 'const lan'), ['t']);
  });

  it('follows an open document through its edits', () => {
    const library = new Library(vocabulary);
    const text = new TextBuffer('xx red;');
    library.put('mine', 'ts', text);
    learnedAll(library);
    library.at('mine', 0);
    const change = { offset: 3, removed: 3, inserted: 'blue' };
    library.edit('mine', change, () => text.apply(change));
    const { all, own } = library.at('mine', text.length);
    for (const counts of [all, own]) {
      assert.deepEqual(after(counts, 'xx '), ['b']);
      assert.deepEqual(after(counts, 'xx blue'), [';']);
    }
  });

  it('does not tell a completion what stands after the cursor', () => {
    const library = new Library(vocabulary);
    library.put('mine', 'ts', new TextBuffer('open(secret)'));
    learnedAll(library);
    const { all, own } = library.at('mine', 5);
    assert.notDeepEqual(after(all, 'open('), ['s']);
    assert.notDeepEqual(after(own, 'open('), ['s']);
    assert.deepEqual(after(library.at('mine', 12).own, 'open('), ['s']);
  });

  it('forgets a text that is dropped or replaced', () => {
    const library = new Library(vocabulary);
    library.put('mine', 'ts', new TextBuffer(''));
    library.put('other', 'ts', 'abcd');
    learnedAll(library);
    library.put('other', 'ts', 'abce');
    learnedAll(library);
    assert.deepEqual(after(library.at('mine', 0).all, 'abc'), ['e']);
    library.drop('other');
    assert.deepEqual(after(library.at('mine', 0).all, 'abc'), []);
  });

  it('learns a slice at a time, and is no wiser than what it has learned', () => {
    const library = new Library(vocabulary);
    library.put('other', 'ts', `${`${'.'.repeat(99)}\n`.repeat(100)}needle`);
    library.put('mine', 'ts', new TextBuffer(''));
    assert.equal(library.learnOn(), true);
    assert.deepEqual(after(library.at('mine', 0).all, 'needl'), ['.', '\n']);
    learnedAll(library);
    assert.deepEqual(after(library.at('mine', 0).all, 'needl'), ['e']);
  });

  it('lets go of files that nobody has open, the oldest first, before it takes in too much', () => {
    const library = new Library(vocabulary);
    library.put('open', 'ts', new TextBuffer('a'.repeat(textLimit)));
    const many = Math.floor(libraryLimit / textLimit) + 2;
    for (let i = 0; i < many; i++) library.put(`file ${i}`, 'ts', 'b'.repeat(textLimit + 1));
    const kept = uris(library);
    assert.ok(kept.includes('open'));
    assert.ok(kept.includes(`file ${many - 1}`));
    assert.ok(!kept.includes('file 0'));
    assert.ok(kept.length * textLimit <= libraryLimit);
  });

  it('has nothing to say of a document that it was never given', () => {
    const library = new Library(vocabulary);
    assert.deepEqual(after(library.at('unheard', 3).all, 'abc'), []);
    const text = new TextBuffer('abc');
    const change = { offset: 0, removed: 1, inserted: '' };
    library.edit('unheard', change, () => text.apply(change));
    assert.equal(text.slice(0, 9), 'bc');
  });

  it('tells one group nothing of another', () => {
    const library = new Library(vocabulary);
    library.put('theirs', 'ts', 'const lantern = 1;', 'one client');
    library.put('loose', 'ts', 'const lamp = 1;');
    library.put('mine', 'ts', new TextBuffer('const lathe'), 'other client');
    learnedAll(library);
    assert.deepEqual(after(library.at('mine', 11).all, 'const la'), ['t']);
    assert.deepEqual(
      Array.from(library.beside('mine'), ({ uri }) => uri),
      ['mine'],
    );
    library.put('mine', 'ts', new TextBuffer('const la'), 'one client');
    learnedAll(library);
    assert.deepEqual(after(library.at('mine', 8).all, 'const la'), ['n']);
    assert.deepEqual(Array.from(library.beside('mine'), ({ uri }) => uri).sort(), [
      'mine',
      'theirs',
    ]);
    assert.deepEqual(Array.from(library.beside('unheard')), []);
  });

  it('gives the other texts of the group as they stand, those in the same folder first', () => {
    const library = new Library(vocabulary);
    const contents = (): string[] | undefined =>
      library.matchTexts('b/mine')?.map(({ content }) => content);
    assert.equal(contents(), undefined);
    const open = new TextBuffer('open');
    library.put('a/closed', 'ts', 'closed', 'ours');
    library.put('b/open', 'ts', open, 'ours');
    library.put('b/theirs', 'ts', 'theirs', 'other');
    library.put('b/mine', 'ts', new TextBuffer('mine'), 'ours');
    library.put('a/first', 'ts', 'first', 'ours');
    assert.deepEqual(contents(), ['open', 'closed', 'first']);
    const change = { offset: 4, removed: 0, inserted: 'ed' };
    library.edit('b/open', change, () => open.apply(change));
    assert.deepEqual(contents(), ['opened', 'closed', 'first']);
    library.at('a/closed', 0);
    assert.deepEqual(contents(), ['opened', 'closed', 'first']);
    library.drop('b/open');
    assert.deepEqual(contents(), ['closed', 'first']);
  });

  it('makes texts ready to be looked in one by one, and again after an edit', () => {
    const library = new Library(vocabulary);
    const open = new TextBuffer('an open text');
    library.put('open', 'ts', open);
    library.put('closed', 'ts', 'a closed text');
    library.put('mine', 'ts', new TextBuffer('mine'));
    const ready = (): number => library.matchTexts('mine')!.filter(({ isReady }) => isReady).length;
    assert.equal(ready(), 0);
    assert.ok(library.prepareMatches('mine'));
    assert.equal(ready(), 1);
    assert.ok(library.prepareMatches('mine'));
    assert.ok(!library.prepareMatches('mine'));
    assert.equal(ready(), 2);
    const change = { offset: 0, removed: 2, inserted: 'one' };
    library.edit('open', change, () => open.apply(change));
    assert.equal(ready(), 1);
    assert.ok(library.prepareMatches('mine'));
    assert.ok(!library.prepareMatches('unheard'));
  });

  it('keeps no counts of a group that has no text any more', () => {
    const library = new Library(vocabulary);
    const empty = library.bytes;
    for (const group of ['a', 'b', 'c']) {
      library.put(`one of ${group}`, 'ts', 'some text', group);
      library.put(`other of ${group}`, 'ts', 'more text', group);
    }
    learnedAll(library);
    library.put('mine', 'ts', new TextBuffer('mine'), 'a');
    library.at('mine', 4);
    assert.ok(library.bytes > empty);
    for (const uri of uris(library)) library.drop(uri);
    assert.equal(library.bytes, empty);
  });

  it('forgets what nobody has open at once, and knows the rest as before', () => {
    for (const size of [1, 10_000]) {
      const library = new Library(vocabulary);
      library.put('closed', 'ts', 'red lantern;'.repeat(size));
      library.put('elsewhere', 'ts', 'blue lantern;', 'other');
      library.put('mine', 'ts', new TextBuffer('red rose; red r'));
      learnedAll(library);
      library.dropClosed();
      assert.deepEqual(uris(library), ['mine']);
      const first = library.at('mine', 15).all;
      assert.ok(!after(first, 'red ').includes('l'), 'not even for a moment');
      learnedAll(library);
      const { all, own } = library.at('mine', 15);
      for (const counts of [all, own]) assert.deepEqual(after(counts, 'red ro'), ['s']);
      const fresh = new Library(vocabulary);
      fresh.put('mine', 'ts', new TextBuffer('red rose; red r'));
      learnedAll(fresh);
      assert.equal(all.pairs, fresh.at('mine', 15).all.pairs);
    }
  });

  it('keeps within its limit over all groups', () => {
    const library = new Library(vocabulary);
    const many = Math.floor(libraryLimit / textLimit) + 2;
    for (let i = 0; i < many; i++) library.put(`file ${i}`, 'ts', 'b'.repeat(textLimit), `${i}`);
    assert.ok(uris(library).length * textLimit <= libraryLimit);
  });
});
