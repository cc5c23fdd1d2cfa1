import assert from 'node:assert/strict';

import fc from 'fast-check';

import { bytesOf } from '../../../../src/host/inspector/saved-bytes.ts';

describe('what a page saves', () => {
  it('is text as it is, in UTF-8', () => {
    const bytes = bytesOf({ format: 'csv', content: 'ç,1\n' });
    assert.deepEqual([...bytes], [0xc3, 0xa7, 0x2c, 0x31, 0x0a]);
  });

  it('is a picture byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const content = Buffer.from(bytes).toString('base64');
        assert.deepEqual([...bytesOf({ format: 'png', content })], [...bytes]);
      }),
    );
  });
});
