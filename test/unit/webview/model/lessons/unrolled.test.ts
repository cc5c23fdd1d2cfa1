import assert from 'node:assert/strict';
import fc from 'fast-check';

import type { CellRun, EchoValues } from '../../../../../src/protocol/cell-lessons.ts';
import {
  bracketAround,
  broughtBack,
  feltFor,
  keptSince,
  pathFrom,
  proposedChange,
} from '../../../../../src/webview/model/lessons/unrolled.ts';

function runOf(f: readonly number[], from = 0): CellRun {
  const none = new Float32Array(f.length);
  return {
    ...{ kind: 'values', from, to: from + f.length, provisional: false },
    steps: {
      ...{ f: Float32Array.from(f), i: none, g: none, o: none },
      ...{ before: none, c: none, tanhC: none, h: none },
    },
  };
}

/** How deep brackets are after each character, as the scanner tells it. */
function depthsOf(text: string, from = 0) {
  let depth = 0;
  const values = Int16Array.from(text, (one) => {
    if ('([{'.includes(one)) depth += 1;
    if (')]}'.includes(one)) depth -= 1;
    return depth;
  });
  return { from, values: { bracketDepth: values } };
}

describe('what is left along the chain', () => {
  it('is the product of the forget gates after the first character', () => {
    const run = runOf([0.1, 0.5, 0.5, 0.25], 10);
    assert.deepEqual([...keptSince(run, 10, 14)!], [1, 0.5, 0.25, 0.0625]);
    assert.deepEqual([...keptSince(run, 12, 14)!], [1, 0.25]);
    assert.deepEqual([...broughtBack(run, 10, 14)!], [0.0625, 0.125, 0.25, 1]);
  });

  it('is not known outside of what was asked, or where something was not read', () => {
    const run = runOf([1, NaN, 1], 5);
    for (const [from, to] of [
      [5, 8],
      [4, 6],
      [6, 7],
      [7, 9],
      [7, 7],
    ] as const) {
      assert.equal(keptSince(run, from, to), undefined, `${from} to ${to}`);
    }
    assert.equal(broughtBack(run, 5, 8), undefined);
    assert.deepEqual([...keptSince(run, 7, 8)!], [1]);
  });

  it('is as much from the first to the last as from the last to the first', () => {
    const gate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(gate, { minLength: 1, maxLength: 40 }), (f) => {
        const run = runOf(f);
        const forth = keptSince(run, 0, f.length)!;
        const back = broughtBack(run, 0, f.length)!;
        assert.ok(Math.abs(forth.at(-1)! - back[0]!) < 1e-9);
        assert.ok(forth.every((left, k) => k === 0 || left <= forth[k - 1]!));
      }),
    );
  });
});

describe('the bracket that is open at a place', () => {
  const text = ' f(a[1], {b: (2)}) + g(';
  const around = (at: number): number | undefined => bracketAround(depthsOf(text, 100), 100 + at);

  it('is the innermost one', () => {
    assert.equal(around(text.indexOf('a')), 102);
    assert.equal(around(text.indexOf('1')), 100 + text.indexOf('['));
    assert.equal(around(text.indexOf(', {')), 102);
    assert.equal(around(text.indexOf('2')), 100 + text.indexOf('(2'));
    assert.equal(around(text.indexOf('b')), 100 + text.indexOf('{'));
    assert.equal(around(text.indexOf('[')), 100 + text.indexOf('['), 'at itself, it is open');
  });

  it('is the last one before where none is open, and none where none was', () => {
    assert.equal(around(text.indexOf(' + g')), 100 + text.indexOf('(2'));
    assert.equal(around(0), undefined);
    assert.equal(bracketAround({ from: 0, values: {} }, 5), undefined);
    assert.equal(bracketAround(depthsOf(text, 100), 3), undefined);
  });

  it('is the last that a stack would hold, in any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('(', ')', 'x'), { maxLength: 40 }), (signs) => {
        const open: number[] = [];
        let whole = ' ';
        // A closing one without its partner is none.
        for (const one of signs) {
          if (one === ')' && open.length === 0) continue;
          if (one === '(') open.push(whole.length);
          if (one === ')') open.pop();
          whole += one;
        }
        if (open.length === 0) return;
        assert.equal(bracketAround(depthsOf(whole), whole.length - 1), open.at(-1));
      }),
    );
  });

  it('begins a path to where it is closed', () => {
    const path = (at: number) => pathFrom(depthsOf(text), at, text.length);
    assert.deepEqual(path(2), { from: 2, last: text.indexOf(') +'), kind: 'closed' });
    const second = text.indexOf('{');
    assert.deepEqual(path(second), { from: second, last: text.indexOf('})'), kind: 'closed' });
    const last = text.length - 1;
    assert.deepEqual(path(last), { from: last, last, kind: 'open' });
    assert.deepEqual(path(1), { from: 1, last, kind: 'plain' });
    assert.deepEqual(pathFrom({ from: 0, values: {} }, 3, 500), {
      from: 3,
      last: 63,
      kind: 'plain',
    });
  });
});

describe('a change', () => {
  const echo = (...bits: number[]): EchoValues => {
    const none = new Float32Array(bits.length);
    const all = { bits: Float32Array.from(bits), rms: [], h: none, changedH: none };
    return { kind: 'values', at: 0, removed: 1, provisional: false, echo: all };
  };

  it('is felt up to the last character whose prediction is another', () => {
    assert.equal(feltFor(echo(3, 0.01, 0.2, 0.05, 0)), 3);
    assert.equal(feltFor(echo(0.01, 0.02)), 0);
    assert.equal(feltFor(echo(5, 5)), 2);
    assert.equal(feltFor({ ...echo(), echo: undefined }), undefined);
  });

  it('is another character, or none for a bracket', () => {
    for (const one of '()[]{}') assert.equal(proposedChange(one), '');
    for (const one of ['a', 'x', ' ', '\n', '']) {
      assert.ok(proposedChange(one).length === 1 && proposedChange(one) !== one);
    }
  });
});
