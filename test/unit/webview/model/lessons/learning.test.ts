import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  appearsAt,
  bracketFates,
  diaryLanguages,
  diaryPages,
  enoughRho,
  guessedCharacters,
  runCount,
} from '../../../../../src/webview/model/lessons/learning.ts';

describe('the diary of the training', () => {
  it('goes on from page to page in every language, and ends with the network as it is shipped', () => {
    for (const language of diaryLanguages) {
      const pages = diaryPages(language);
      assert.equal(pages.length, 24);
      assert.deepEqual(
        pages.map(({ characters }) => characters),
        pages.map(({ characters }) => characters).sort((a, b) => a - b),
      );
      const runs = pages.flatMap(({ run }) => run ?? []);
      assert.ok(runs.every((run) => run >= 1 && run <= runCount) && runs.length === 23);
      assert.equal(pages.at(-1)?.run, undefined);
      assert.ok(pages.at(-1)!.bits < pages[0]!.bits / 2);
      for (const { best, enough, wrote } of pages) {
        assert.ok(Math.abs(best.rho) <= 1 && [0, 1].includes(best.neuron.layer));
        assert.equal(Math.abs(best.rho) >= enoughRho, enough > 0);
        assert.ok(wrote.length > 20 && wrote.length <= 300);
      }
    }
  });

  it('knows when every language had a neuron that follows the depth', () => {
    const characters = guessedCharacters[appearsAt()]!;
    assert.equal(characters, 1_000_000);
    for (const language of diaryLanguages) {
      const page = diaryPages(language).find((one) => one.characters >= characters);
      assert.ok(page !== undefined && Math.abs(page.best.rho) >= enoughRho);
    }
  });

  it('tells what becomes of brackets', () => {
    const fates = (text: string) =>
      [...bracketFates(text)].sort(([a], [b]) => a - b).map(([, fate]) => fate);
    assert.deepEqual(fates('f(a[0])'), ['closed', 'closed', 'closed', 'closed']);
    assert.deepEqual(fates('({)'), ['open', 'open', 'wrong']);
    assert.deepEqual(fates(')('), ['wrong', 'open']);
    assert.deepEqual(fates('a*b'), []);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('(', '[', '{', ')', ']', '}', 'a')), (signs) => {
        const all = [...bracketFates(signs.join('')).values()];
        assert.equal(all.length, signs.filter((sign) => sign !== 'a').length);
        assert.equal(all.filter((fate) => fate === 'closed').length % 2, 0);
      }),
    );
  });
});
