import assert from 'node:assert/strict';

import { expectedContents } from '../../../tools/package/contents.ts';
import { TARGETS, UNIVERSAL } from '../../../tools/package/targets.ts';
import { universalManifest } from '../../../tools/package/universal.ts';

describe('the universal package', () => {
  it('has an entry for browsers, and none of the packages that it comes without', () => {
    const made = universalManifest({
      ...{ name: 'a', main: './dist/extension.js', dependencies: { 'onnxruntime-node': '1' } },
    });
    assert.deepEqual(made, {
      ...{ name: 'a', main: './dist/extension.js', browser: './dist/web/extension.js' },
    });
  });

  it('alone holds the programs for a browser', () => {
    const withThem = TARGETS.filter((target) =>
      expectedContents(target).some((file) => file.startsWith('extension/dist/web/')),
    );
    assert.deepEqual(withThem, [UNIVERSAL]);
  });
});
