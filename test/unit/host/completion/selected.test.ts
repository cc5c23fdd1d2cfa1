import assert from 'node:assert/strict';
import { extendSelected } from '../../../../src/host/completion/selected.ts';

describe('ghost text beside the suggest widget', () => {
  it('goes on from the selected entry', () => {
    assert.equal(extendSelected('gth - 1)', 'len', 'length'), 'length - 1)');
  });

  it('keeps silent where the model would write something else, or no more', () => {
    assert.equal(extendSelected('s + 1', 'len', 'length'), undefined);
    assert.equal(extendSelected('gth', 'len', 'length'), undefined);
  });
});
