import assert from 'node:assert/strict';
import { Usage } from '../../../../src/host/statistics/usage.ts';

const typed = (offset: number, inserted: string) => ({ offset, removed: 0, inserted });

describe('usage', () => {
  let usage: Usage;
  beforeEach(() => {
    usage = new Usage();
  });

  /** As the editor tells of an accepted piece. */
  function take(offset: number, text: string, whole = true, uri = 'a'): void {
    const taken = { offset, length: text.length, whole };
    usage.change(uri, 'python', [typed(offset, text)], taken);
  }

  it('counts a suggestion once, however long it is typed along', () => {
    const [one, other] = [{}, {}];
    usage.offer('python', one, 7);
    usage.offer('python', one, 0);
    usage.offer('python', other, 5);
    assert.equal(usage.languages[0]?.offered, 2);
    assert.deepEqual(usage.latencies, [7, 5]);
  });

  it('counts what is typed and what is taken, and not what is pasted', () => {
    for (const [at, character] of ['p', 'r', 'i'].entries()) {
      usage.change('a', 'python', [typed(at, character)], undefined);
    }
    usage.offer('python', {}, 5);
    take(3, 'nt(x)');
    usage.change('a', 'python', [typed(8, '\npasted = 1\n')], undefined);
    const [python] = usage.languages;
    assert.deepEqual(python, {
      languageId: 'python',
      ...{ offered: 1, taken: 1, takenInPart: 0, written: 8, accepted: 5, kept: 5 },
    });
  });

  it('takes a suggestion that is accepted word by word for one, in part until its end', () => {
    usage.offer('python', {}, 5);
    take(0, 'for', false);
    take(3, ' name', false);
    assert.deepEqual([usage.languages[0]?.taken, usage.languages[0]?.takenInPart], [0, 1]);
    take(8, ' in names:');
    const [python] = usage.languages;
    assert.deepEqual([python?.taken, python?.takenInPart, python?.accepted], [1, 0, 18]);
  });

  it('knows what was deleted since, also once the document is closed', () => {
    take(0, 'print(x)');
    usage.change('a', 'python', [{ offset: 6, removed: 2, inserted: '' }], undefined);
    assert.equal(usage.languages[0]?.kept, 6);
    usage.close('a');
    usage.change('a', 'python', [{ offset: 0, removed: 6, inserted: '' }], undefined);
    assert.deepEqual([usage.languages[0].accepted, usage.languages[0].kept], [8, 6]);
  });

  it('goes on from what was counted before', () => {
    take(0, 'print(x)');
    const again = new Usage(usage.languages);
    assert.deepEqual(again.languages, usage.languages);
    again.offer('go', {}, 1);
    assert.deepEqual(
      again.languages.map(({ languageId }) => languageId),
      ['python', 'go'],
    );
  });
});
