import assert from 'node:assert/strict';
import fc from 'fast-check';

import {
  bandWidth,
  cellGeometry,
  GATES,
  sumOf,
} from '../../../../../src/webview/model/lessons/cell-geometry.ts';

describe('the drawing of a cell', () => {
  it('has room for each of its parts at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (available) => {
        const { gates, gate, left, right, tail, up, sum, width, x } = cellGeometry(available);
        assert.ok(width >= available && left > 0 && right < width);
        const half = gate.width / 2;
        let free = left;
        for (const name of GATES) {
          assert.ok(gates[name] - half >= free, `${name} at ${available}`);
          free = gates[name] + half + 4;
        }
        // Between the last gate, the product that reads c, and the way up are wires to be seen.
        assert.ok(tail - 10 - (gates.o + half) >= 8);
        assert.ok(up - (tail + 10) >= 8 && right - up >= 8);
        assert.ok(gates.i < sum && sum < gates.g && x > left && x < gates.f - half + 24);
        // Three digits and a sign beside the wire fit before the next one.
        assert.ok(gates.i - gates.f > 48, `pitch at ${available}`);
      }),
    );
  });

  it('has a conveyor that is wider the more it carries, and never too wide', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (one, other, most) => {
          const [a, b] = [bandWidth(one, most), bandWidth(other, most)];
          assert.ok(a >= 2 && a <= 20);
          if (Math.abs(one) <= Math.abs(other)) assert.ok(a <= b);
        },
      ),
    );
  });

  it('has the place on each curve that belongs to a value', () => {
    assert.equal(sumOf('f', 0.5), 0);
    assert.equal(sumOf('g', 0), 0);
    assert.ok(Math.abs(6 * sumOf('f', 1 / (1 + Math.exp(-2))) - 2) < 1e-9);
    assert.ok(Math.abs(3 * sumOf('g', Math.tanh(1)) - 1) < 1e-9);
    for (const end of [0, 1]) assert.equal(Math.abs(sumOf('o', end)), 1);
    for (const end of [-1, 1]) assert.equal(sumOf('g', end), end);
  });
});
