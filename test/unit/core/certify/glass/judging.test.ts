import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { GlassBox } from '../../../../../src/core/certify/glass/boxes.ts';
import {
  bayesOdds,
  glassPath,
  spokenIn,
  treeSays,
} from '../../../../../src/core/certify/glass/answers.ts';
import { characterNames, numberNames } from '../../../../../src/core/certify/glass/features.ts';
import {
  foundSays,
  judge,
  seenAt,
  tallies,
  taughtSays,
  type JudgedText,
} from '../../../../../src/core/certify/glass/judging.ts';
import { DocumentLabels } from '../../../../../src/core/inspect/document-labels.ts';
import { TextBuffer } from '../../../../../src/core/text/buffer.ts';
import { anyText } from '../../../support/texts.ts';
import { glassBox } from '../../../support/glass.ts';

function judgedOf(text: string): JudgedText {
  const buffer = new TextBuffer(text);
  return { text: buffer, labels: new DocumentLabels(buffer, 'ts') };
}

function rowsOf(text: string, box: GlassBox, from: number, to: number): string[] {
  const rows: string[] = [];
  const take: Parameters<typeof judge>[4] = (at, isSo, answers, isOwn) => {
    rows.push(JSON.stringify([at, isSo, answers, isOwn]));
  };
  Array.from(judge(judgedOf(text), box, {}, [from, to], take));
  return rows;
}

describe('judge', () => {
  it('says the same wherever it begins', () => {
    const long = fc.array(anyText(60), { maxLength: 12 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(), (text, a, b) => {
        const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort(
          (x, y) => x - y,
        );
        const whole = rowsOf(text, glassBox, 0, text.length);
        // What begins with the second half of a pair is told from its first.
        const cut = rowsOf(text, glassBox, from, to);
        assert.deepEqual(cut.slice(1), whole.slice(from + 1, to));
      }),
      { numRuns: 200 },
    );
  });

  it('knows how a long line began', () => {
    const text = `\n// ${'x'.repeat(900)}`;
    assert.deepEqual(rowsOf(text, glassBox, 700, 702), rowsOf(text, glassBox, 0, 702).slice(700));
    assert.match(rowsOf(text, glassBox, 700, 701)[0]!, /"tree":true/);
  });

  it('follows the tree and adds up what speaks', () => {
    const judged = judgedOf('f(a) // b');
    Array.from(judged.labels.scanTo(9));
    const at = (offset: number) => seenAt(judged, offset);
    assert.deepEqual(glassPath(glassBox.tree, at(8)), [0, 1]);
    assert.deepEqual(glassPath(glassBox.tree, at(1)), [0, 2, 3]);
    assert.deepEqual(glassPath(glassBox.tree, at(2)), [0, 2, 4]);
    assert.deepEqual(
      [8, 1, 2].map((offset) => treeSays(glassBox.tree, at(offset))),
      [true, true, false],
    );
    const spoken = spokenIn(glassBox.bayes, at(1));
    assert.deepEqual(
      spoken.map(({ of, value }) => [of, value]),
      [
        ['back 0', 40],
        ['count //', 0],
      ],
    );
    const sum = spoken.reduce((total, { odds }) => total + odds, glassBox.bayes.bias);
    assert.ok(Math.abs(bayesOdds(glassBox.bayes, at(1)) - sum) < 1e-12);
    assert.ok(bayesOdds(glassBox.bayes, at(8)) > 0 && sum < 0);
  });

  it('tells what is given by hand', () => {
    const text = 'if (x) {\n\tfor (const y of "a//") y; // z\r\nelse';
    const judged = judgedOf(text);
    Array.from(judged.labels.scanTo(text.length));
    const given = (offset: number, ...names: string[]) => {
      const seen = seenAt(judged, offset);
      return names.map((name) =>
        numberNames.includes(name)
          ? seen.number(numberNames.indexOf(name))
          : String.fromCharCode(seen.character(characterNames.indexOf(name))),
      );
    };
    assert.deepEqual(given(2, 'word if', 'column', 'since ('), [0, 3, 255]);
    assert.deepEqual(given(3, 'word if', 'open ()', 'since ('), [1, 1, 0]);
    assert.deepEqual(given(9, 'indentation', 'open ()', 'column'), [4, 0, 1]);
    const inString = text.indexOf('//') + 1;
    assert.deepEqual(given(inString, 'count "', 'count //', 'open ()', 'first'), [1, 1, 1, 'f']);
    const lineEnd = text.indexOf('\r');
    assert.deepEqual(given(lineEnd, 'column', 'count //', 'back 0', 'first'), [0, 0, '\n', '\0']);
    assert.deepEqual(given(lineEnd + 1, 'back 0', 'back 1'), ['\n', 'z'], 'one character');
    // A word counts from the character after it.
    assert.deepEqual(given(text.length - 1, 'word else', 'first', 'back 3'), [255, 'e', 'e']);
    assert.equal(characterNames.length, 17);
  });

  it('counts what each gets right, and nothing of what nobody knows', () => {
    const text = '// a\nf(😀);';
    const judged = judgedOf(text);
    const values = Float32Array.from({ length: text.length }, (_, k) =>
      k < 4 ? 1 : k === 5 ? NaN : -1,
    );
    const found = {
      values,
      from: 0,
      says: foundSays({ ...glassBox.found!, turned: false, threshold: 0 }),
    };
    const counting = tallies(judged, glassBox, { found }, [0, text.length]);
    let step = counting.next();
    while (step.done !== true) step = counting.next();
    const { tree, found: own, taught } = step.value;
    // The pair is one character; the first slash is no comment yet.
    assert.equal(tree.hits + tree.missed + tree.false + tree.quiet, text.length - 1);
    assert.deepEqual(own, { hits: 3, missed: 0, false: 1, quiet: text.length - 1 - 4 - 1 });
    assert.deepEqual(taught, { hits: 0, missed: 0, false: 0, quiet: 0 });
  });

  it('takes a neuron that counts for a yes from one on', () => {
    const told = {
      neuron: { layer: 2, unit: 0 },
      label: 'loopDepth',
      zero: -0.9,
      step: 0.6,
      most: 3,
    } as const;
    assert.deepEqual([-0.9, -0.7, -0.5, 0.9].map(taughtSays(told)), [false, false, true, true]);
  });

  it('reads a neuron that is low where it is so', () => {
    const says = foundSays({ ...glassBox.found!, turned: true, threshold: 2 });
    assert.deepEqual([-3, -2, 0, 3].map(says), [true, false, false, false]);
  });
});
