import assert from 'node:assert/strict';

import fc from 'fast-check';

import { countWhile } from '../../../../src/core/text/count-while.ts';

describe('a count of the first', () => {
  it('is what a look at one after the other gives, in far fewer looks', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.nat({ max: 5_000 }), (count, most) => {
        const first = Math.min(count, most);
        let looks = 0;
        const holds = (index: number): boolean => {
          looks += 1;
          assert.ok(index >= 0 && index < count);
          return index < first;
        };
        assert.equal(countWhile(count, holds), first);
        assert.ok(looks <= Math.ceil(Math.log2(count + 1)), `${looks} looks at ${count}`);
      }),
    );
  });
});
