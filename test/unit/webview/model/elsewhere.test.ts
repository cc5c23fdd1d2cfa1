import assert from 'node:assert/strict';

import type { AlikePlaces } from '../../../../src/protocol/elsewhere.ts';
import type { PanelRequestKind } from '../../../../src/protocol/panel.ts';
import { PanelFailure, type Ask } from '../../../../src/webview/model/channel.ts';
import { Elsewhere } from '../../../../src/webview/model/elsewhere.ts';

interface Asked {
  readonly kind: PanelRequestKind;
  readonly params: { readonly file?: number };
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const BY = [{ layer: 0, unit: 3, inside: 0.5, outside: -0.1 }];
const answered = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const files = (...names: string[]) => ({
  kind: 'files',
  files: names.map((name, at) => ({ file: at + 1, name })),
  left: 0,
});
const places = (read: number, readable = 4_000): AlikePlaces => ({
  ...{ kind: 'places', places: [], read, readable, length: readable },
});

describe('Asking for places in other files', () => {
  let asked: Asked[];
  let isShown: boolean;
  let elsewhere: Elsewhere;

  beforeEach(() => {
    asked = [];
    isShown = true;
    const ask = (kind: PanelRequestKind, params: Asked['params']) =>
      new Promise((resolve, reject) => asked.push({ kind, params, resolve, reject }));
    elsewhere = new Elsewhere(
      ask as unknown as Ask,
      () => isShown,
      () => undefined,
    );
  });

  async function answer(what: unknown): Promise<void> {
    asked.at(-1)!.resolve(what);
    await answered();
  }

  const last = () => [asked.at(-1)!.kind, asked.at(-1)!.params.file];
  const reads = () => elsewhere.found?.files.map(({ name, found }) => [name, found?.read]);

  it('goes through the files, each to its end', async () => {
    elsewhere.want('one', BY);
    await answer(files('a.ts', 'b.ts'));
    assert.deepEqual(last(), ['alikeIn', 1]);
    await answer(places(2_000));
    assert.deepEqual(
      [last(), reads()],
      [
        ['alikeIn', 1],
        [
          ['a.ts', 2_000],
          ['b.ts', undefined],
        ],
      ],
    );
    await answer(places(4_000));
    assert.deepEqual(last(), ['alikeIn', 2]);
    await answer(places(4_000));
    assert.deepEqual(
      [asked.length, reads()],
      [
        4,
        [
          ['a.ts', 4_000],
          ['b.ts', 4_000],
        ],
      ],
    );
    elsewhere.want('one', BY);
    await answered();
    assert.equal(asked.length, 4, 'what is known is not asked again');
  });

  it('stops for another question, whose answer alone counts', async () => {
    elsewhere.want('one', BY);
    await answer(files('a.ts', 'b.ts'));
    elsewhere.want('two', BY);
    assert.equal(elsewhere.found, undefined);
    elsewhere.want('three', BY);
    assert.equal(asked.length, 2, 'one at a time');
    await answer(places(4_000));
    assert.deepEqual([asked.length, last()[0], elsewhere.found], [3, 'otherFiles', undefined]);
    await answer(files('c.ts'));
    assert.deepEqual(reads(), [['c.ts', undefined]]);
  });

  it('stops where nothing is wanted, and while nobody looks', async () => {
    elsewhere.want('one', BY);
    await answer(files('a.ts'));
    elsewhere.want('one', undefined);
    await answer(places(2_000));
    assert.deepEqual([asked.length, elsewhere.found], [2, undefined]);
    elsewhere.want('one', BY);
    await answer(files('a.ts'));
    isShown = false;
    await answer(places(2_000));
    assert.equal(asked.length, 4);
    isShown = true;
    elsewhere.want('one', BY);
    assert.equal(last()[0], 'otherFiles');
  });

  it('begins a file anew that has changed, and leaves out one that was closed', async () => {
    elsewhere.want('one', BY);
    await answer(files('a.ts', 'b.ts'));
    await answer({ kind: 'none', reason: 'outdated' });
    assert.deepEqual(last(), ['alikeIn', 1]);
    await answer({ kind: 'none', reason: 'unknownDocument' });
    assert.deepEqual([last(), reads()], [['alikeIn', 2], [['b.ts', undefined]]]);
  });

  it('asks again when there is an engine again', async () => {
    elsewhere.want('one', BY);
    asked[0]!.reject(new PanelFailure('closed'));
    await answered();
    elsewhere.want('one', BY);
    assert.equal(asked.length, 2);
  });
});
