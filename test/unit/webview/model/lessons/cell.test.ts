import assert from 'node:assert/strict';
import fc from 'fast-check';

import { longestRun, type CellRun } from '../../../../../src/protocol/cell-lessons.ts';
import type { ModelSummary } from '../../../../../src/protocol/panel.ts';
import { PanelDocument } from '../../../../../src/webview/model/document.ts';
import {
  cellNeuron,
  cellPlace,
  crossing,
  cutAround,
  isWithin,
  lineAround,
  lowest,
  mostOf,
  runWindow,
  stepAt,
} from '../../../../../src/webview/model/lessons/cell.ts';
import { PanelModel } from '../../../../../src/webview/model/panel-model.ts';

function documentOf(text: string): PanelDocument {
  return new PanelDocument({
    uri: 'a',
    name: 'a.ts',
    version: 1,
    text,
    tabSize: 4,
    isParsed: true,
  });
}

/** One whose forget gate is so at each character from `from` on. */
function runOf(f: readonly number[], from = 0): CellRun {
  const all = Float32Array.from(f);
  const part = (): Float32Array =>
    Float32Array.from(f, (value) => (Number.isNaN(value) ? NaN : 0.25));
  return {
    ...{ kind: 'values', from, to: from + f.length, provisional: false },
    steps: {
      ...{ f: all, i: part(), g: part(), o: part() },
      ...{ before: part(), c: part(), tanhC: part(), h: part() },
    },
  };
}

describe('what the lesson about the cell is of', () => {
  it('is what is chosen, the best of the list where that is no neuron, and never nothing', () => {
    const model = new PanelModel(() => undefined);
    assert.deepEqual(cellNeuron(model), { layer: 0, unit: 0 });
    model.choose({ probe: 'column' });
    const best = { layer: 1, unit: 7, kind: 'found', rho: 1, auc: 1, heldOut: undefined } as const;
    model.ranking = { neurons: [best] } as unknown as NonNullable<PanelModel['ranking']>;
    assert.deepEqual(cellNeuron(model), { layer: 1, unit: 7 });
    model.choose({ layer: 2, unit: 4 });
    assert.deepEqual(cellNeuron(model), { layer: 2, unit: 4 });
    // One that the network has not is none.
    model.setNetwork({ foundLayers: 2, widths: [4, 8] } as unknown as ModelSummary);
    assert.deepEqual(cellNeuron(model), { layer: 1, unit: 7 });
  });

  it('is a character of the text, also where the cursor stands behind the last', () => {
    assert.equal(cellPlace({ cursor: 3 }, documentOf('abc')), 2);
    assert.equal(cellPlace({ cursor: 1 }, documentOf('abc')), 1);
    assert.equal(cellPlace({ cursor: 0 }, documentOf('')), 0);
  });

  it('is asked about in windows that hold it, with room on both sides', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
        const [at, length] = [Math.min(one, other), Math.max(one, other) + 1];
        const { from, to } = runWindow(at, length);
        assert.ok(from <= at && at < to && to <= length && to - from <= longestRun);
        assert.ok(from === 0 || at - from >= 512);
        assert.ok(to === length || to - at >= 512);
      }),
    );
  });

  it('is asked about in a small window first, where it was not read', () => {
    for (const read of [0, 2_047]) {
      const { from, to } = runWindow(800, 9_000, read);
      assert.ok(from <= 800 && 800 < to && to - from === longestRun / 4);
    }
    assert.deepEqual(runWindow(800, 9_000, 2_048), { from: 0, to: 2_048 });
  });

  it('is of a place that the text has, whatever came from outside', () => {
    const document = documentOf('abc');
    for (const at of [0, 2]) assert.ok(isWithin(document, at));
    for (const at of [-1, 3, 1.5, NaN, Infinity]) assert.ok(!isWithin(document, at), String(at));
    assert.ok(!isWithin(undefined, 0));
  });

  it('is known where it was read', () => {
    const run = runOf([0.5, NaN, 0.75], 10);
    assert.equal(stepAt(run, 10)?.f, 0.5);
    assert.equal(stepAt(run, 12)?.f, 0.75);
    for (const at of [9, 11, 13]) assert.equal(stepAt(run, at), undefined);
    assert.equal(stepAt(undefined, 10), undefined);
  });
});

describe('where a gate opens or shuts', () => {
  const run = runOf([0.9, 0.9, 0.1, 0.1, 0.5, NaN, 0.1, 0.9], 100);

  it('is the next place at which it is on the other side of a half', () => {
    assert.equal(crossing(run, 'f', 100, 1), 102);
    assert.equal(crossing(run, 'f', 102, 1), 104);
    // Nothing is known of 105: whether it shut there or later nobody can tell.
    assert.equal(crossing(run, 'f', 104, 1), 107);
    assert.equal(crossing(run, 'f', 107, 1), undefined);
    assert.equal(crossing(run, 'f', 107, -1), 104);
    assert.equal(crossing(run, 'f', 102, -1), undefined);
  });

  it('is found again on the way back', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (f) => {
        const own = runOf(f);
        const on: number[] = [];
        for (let at = crossing(own, 'f', 0, 1); at !== undefined; at = crossing(own, 'f', at, 1)) {
          on.push(at);
        }
        const back: number[] = [];
        for (let at = crossing(own, 'f', f.length, -1); at !== undefined;) {
          back.push(at);
          at = crossing(own, 'f', at, -1);
        }
        assert.deepEqual(back.reverse(), on);
      }),
    );
  });
});

describe('the line of a character', () => {
  const document = documentOf('ab\r\n\n   \n  cd\n');

  it('is without its end, and the nearest one that has something in it', () => {
    assert.deepEqual(lineAround(document, 1), { from: 0, to: 2 });
    assert.deepEqual(lineAround(document, 4), { from: 0, to: 2 });
    assert.deepEqual(lineAround(document, 6), { from: 9, to: 13 });
    assert.deepEqual(lineAround(documentOf('\n\n'), 1), { from: 0, to: 2 });
  });

  it('is cut around a place where it is too long', () => {
    fc.assert(
      fc.property(
        fc.nat(50),
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 1, max: 80 }),
        (from, length, place, most) => {
          const at = from + Math.min(place, Math.max(0, length - 1));
          const cut = cutAround({ from, to: from + length }, at, most);
          assert.equal(cut.to - cut.from, Math.min(length, most));
          assert.ok(cut.from >= from && cut.to <= from + length);
          if (length > 0) assert.ok(cut.from <= at && at < cut.to);
        },
      ),
    );
  });

  it('has a place where a gate is lowest, once all of it is known', () => {
    const run = runOf([0.9, 0.2, 0.1, 0.4, NaN], 5);
    assert.equal(lowest(run, 'f', { from: 5, to: 9 }), 7);
    assert.equal(lowest(run, 'f', { from: 5, to: 10 }), undefined);
    assert.equal(lowest(run, 'f', { from: 4, to: 8 }), undefined);
    assert.equal(lowest(run, 'f', { from: 6, to: 6 }), undefined);
    assert.equal(lowest(undefined, 'f', { from: 5, to: 9 }), undefined);
  });

  it('has a conveyor as wide as the greatest c, which is 1 at least', () => {
    assert.equal(mostOf(undefined), 1);
    assert.equal(mostOf(runOf([NaN, 1])), 1);
    const run = runOf([1, 1]);
    run.steps.c[1] = -7;
    assert.equal(mostOf(run), 7);
  });
});
