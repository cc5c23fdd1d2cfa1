import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { compiledFile, compiledKernel } from '../../../../tools/kernel/compile.ts';

describe('the compiled kernel', () => {
  it('is what its source compiles to', () => {
    assert.equal(readFileSync(compiledFile, 'utf8'), compiledKernel(), 'run "npm run kernel"');
  });
});
