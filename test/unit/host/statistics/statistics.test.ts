import assert from 'node:assert/strict';
import type { Memento, TextDocument, TextDocumentChangeEvent } from 'vscode';
import { Statistics } from '../../../../src/host/statistics/statistics.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const document = {
  languageId: 'python',
  uri: { toString: () => 'file:///a.py' },
} as unknown as TextDocument;

function key(text: string): TextDocumentChangeEvent {
  const contentChanges = [{ rangeOffset: 0, rangeLength: 0, text }];
  return { document, contentChanges } as unknown as TextDocumentChangeEvent;
}

describe('statistics', () => {
  let kept: unknown;
  let keeps: boolean;
  let clock: ManualClock;
  let warned: string[];
  let refusal: Error | undefined;

  beforeEach(() => {
    [kept, keeps, warned, refusal] = [undefined, true, [], undefined];
    clock = new ManualClock();
  });

  function open(counts = true): Statistics {
    const state = {
      get: () => kept,
      update: (_: string, value: unknown) => {
        if (refusal !== undefined) return Promise.reject(refusal);
        kept = structuredClone(value);
        return Promise.resolve();
      },
    };
    return new Statistics({
      ...{ state: state as unknown as Memento, clock, keeps: () => keeps },
      ...{ counts: () => counts, warn: (message) => warned.push(message) },
    });
  }

  const written = (one: Statistics): number | undefined => one.usage.languages[0]?.written;

  it('are kept from one window to the next where that is wanted', () => {
    const first = open();
    first.change(key('a'), undefined);
    first.change(key('b'), undefined);
    assert.equal(kept, undefined, 'not at every key');
    clock.pass(10_000);
    assert.equal(written(open()), 2);
    first.change(key('c'), undefined);
    first.dispose();
    assert.equal(written(open()), 3);
    clock.pass(10_000);
    assert.equal(written(open()), 3);
  });

  it('leave nothing behind where it is not', () => {
    keeps = false;
    const first = open();
    first.change(key('a'), undefined);
    clock.pass(10_000);
    first.dispose();
    assert.equal(kept, undefined);
    keeps = true;
    const second = open();
    second.change(key('a'), undefined);
    second.settingsChanged();
    assert.notEqual(kept, undefined);
    keeps = false;
    second.settingsChanged();
    assert.equal(kept, undefined, 'also what was kept before');
  });

  it('begin anew when they are reset', () => {
    const first = open();
    first.change(key('a'), undefined);
    clock.pass(10_000);
    first.reset();
    assert.deepEqual([first.usage.languages, kept], [[], undefined]);
  });

  it('do not count where completion has no business', () => {
    const first = open(false);
    first.change(key('a'), undefined);
    assert.deepEqual(first.usage.languages, []);
  });

  it('begin anew where what was kept is broken', () => {
    for (const broken of [1, 'x', [{ languageId: 'python' }], [{ written: -1 }], { length: 9 }]) {
      kept = broken;
      assert.deepEqual(open().usage.languages, []);
    }
  });

  it('go on counting where they cannot be written, and say so in the log', async () => {
    refusal = new Error('no room');
    const first = open();
    first.change(key('a'), undefined);
    clock.pass(10_000);
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual([written(first), warned.length], [1, 1]);
  });
});
