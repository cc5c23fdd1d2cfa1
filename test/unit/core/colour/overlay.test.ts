import assert from 'node:assert/strict';

import { colouredRanges, overlay, STRENGTHS } from '../../../../src/core/colour/overlay.ts';
import { SCHEMES } from '../../../../src/core/colour/schemes.ts';

describe('the colours behind the code of an editor', () => {
  it('lie behind whole runs, each once, and not where nothing is known or nothing happens', () => {
    const places = [1, 1, Number.NaN, 0, -1, 0.5, 9];
    const ranges = colouredRanges('abcdefg', { from: 1, to: 7 }, (at) => places[at]!);
    assert.deepEqual(
      [...ranges].sort(([one], [other]) => one - other),
      [
        [-8, [{ from: 4, to: 5 }]],
        [4, [{ from: 5, to: 6 }]],
        [
          8,
          [
            { from: 1, to: 2 },
            { from: 6, to: 7 },
          ],
        ],
      ],
    );
  });

  it('let the background through, the less the stronger, and tell the two ends apart', () => {
    for (const scheme of SCHEMES) {
      for (const kind of ['dark', 'light'] as const) {
        const alpha = (strength: number): number =>
          Number(/, ([\d.]+)\)$/.exec(overlay(scheme, strength, kind))?.[1]);
        for (let strength = 2; strength <= STRENGTHS; strength++) {
          assert.ok(alpha(strength) > alpha(strength - 1));
          assert.equal(alpha(-strength), alpha(strength));
        }
        assert.equal(alpha(STRENGTHS), 0.5);
        assert.notEqual(overlay(scheme, -1, kind), overlay(scheme, 1, kind));
      }
    }
  });
});
