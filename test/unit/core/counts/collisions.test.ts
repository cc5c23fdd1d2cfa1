import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ContextCounts, longestOrder } from '../../../../src/core/counts/context-counts.ts';
import { vocabulary } from '../../support/vocabulary.ts';

const width = vocabulary.symbols.length;
const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) =>
  vocabulary.symbols.indexOf(letter),
);

function idsOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => vocabulary.symbols.indexOf(letter));
}

/** Random numbers of 32 bits, always the same for one seed (Mulberry32, Ettinger). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let number = Math.imul(state ^ (state >>> 15), state | 1);
    number ^= number + Math.imul(number ^ (number >>> 7), number | 61);
    return number ^ (number >>> 14);
  };
}

/** Random letters. */
function text(seed: number, length: number): Uint8Array {
  const next = numbers(seed);
  return Uint8Array.from({ length }, () => letters[(next() >>> 0) % letters.length]!);
}

function learn(counts: ContextCounts, ids: Uint8Array): void {
  for (let at = longestOrder; at < ids.length; at++) counts.add(ids, at);
}

function forget(counts: ContextCounts, ids: Uint8Array): void {
  for (let at = longestOrder; at < ids.length; at++) counts.remove(ids, at);
}

/** What the counts say at every place of a text. */
function said(counts: ContextCounts, ids: Uint8Array): unknown[] {
  return Array.from({ length: ids.length - longestOrder }, (_, i) =>
    counts.after(ids, longestOrder + i),
  );
}

describe('ContextCounts, where keys of 32 bits met', () => {
  // Their longest pairs met in the 32-bit keys that were once used.
  for (const [one, other] of [
    ['eonhwgasboaceqpzxjwuwpgywyx', 'srrmypqywsxonygbdvjkrbyjmsy'],
    ['qumrdwryvfkozetkbahnrtvlabt', 'qhxtcftevnustotdvpadyjubomy'],
    ['geuzywzwkbpmtygggpmnuzozrje', 'csedaiscarmnywskbnqseqiwmqu'],
  ] as const) {
    it(`tells ${one} and ${other} apart`, () => {
      const counts = new ContextCounts(width);
      const fresh = new ContextCounts(width);
      learn(counts, idsOf(one));
      learn(counts, idsOf(other));
      forget(counts, idsOf(one));
      learn(fresh, idsOf(other));
      assert.equal(counts.pairs, fresh.pairs);
      assert.deepEqual(said(counts, idsOf(one)), said(fresh, idsOf(one)));
      assert.deepEqual(said(counts, idsOf(other)), said(fresh, idsOf(other)));
      assert.equal(counts.missed, 0);
    });
  }

  it('is as fresh after ten other texts came and went, and nothing is left in the end', () => {
    const counts = new ContextCounts(width);
    const empty = counts.bytes;
    const kept = text(0, 8_000);
    learn(counts, kept);
    for (let seed = 1; seed <= 10; seed++) {
      const other = text(seed, kept.length);
      learn(counts, other);
      forget(counts, other);
    }
    const fresh = new ContextCounts(width);
    learn(fresh, kept);
    assert.equal(counts.pairs, fresh.pairs);
    assert.deepEqual(said(counts, kept), said(fresh, kept));
    forget(counts, kept);
    assert.equal(counts.pairs, 0);
    assert.equal(counts.missed, 0);
    assert.ok(said(counts, kept).every((orders) => (orders as unknown[]).length === 0));
    assert.ok(counts.bytes < empty + 50_000, `${counts.bytes}`);
  });

  it('counts more than 65,535 occurrences, and back', () => {
    const ids = idsOf('a'.repeat(longestOrder + 1));
    const counts = new ContextCounts(width);
    for (let i = 0; i < 70_000; i++) counts.add(ids, longestOrder);
    assert.equal(counts.after(ids, longestOrder).at(-1)!.total, 70_000);
    for (let i = 0; i < 69_999; i++) counts.remove(ids, longestOrder);
    assert.equal(counts.after(ids, longestOrder).at(-1)!.total, 1);
    counts.remove(ids, longestOrder);
    assert.deepEqual(counts.after(ids, longestOrder), []);
    assert.equal(counts.pairs, 0);
  });

  it('takes nothing back that it has not counted, and says so', () => {
    const counts = new ContextCounts(width);
    const fresh = new ContextCounts(width);
    const kept = idsOf('a'.repeat(longestOrder + 1));
    const other = idsOf('b'.repeat(longestOrder) + 'a');
    learn(counts, kept);
    learn(fresh, kept);
    forget(counts, other);
    assert.equal(counts.missed, 1);
    assert.deepEqual(said(counts, kept), said(fresh, kept));
    assert.equal(counts.pairs, fresh.pairs);
  });

  it('never says more than was counted, even where keys meet all the time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 12 }), fc.nat(), (seeds, wordSeed) => {
        const next = numbers(wordSeed);
        const counts = new ContextCounts(width, () => next() & 0xe000_0007);
        const texts = Array.from({ length: 6 }, (_, seed) => text(seed, 200));
        const learned = new Set<number>();
        let learnings = 0;
        for (const seed of seeds) {
          if (learned.delete(seed)) forget(counts, texts[seed]!);
          else {
            learned.add(seed);
            learn(counts, texts[seed]!);
            learnings++;
          }
        }
        for (const ids of texts) {
          for (let at = longestOrder; at < ids.length; at++) {
            const short = counts.after(ids, at).slice(0, 3);
            const most = Math.max(...short.flatMap((order) => order.counts));
            assert.ok(most <= letters.length * learnings, `${most} of ${learnings} learnings`);
          }
        }
      }),
    );
  });
});
