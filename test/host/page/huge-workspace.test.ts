/** Learning in a workspace with more files than anybody would read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

const FOLDERS = 200;
const FILES_OF_EACH = 500;

describe('A workspace of 100,000 files', () => {
  let folder: string;
  let writing: Writing;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'neuron-lens-huge-'));
    for (let k = 0; k < FOLDERS; k++) {
      const below = path.join(folder, `part${k % 10}`, `folder${k}`);
      mkdirSync(below, { recursive: true });
      for (let n = 0; n < FILES_OF_EACH; n++) {
        writeFileSync(path.join(below, `file${n}.py`), `number = ${k * FILES_OF_EACH + n}\n`);
      }
    }
    writeFileSync(path.join(folder, 'lesson.py'), LESSON);
    writing = await Writing.open({
      folder,
      settings: { 'neuronLens.learning.workspaceFiles': true },
    });
    await writing.openFile('main.py', 'from lesson import *\n\ndef count_files(folder):\n');
    await writing.waitForModel();
  });
  after(async () => {
    await writing.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  it('is learned from where it is near, and completes', async () => {
    // The lesson beside it and the first 400 that a search finds.
    await writing.waitForStatus(/learned from 40\d files that are not open/);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });
});
