/** The universal package as vscode.dev loads it: in an extension host that is a worker of the browser, without Node. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { browserOptions } from '../browser-copy.ts';
import { ColourOracle } from '../colours.ts';
import { engineProcesses } from '../engine-processes.ts';
import { installedUniversal } from '../installed.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { assertColoursOf, assertLessonOf, inspectSample } from '../sample-inspector.ts';
import { Writing } from '../writing.ts';

describe('The universal package in a web extension host', () => {
  let parent: string;
  let oracle: ColourOracle;
  let writing: Writing;

  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-web-'));
    oracle = await ColourOracle.open();
    writing = await Writing.open(await browserOptions(installedUniversal().extension, parent));
  });
  after(async () => {
    await writing.close();
    await oracle.close();
    await rm(parent, { recursive: true, force: true, maxRetries: 3 });
  });

  it('has no process, and the kernel computes', async () => {
    await writing.openFile('first.py', LESSON);
    await writing.waitForModel();
    await writing.waitForStatus(/onnxruntime is not in use here/);
    assert.deepEqual(await engineProcesses(writing.workbench), []);
  });

  it('shows how the line goes on, and Tab puts it into the document', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('names.py', LESSON);
    await editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    await editor.press('Tab');
    await writing.waitForText(LESSON + TYPED + ghost);
  });

  it('completes again with another engine', async () => {
    const { editor, host } = writing.workbench;
    // Until it is there: the old one is as ready as the new one.
    await host((vscode) => vscode.commands.executeCommand('neuronLens.restartEngine'));
    await writing.openFile('again.py', LESSON);
    await writing.waitForModel();
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });

  it('learns from files that are not open, but for what git ignores', async () => {
    const { folder } = writing.workbench;
    await writeFile(path.join(folder, '.gitignore'), 'ignored.py\n');
    for (const name of ['unopened.py', 'ignored.py']) {
      await writeFile(path.join(folder, name), LESSON);
    }
    await writing.set('neuronLens.learning.workspaceFiles', true);
    // The other one is in the sample.
    await writing.waitForStatus(/learned from 2 files that are not open/);
    await writing.set('neuronLens.learning.workspaceFiles', false);
    await writing.waitForStatus(/^(?!.*has learned)/);
  });

  describe('the Neuron Inspector', () => {
    let frame: Frame;

    before(async () => (frame = await inspectSample(writing.workbench)));

    it('colours what onnxruntime would, by neurons that were found and taught', async () => {
      await assertColoursOf(['L1·265', 'L3·0'], oracle, writing.workbench, frame);
    });

    it('has lessons, with the numbers of the rivals', async () => {
      await assertLessonOf(oracle, writing.workbench);
    });
  });
});
