import assert from 'node:assert/strict';
import { WordCompletion } from '../../../../src/cli/evaluate/systems/words.ts';
import { thresholds } from './fakes.ts';

describe('word completion', () => {
  let words: WordCompletion;

  beforeEach(() => {
    words = new WordCompletion(() => 0);
    words.learn({ text: 'const workspace = wording("étage", _private); x3dEngine' });
    words.begin(undefined, '');
  });

  /** What is suggested where `text` has been typed. */
  async function after(text: string, maxLength = 40): Promise<string | undefined> {
    words.begin(undefined, '');
    words.change({ offset: 0, removed: 0, inserted: text });
    const { suggestion } = await words.suggest(text.length, { ...thresholds, maxLength });
    return suggestion?.text;
  }

  it('completes from three characters on where one word begins so', async () => {
    assert.equal(await after('wo'), undefined);
    assert.equal(await after('wor'), undefined, 'two words begin so');
    assert.equal(await after('work'), 'space');
    assert.equal(await after('a.work'), 'space');
    assert.equal(await after('_pr'), 'ivate');
    assert.equal(await after('éta'), 'ge');
    assert.equal(await after('x3d'), 'Engine');
    assert.equal(await after('workspace'), undefined, 'nothing is left');
    assert.equal(await after('work '), undefined, 'the word is over');
    assert.equal(await after('\nwork'), 'space');
    assert.equal(await after('work', 4), undefined, 'it is longer than wanted');
  });

  it('knows the words of the document, and forgets those that are taken out', async () => {
    assert.equal(await after('let zebra; zeb'), 'ra');
    assert.equal(await after('zebra'), undefined, 'the word itself is none');
    const text = 'let zebra;\nzeb';
    assert.equal(await after(text), 'ra');
    words.change({ offset: 4, removed: 5, inserted: 'x' });
    const { suggestion } = await words.suggest(text.length - 4, thresholds);
    assert.equal(suggestion, undefined);
  });

  it('knows the words of finished documents', async () => {
    words.change({ offset: 0, removed: 0, inserted: 'zebra' });
    words.end();
    assert.equal(await after('zeb'), 'ra');
  });

  it('is as sure as it was right so far', async () => {
    const probability = async (): Promise<number | undefined> => {
      words.begin(undefined, '');
      words.change({ offset: 0, removed: 0, inserted: 'work' });
      return (await words.suggest(4, thresholds)).suggestion?.probability;
    };
    assert.equal(await probability(), 1 / 2);
    words.settled(true);
    words.settled(true);
    words.settled(false);
    assert.equal(await probability(), 3 / 5);
  });
});
