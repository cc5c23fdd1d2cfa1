import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  candidateInputs,
  candidatesOf,
  type NameCandidate,
} from '../../../../src/core/names/name-candidates.ts';
import { NameUses } from '../../../../src/core/names/name-uses.ts';
import { lastWord, placeAfter } from '../../../../src/core/names/place.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';

/** Names for the word at ‸, the nearest first. */
function candidates(text: string): NameCandidate[] {
  const at = text.indexOf('‸');
  const buffer = new TextBuffer(text.replace('‸', ''));
  const { left, typed } = lastWord(text.slice(0, at));
  return candidatesOf(new NameUses(buffer, left.length, at), typed, placeAfter(left));
}

const names = (text: string): string[] => candidates(text).map(({ name }) => name);

/** One of the inputs that speak for a name, of each. */
function spoken(
  input: (typeof candidateInputs)[number],
  text: string,
): Readonly<Record<string, number>> {
  const at = candidateInputs.indexOf(input);
  return Object.fromEntries(candidates(text).map(({ name, inputs }) => [name, inputs[at]!]));
}

describe('Names around a cursor', () => {
  it('has the nearest name first, on both sides of the cursor', () => {
    assert.deepEqual(
      names(
        'count = country = 1\nx + cou‸ + y\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ncousin',
      ),
      ['country', 'count', 'cousin'],
    );
  });

  it('tell how near they are, and how often they are used', () => {
    const text = 'total total total time\nt‸';
    assert.deepEqual(spoken('nearer', text), { time: 0, total: Math.log(2) });
    assert.deepEqual(spoken('distance', text), { time: Math.log(6), total: Math.log(12) });
    assert.deepEqual(spoken('uses', text), { time: 0, total: Math.log(3) });
  });

  it('tell what came after the same character, as what is defined in a class after a dot', () => {
    assert.deepEqual(spoken('sameAfter', 'box.width; weight;\nbox.w‸'), { width: 1, weight: 0 });
    const defined = 'def total(self):\n  pass\ntax = 1\nself.t‸';
    assert.deepEqual(spoken('sameAfter', defined), { total: 1, tax: 0 });
  });

  it('tell what came after the same name', () => {
    assert.deepEqual(spoken('samePrevious', 'a.b.size; c.sum\na.b.s‸'), { size: 1, sum: 0 });
  });

  it('tell what is called with the word as an argument', () => {
    const called = 'lines = []; line = 1\nlines.append(lin‸';
    assert.deepEqual(spoken('isCalled', called), { lines: 1, line: 0 });
    assert.deepEqual(spoken('isCalled', 'a.add(b.get(c), [1], a‸'), { a: 1, add: 1 });
    for (const text of ['lines.append(1); lin‸', 'lines.append([lin‸', 'lines[lin‸', 'lin‸']) {
      const [isCalled] = Object.values(spoken('isCalled', `lines\n${text}`));
      assert.equal(isCalled, 0, text);
    }
  });

  it('tell what is declared', () => {
    const text = 'const alpha; alto == 1; also = 2; altar: Text; alley => 1; f(alone)\nal‸';
    assert.deepEqual(spoken('isDeclared', text), {
      ...{ alpha: 1, also: 1, altar: 1 },
      ...{ alto: 0, alley: 0, alone: 0 },
    });
  });

  it('are in scope as far as no line between is indented less', () => {
    const above =
      'def one():\n    part = 1\n\ndef two(page):\n    if page:\n        pace = 1\n    return pa‸';
    const [first, second, third] = [Math.log(1), Math.log(2), Math.log(3)];
    // What is in scope has its rank there, all others come after those in scope that are nearer.
    assert.deepEqual(spoken('scope', above), { page: first, pace: second, part: third });
    const below = 'for x in pa‸:\n\tpace()\nif y:\n\tpart()\n\npath()\n';
    assert.deepEqual(spoken('scope', below), { pace: first, path: second, part: third });
    const outdented = 'if a:\n        pair = 1\n\n    p‸ + pan';
    assert.deepEqual(spoken('scope', outdented), { pan: first, pair: third });
  });

  it('knows no keyword, no number and not the word that is being written', () => {
    assert.deepEqual(names('return rate 1rx\nr‸ate2'), ['rx', 'rate']);
  });

  it('knows no part of a secret', () => {
    assert.deepEqual(names('password = "hunter2horse99"\nhun‸'), []);
    assert.deepEqual(names('pick = "hunter2horse99"\nhun‸'), ['hunter2horse99']);
  });

  it('is of the text alone, however far the cursor is down', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('alpha', 'beta.', '(', '\n', ' ')),
        (a, b) => {
          const text = `${a}\n${b.join('')} al`;
          const buffer = new TextBuffer(text);
          const typed = new TextBuffer('');
          for (const [at, unit] of [...Array(text.length).keys()].map(
            (i) => [i, text[i]!] as const,
          )) {
            typed.apply({ offset: at, removed: 0, inserted: unit });
          }
          const place = placeAfter(text.slice(0, -2));
          const found = [buffer, typed].map((one) =>
            candidatesOf(new NameUses(one, text.length - 2, text.length), 'al', place),
          );
          assert.deepEqual(found[0], found[1]);
        },
      ),
    );
  });
});
