import assert from 'node:assert/strict';

import fc from 'fast-check';

import { movedLabels, unknownLabel } from '../../../../src/webview/model/moved-labels.ts';

describe('labels after an edit', () => {
  it('stay with their characters, and what is new has none', () => {
    const change = fc.record({
      offset: fc.nat({ max: 30 }),
      removed: fc.nat({ max: 12 }),
      inserted: fc.string({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.nat({ max: 20 }), change, (from, length, edit) => {
        // Every character has a label of its own.
        const column = Int16Array.from({ length }, (_, k) => 100 + from + k);
        const labels = { kind: 'values', from, to: from + length, values: { column } } as const;
        const moved = movedLabels(labels, edit);
        const { offset, removed, inserted } = edit;
        const at = (place: number): number | undefined => moved.values.column?.[place - moved.from];
        assert.equal(moved.to - moved.from, moved.values.column?.length);
        for (let old = from; old < from + length; old++) {
          if (old >= offset && old < offset + removed) continue;
          const place = old < offset ? old : old + inserted.length - removed;
          assert.equal(at(place), 100 + old);
        }
        for (let place = offset; place < offset + inserted.length; place++) {
          assert.ok([undefined, unknownLabel].includes(at(place)));
        }
        const kept = [...moved.values.column!].filter((one) => one !== unknownLabel);
        assert.equal(new Set(kept).size, kept.length);
      }),
    );
  });
});
