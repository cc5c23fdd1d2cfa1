import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContextCounts } from '../../../../src/core/counts/context-counts.ts';
import { contextAndText, LearnedText } from '../../../../src/core/counts/learned-text.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { vocabulary } from '../../support/vocabulary.ts';

const width = vocabulary.symbols.length;
/** Few letters, so that contexts meet again; and what gives no symbol of its own. */
const piece = fc.array(
  fc.constantFrom('a', 'b', 'ab', '\r\n', '\n', '\r', '\ud83d\ude00', '\udc00', 'é'),
  {
    maxLength: 12,
  },
);
const text = piece.map((parts) => parts.join(''));
const longText = fc.array(piece, { maxLength: 12 }).map((parts) => parts.flat().join(''));

function learned(content: string): {
  counts: ContextCounts;
  text: TextBuffer;
  learned: LearnedText;
} {
  const counts = new ContextCounts(width);
  const buffer = new TextBuffer(content);
  return { counts, text: buffer, learned: new LearnedText(vocabulary, buffer, counts) };
}

/** All that the counts say at every place of a text. */
function said(counts: ContextCounts, content: string): unknown {
  const { ids, start } = contextAndText(vocabulary, new TextBuffer(content), 0, content.length);
  const places = Array.from({ length: ids.length - start + 1 }, (_, i) => start + i);
  return places.map((at) =>
    counts
      .after(ids, at)
      .map((order) =>
        order.symbols.map((symbol, i) => [symbol, order.counts[i]]).sort((a, b) => a[0]! - b[0]!),
      ),
  );
}

const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 60 }), inserted: text });
/** Lines that hold secrets, or do with one sign more or less. */
const secretPieces = [
  ...['\n', '\r\n', '\r', '"', ' = ', '(', ',', '\ud83d\ude00', 'x'],
  ...['password', 'token', 'hunter22', 'aB3dE5gH7jK9mN1pQ3s', 'login', 'y();\n'],
  ...['-----BEGIN KEY-----', '-----END KEY-----', 'MIIEvQ', '\n\n', '-----'],
];

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

function applied(content: string, { at, removed, inserted }: Edit) {
  const offset = at % (content.length + 1);
  const change = { offset, removed: Math.min(removed, content.length - offset), inserted };
  return {
    change,
    content: content.slice(0, offset) + inserted + content.slice(offset + change.removed),
  };
}

describe('LearnedText', () => {
  const step = fc.oneof(
    edit,
    fc.record({ cursor: fc.nat() }),
    fc.record({ learn: fc.nat({ max: 40 }) }),
  );
  type Step = Edit | { readonly cursor: number } | { readonly learn: number };

  function assertExact(start: string, steps: readonly Step[], last: number): void {
    const live = learned(start);
    let content = start;
    for (const one of steps) {
      if ('learn' in one) live.learned.learnOn(one.learn);
      else if ('cursor' in one) live.learned.leaveOut(one.cursor % (content.length + 1));
      else {
        const next = applied(content, one);
        live.learned.apply(next.change, () => live.text.apply(next.change));
        content = next.content;
      }
    }
    live.learned.learnOn(content.length);
    live.learned.leaveOut(last % (content.length + 1));
    const fresh = learned(content);
    fresh.learned.learnOn(content.length);
    fresh.learned.leaveOut(last % (content.length + 1));
    assert.deepEqual(said(live.counts, content), said(fresh.counts, content));
    assert.equal(live.counts.pairs, fresh.counts.pairs);
  }

  it('counts after any edits and cursors what it would count from scratch', () => {
    fc.assert(fc.property(longText, fc.array(step, { maxLength: 12 }), fc.nat(), assertExact), {
      numRuns: 300,
    });
  });

  it('does so where edits make secrets of a text, or break them', () => {
    const secrets = fc
      .array(fc.constantFrom(...secretPieces), { maxLength: 12 })
      .map((parts) => parts.join(''));
    const crossing = fc.record({ at: fc.nat(), removed: fc.nat({ max: 12 }), inserted: secrets });
    const any = fc.array(fc.oneof({ weight: 3, arbitrary: crossing }, step), { maxLength: 6 });
    fc.assert(fc.property(secrets, any, fc.nat(), assertExact), { numRuns: 200 });
  });

  it('neither counts a secret nor knows it as context', () => {
    const before = 'x = 1;\npassword = "';
    const { counts, learned: one } = learned(`${before}Zq7vKw9j";\ny = 2;\n`);
    one.learnOn(100);
    const after = (context: string): string[] => {
      const symbols = vocabulary.encode(new TextBuffer(context), 0, context.length);
      const ids = new Uint8Array(30 + symbols.length).fill(vocabulary.endOfFile);
      ids.set(symbols, 30);
      return counts
        .after(ids, ids.length)
        .map((order) => order.symbols.map((symbol) => vocabulary.symbols[symbol]).join(''));
    };
    // Nothing is known after the quote, and none of its signs was seen anywhere.
    assert.ok(after(before).length <= 2);
    assert.ok(after('').every((symbols) => !/[Zq7vKj9]/.test(symbols)));
    assert.equal(after('Zq7vKw9j').length, 1);
  });

  it('takes back all that it counted', () => {
    fc.assert(
      fc.property(longText, fc.nat(), (content, cursor) => {
        const { counts, learned: one } = learned(content);
        one.learnOn(content.length);
        one.leaveOut(cursor % (content.length + 1));
        one.forget();
        assert.equal(counts.pairs, 0);
        assert.ok((said(counts, content) as unknown[][]).every((orders) => orders.length === 0));
      }),
    );
  });

  it('says nothing of what stands after the cursor', () => {
    const content = 'abaab\nbbabb';
    const { counts, learned: one } = learned(content);
    one.learnOn(content.length);
    one.leaveOut(3);
    assert.equal(counts.pairs, new Set(['aba', 'ab', 'a']).size * 9);
  });

  it('learns no more than it may', () => {
    const counts = new ContextCounts(width);
    const one = new LearnedText(vocabulary, new TextBuffer('ab'.repeat(50)), counts, 10);
    one.learnOn(7);
    assert.equal(one.finished, false);
    one.learnOn(7);
    assert.equal(one.finished, true);
    const ten = learned('ab'.repeat(5));
    ten.learned.learnOn(10);
    assert.equal(counts.pairs, ten.counts.pairs);
  });

  it('is as before after an edit that does not fit', () => {
    const { counts, text: buffer, learned: one } = learned('abab');
    one.learnOn(4);
    const before = said(counts, 'abab');
    const change = { offset: 2, removed: 9, inserted: 'x' };
    assert.throws(() => one.apply(change, () => buffer.apply(change)), RangeError);
    assert.deepEqual(said(counts, 'abab'), before);
  });
});
