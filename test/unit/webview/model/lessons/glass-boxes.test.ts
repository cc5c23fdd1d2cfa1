import assert from 'node:assert/strict';
import fc from 'fast-check';
import { f1Of, glassLabels, judges } from '../../../../../src/core/certify/glass/boxes.ts';
import {
  heldOutOf,
  nextStretch,
  runsOf,
  sharesOf,
  shownLines,
  strongest,
  studyOf,
  windowsFrom,
  worstOf,
} from '../../../../../src/webview/model/lessons/glass-boxes.ts';
import { anyText } from '../../../support/texts.ts';

describe('the lesson of the glass boxes', () => {
  it('shows the lines around the cursor', () => {
    const text = 'one\ntwo\r\nthree\nfour\nfive\nsix\n';
    const shown = (cursor: number) => shownLines(text, cursor).map((line) => line.text);
    assert.deepEqual(shown(11), ['one', 'two', 'three', 'four', 'five']);
    assert.deepEqual(shown(0), ['one', 'two', 'three']);
    assert.deepEqual(shown(3), ['one', 'two', 'three'], 'at the end of the first line');
    assert.deepEqual(shown(text.length), ['five', 'six', '']);
    assert.deepEqual(shownLines('', 0), [{ from: 0, text: '' }]);
  });

  it('shows of a long line the part with the cursor, and the text as it is', () => {
    fc.assert(
      fc.property(anyText(300), fc.nat(), (text, place) => {
        const cursor = place % (text.length + 1);
        const lines = shownLines(text, cursor);
        assert.ok(lines.length >= 1 && lines.length <= 5);
        for (const line of lines) {
          assert.ok(line.text.length <= 160);
          assert.equal(text.slice(line.from, line.from + line.text.length), line.text);
        }
        const end = (line: { from: number; text: string }) => line.from + line.text.length;
        // Behind a CR there is nothing to see of a line.
        const isHidden = text[cursor - 1] === '\r';
        assert.ok(isHidden || lines.some((line) => cursor >= line.from && cursor <= end(line)));
      }),
    );
  });

  it('tells right answers from wrong ones', () => {
    const truth = Int8Array.from([0, 0, 1, 1, 1, 0, 0]);
    const says = Int8Array.from([0, 1, 1, 1, 0, 0, -1]);
    assert.deepEqual(runsOf(truth, says, 0, 7), [
      { from: 1, length: 1, mark: 'false' },
      { from: 2, length: 2, mark: 'yes' },
      { from: 4, length: 1, mark: 'missed' },
    ]);
    assert.deepEqual(
      runsOf(truth, says, 3, 2).map(({ mark }) => mark),
      ['yes', 'missed'],
    );
    assert.deepEqual(runsOf(truth, truth, 0, 7), [{ from: 2, length: 3, mark: 'yes' }]);
  });

  it('finds the next place, and none where there is none', () => {
    const none = new Int8Array(6);
    const says = { tree: none, bayes: none, found: none.map(() => -1), taught: none };
    const answer = { from: 10, truth: Int8Array.from([1, 1, 0, 0, 1, 1]), says };
    const isSo = (so: boolean): boolean => so;
    const isWrong = (_: boolean, wrong: boolean): boolean => wrong;
    assert.equal(nextStretch(answer, isSo), 14);
    assert.equal(nextStretch({ ...answer, from: 0, truth: Int8Array.from([1, 1, 0]) }, isSo), 0);
    assert.equal(nextStretch({ ...answer, truth: Int8Array.from([1, 1, 0]) }, isSo), undefined);
    assert.equal(nextStretch(answer, isWrong), 14, 'three say no');
    const truth = none;
    const tree = Int8Array.from([0, 0, 0, 1, 0, 0]);
    assert.equal(nextStretch({ from: 10, truth, says: { ...says, tree } }, isWrong), 13);
    assert.equal(nextStretch({ from: 10, truth, says }, isWrong), undefined, 'nobody knows of one');
  });

  it('looks for the next stretch through all of the text, and meets each beginning with what is before it', () => {
    assert.deepEqual(windowsFrom(0, 0, 10), []);
    assert.deepEqual(windowsFrom(5, 12, 5), [
      { from: 5, to: 10 },
      { from: 9, to: 12 },
      { from: 0, to: 5 },
      { from: 4, to: 9 },
    ]);
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 2, max: 9 }), (one, other, size) => {
        const [cursor, length] = [Math.min(one, other), Math.max(one, other)];
        const windows = windowsFrom(cursor, length, size);
        const isSeen = (at: number): boolean =>
          windows.some(({ from, to }) => at > from && at < to);
        for (let at = 1; at < length; at++) assert.ok(isSeen(at) || at === cursor, String(at));
        assert.ok(windows.every(({ from, to }) => from < to && to <= length));
      }),
    );
  });

  it('puts the strongest first, and adds up the rest', () => {
    const spoken = [0.5, -2, 3, 0, -0.1, 1].map((odds, value) => ({ of: 'back 0', value, odds }));
    const { speaksFor, against, rest } = strongest(spoken, 2);
    assert.deepEqual(
      speaksFor.map(({ odds }) => odds),
      [3, 1],
    );
    assert.deepEqual(
      against.map(({ odds }) => odds),
      [-2, -0.1],
    );
    assert.deepEqual(rest, { count: 2, odds: 0.5 });
  });

  it('says nothing of what nobody counted', () => {
    assert.deepEqual(sharesOf({ hits: 3, missed: 1, false: 1, quiet: 9 }), {
      found: 75,
      right: 75,
    });
    assert.deepEqual(sharesOf({ hits: 0, missed: 0, false: 0, quiet: 9 }), {
      found: undefined,
      right: undefined,
    });
    assert.equal(f1Of({ hits: 3, missed: 1, false: 1, quiet: 9 }), 0.75);
    assert.equal(f1Of({ hits: 0, missed: 4, false: 0, quiet: 9 }), 0);
  });

  it('names who does worst on unseen code: of comments, the neuron that was found', () => {
    for (const language of ['c', 'py', 'ts'] as const) {
      assert.equal(worstOf(language, 'inComment'), 'found');
      for (const label of glassLabels) {
        const scores = heldOutOf(studyOf(language, label)!);
        const known = judges.flatMap((judge) => scores[judge] ?? []);
        assert.equal(scores[worstOf(language, label)!], Math.min(...known));
        assert.equal(
          scores.taught,
          Math.max(...known),
          'the one that was told does best everywhere',
        );
      }
    }
    // In Python, the depth of blocks is the indentation: no neuron was asked about it.
    assert.equal(heldOutOf(studyOf('py', 'loopDepth')!).found, null);
  });
});
