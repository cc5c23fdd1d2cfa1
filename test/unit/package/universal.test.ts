import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { layOut, universalManifest } from '../../../tools/package/universal.ts';

describe('the universal package', () => {
  it('has an entry for browsers, and none of the packages that it comes without', () => {
    const made = universalManifest({
      ...{ name: 'a', main: './dist/extension.js', dependencies: { 'onnxruntime-node': '1' } },
    });
    assert.deepEqual(made, {
      ...{ name: 'a', main: './dist/extension.js', browser: './dist/extension.js' },
    });
  });

  it('has programs for Node and for browsers, where others have those for Node', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'neuron-lens-universal-'));
    const files = { 'package.json': '{}', 'dist/engine.js': 'Node', 'dist/extension.js': 'Node' };
    const either = { 'dist/universal/engine.js': 'e', 'dist/universal/extension.js': 'x' };
    for (const [name, text] of Object.entries({ ...files, ...either })) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const folder = path.join(root, 'made');
    layOut(root, Object.keys(files), folder);
    const made = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    assert.deepEqual(['dist/engine.js', 'dist/extension.js'].map(made), ['e', 'x']);
    rmSync(root, { recursive: true });
  });
});
