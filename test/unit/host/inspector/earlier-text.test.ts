import assert from 'node:assert/strict';

import type { Engine } from '../../../../src/host/engine/engine.ts';
import { EarlierText, type Fetched } from '../../../../src/host/inspector/earlier-text.ts';
import type { Params, RequestKind, Result } from '../../../../src/protocol/engine.ts';
import type { NoEarlier } from '../../../../src/protocol/side-by-side.ts';

const fetched = (text: string): Fetched => ({
  ...{ kind: 'text', text, openedAs: { language: 'ts', scannedAs: 'ts' } },
});
const asked = {
  ...({ version: 1, from: 0, to: 1, quantity: 'h' } as const),
  subject: { layer: 0, unit: 0 },
};

/** An engine that notes what it is asked, and knows what was opened in it. */
class NotedEngine implements Engine {
  readonly noted: string[] = [];
  readonly open = new Set<string>();

  request<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>> {
    const { uri, version } = params as { uri: string; version?: number };
    this.noted.push([kind, uri, version].filter((part) => part !== undefined).join(' '));
    if (kind === 'open') {
      const { learned, countedAs } = params as Params<'open'>;
      assert.deepEqual([learned, countedAs], [false, null], 'nobody learns from it');
      this.open.add(uri);
    }
    if (kind === 'close') this.open.delete(uri);
    const reason = this.open.has(uri) ? 'cancelled' : 'unknownDocument';
    const answer = kind === 'exactValues' ? { kind: 'none', reason } : undefined;
    return Promise.resolve(answer as Result<K>);
  }
}

describe('a document as it was', () => {
  let engine: NotedEngine;
  let now: Fetched | NoEarlier;
  let earlier: EarlierText;

  beforeEach(() => {
    engine = new NotedEngine();
    now = fetched('a');
    earlier = new EarlierText(() => Promise.resolve(now));
  });

  const open = (): ReturnType<EarlierText['open']> =>
    earlier.open('file:///a.ts', { earlier: 'saved' }, engine);

  it('is opened beside it, once for each text, and closed again', async () => {
    assert.deepEqual(await open(), { kind: 'text', text: 'a', version: 1 });
    assert.deepEqual(await open(), { kind: 'text', text: 'a', version: 1 });
    now = fetched('b');
    assert.deepEqual(await open(), { kind: 'text', text: 'b', version: 2 });
    earlier.forget();
    assert.deepEqual(engine.noted, [
      'open earlier:file:///a.ts 1',
      'close earlier:file:///a.ts',
      'open earlier:file:///a.ts 2',
      'close earlier:file:///a.ts',
    ]);
    assert.equal(earlier.uri, undefined);
    assert.equal(engine.open.size, 0);
  });

  it('that is not there closes what was', async () => {
    await open();
    now = { kind: 'none', reason: 'notOnDisk' };
    assert.deepEqual(await open(), now);
    assert.equal(engine.open.size, 0);
    const nobody = new EarlierText(undefined);
    assert.deepEqual(await nobody.open('a', { earlier: 'saved' }, engine), {
      ...{ kind: 'none', reason: 'noFiles' },
    });
  });

  it('is not opened once nobody waits for it any more', async () => {
    const opened = open();
    earlier.forget();
    assert.deepEqual(await opened, { kind: 'none', reason: 'cancelled' });
    assert.deepEqual(engine.noted, []);
  });

  it('is opened anew in another engine', async () => {
    await open();
    const before = engine;
    engine = new NotedEngine();
    assert.deepEqual(await open(), { kind: 'text', text: 'a', version: 2 });
    assert.equal(engine.open.size, 1);
    assert.equal(before.open.size, 0);
  });

  it('answers nothing where it is not open, and finds out where the engine has lost it', async () => {
    assert.deepEqual(await earlier.values(asked), { kind: 'none', reason: 'unknownDocument' });
    await open();
    engine.open.clear();
    assert.deepEqual(await earlier.values(asked), { kind: 'none', reason: 'unknownDocument' });
    assert.equal(earlier.uri, undefined);
  });
});
