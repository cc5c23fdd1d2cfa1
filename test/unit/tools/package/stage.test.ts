import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { allowedRoots, stage } from '../../../../tools/package/stage.ts';

const IGNORE = '# allowed\n**\n!package.json\n!dist/a.js\n!dist/b.js\n!README.md\n';

describe('The folder that is packaged', () => {
  it('is named by the allow-list', () => {
    assert.deepEqual(allowedRoots(IGNORE), ['package.json', 'dist', 'README.md']);
  });

  it('holds links to what is there, and nothing from before', () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'neuron-lens-stage-'));
    try {
      const folder = path.join(root, 'stage');
      mkdirSync(path.join(root, 'dist'));
      mkdirSync(path.join(root, 'secret'));
      writeFileSync(path.join(root, 'package.json'), '{}');
      writeFileSync(path.join(root, 'ignore'), IGNORE);
      mkdirSync(path.join(folder, 'old'), { recursive: true });
      stage(root, path.join(root, 'ignore'), folder);
      assert.deepEqual(readdirSync(folder).sort(), ['dist', 'package.json']);
      assert.equal(readFileSync(path.join(folder, 'package.json'), 'utf8'), '{}');
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
