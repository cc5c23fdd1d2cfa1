import assert from 'node:assert/strict';

import { longestParsed } from '../../../src/protocol/syntax.ts';
import { tinyModel } from '../support/models.ts';
import { eachOnModel, type EngineBench } from './engine-bench.ts';

const text = '// one\nconst a = f(1); // two\n';

describe('What a query captures in a document', () => {
  let bench: EngineBench;
  eachOnModel(tinyModel, (made) => (bench = made));

  const asked = { uri: 'a', version: 1, query: '(comment) @on' };

  it('is told of as it is now', async () => {
    await bench.open(text);
    const two = text.indexOf('// two');
    assert.deepEqual(await bench.request('captures', asked), {
      kind: 'captures',
      on: [
        { from: 0, to: 6 },
        { from: two, to: two + 6 },
      ],
      off: [],
      isCut: false,
    });
    const change = { offset: 0, removed: 0, inserted: '\n' };
    await bench.request('change', { uri: 'a', version: 2, changes: [change] });
    const outdated = await bench.request('captures', asked);
    assert.deepEqual(outdated, { kind: 'none', reason: 'outdated' });
    const now = await bench.request('captures', { ...asked, version: 2 });
    assert.ok(now.kind === 'captures');
    assert.deepEqual(now.on[0], { from: 1, to: 7 });
  });

  it('is nothing of a document that is not there, has no grammar or is too long', async () => {
    const nothing = await bench.request('captures', asked);
    assert.deepEqual(nothing, { kind: 'none', reason: 'unknownDocument' });
    const plain = { uri: 'a', version: 1, language: 'ts', scannedAs: 'none' } as const;
    await bench.request('open', { ...plain, text });
    const plainly = await bench.request('captures', asked);
    assert.deepEqual(plainly, { kind: 'noCaptures', reason: 'noGrammar' });
    await bench.open('a;\n'.repeat(longestParsed / 3 + 1));
    const long = await bench.request('captures', asked);
    assert.deepEqual(long, { kind: 'noCaptures', reason: 'tooLong' });
  });
});
