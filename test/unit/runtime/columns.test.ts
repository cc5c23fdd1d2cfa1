import assert from 'node:assert/strict';
import * as v from 'valibot';
import { columnValues } from '../../../src/runtime/columns.ts';

describe('values that stand field by field', () => {
  const read = (column: unknown): unknown => v.parse(columnValues, column);

  it('are read as Python wrote them', () => {
    const column = {
      kinds: [['at', 'of'], ['none'], []],
      kind: [0, 1, 0, 2],
      fields: {
        at: { places: [[1, 3], { lengths: [1, 0], items: ['a'] }] },
        of: { lengths: [1, 0], items: { kinds: [['x']], kind: [0], fields: { x: [null] } } },
        none: [{ as: 'it is' }],
      },
    };
    assert.deepEqual(read(column), [
      { at: [1, ['a']], of: [{ x: null }] },
      { none: { as: 'it is' } },
      { at: [3, []], of: [] },
      {},
    ]);
    assert.deepEqual(read([]), []);
  });

  it('lack what a column is too short for', () => {
    assert.deepEqual(read({ places: [[1, 2], [3]] }), [
      [1, 3],
      [2, undefined],
    ]);
    assert.deepEqual(read({ lengths: [1, 2], items: [1] }), [[1], []]);
    assert.deepEqual(read({ kinds: [['x']], kind: [0, 1], fields: {} }), [{ x: undefined }, {}]);
  });

  it('are refused where they are no column', () => {
    for (const other of [1, null, {}, { places: [] }, { lengths: [-1], items: [] }]) {
      assert.equal(v.safeParse(columnValues, other).success, false, JSON.stringify(other));
    }
  });
});
