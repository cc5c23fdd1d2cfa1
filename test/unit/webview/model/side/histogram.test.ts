import assert from 'node:assert/strict';

import fc from 'fast-check';

import { labelNames } from '../../../../../src/core/labels/labels.ts';
import { classesOf, histogramOf } from '../../../../../src/webview/model/side/histogram.ts';

const scale = { least: -1, greatest: 1, bins: 4 };

describe('a histogram of values', () => {
  it('counts each known character once, in the bin and the group that it belongs to', () => {
    const values = [-1, -0.6, 0, 0.49, 1, 3, Number.NaN];
    const { edges, groups } = histogramOf(
      values,
      [0, 1, 0, 0, 1, 0, 0],
      classesOf('inString'),
      scale,
    );
    assert.deepEqual(edges, [-1, -0.5, 0, 0.5, 1]);
    assert.deepEqual(
      groups.map(({ counts }) => counts),
      [
        [1, 0, 2, 1],
        [1, 0, 0, 1],
      ],
    );
    assert.deepEqual(
      groups.map(({ characters }) => characters),
      [4, 2],
    );
    const [no] = groups;
    assert.ok(Math.abs(no!.mean - (-1 + 0.49 + 3) / 4) < 1e-9);
    assert.ok(no!.deviation > 1);
  });

  it('has a group for every value of a label, and one at most for each', () => {
    for (const label of labelNames) {
      const classes = classesOf(label);
      assert.ok(classes.length <= 5, label);
      for (let value = 0; value < 200; value++) {
        const own = classes.filter(({ least, most }) => value >= least && value <= most);
        const isFlag = classes.length === 2;
        assert.equal(own.length, isFlag && value > 1 ? 0 : 1, `${label} ${value}`);
      }
    }
  });

  it('loses no character, whatever its value', () => {
    const characters = fc.array(fc.tuple(fc.double({ noNaN: true }), fc.nat({ max: 300 })));
    fc.assert(
      fc.property(characters, (all) => {
        const [values, labels] = [all.map(([value]) => value), all.map(([, label]) => label)];
        const { groups } = histogramOf(values, labels, classesOf('roundDepth'), scale);
        const counted = groups.flatMap(({ counts }) => counts).reduce((a, b) => a + b, 0);
        assert.equal(counted, all.length);
      }),
    );
  });

  it('of nothing has no mean', () => {
    const { groups } = histogramOf([], [], classesOf('inComment'), scale);
    assert.ok(groups.every((one) => one.characters === 0 && Number.isNaN(one.mean)));
  });
});
