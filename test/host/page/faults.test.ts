import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { copyInstalled, modelOf } from '../installed.ts';
import { eventually } from '../eventually.ts';
import { engineProcesses, isAlive } from '../engine-processes.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('When the model’s file is not the one that was shipped', () => {
  let extensions: string;
  let model: string;
  let shipped: Buffer;
  let writing: Writing;

  before(async () => {
    const copy = await copyInstalled();
    extensions = copy.extensions;
    model = path.join(modelOf(copy.extension), 'model.onnx');
    shipped = await readFile(model);
    const changed = Buffer.from(shipped);
    changed[changed.length >> 1]! ^= 1;
    await writeFile(model, changed);
    writing = await Writing.open({ extensions });
  });
  after(async () => {
    await writing.close();
    await rm(extensions, { recursive: true, force: true, maxRetries: 3 });
  });

  it('says what to do, once, and takes no letter away', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('a.py', LESSON);
    await writing.waitForStatus(/not the one that was shipped: model\.onnx\. Reinstall/);
    await editor.type('def sizes');
    await writing.waitForText(`${LESSON}def sizes`);
    assert.equal(await writing.waitForSilence(), '');
    await editor.press('ControlOrMeta+K');
    await editor.press('ControlOrMeta+Shift+N');
    await editor.page.locator('.notifications-center.visible').waitFor();
    await eventually(async () => {
      const notices = (await editor.notifications()).filter((text) => text.includes('shipped'));
      assert.equal(notices.length, 1, JSON.stringify(notices));
    });
  });

  it('works again after a restart with the right file', async () => {
    const { editor } = writing.workbench;
    await writeFile(model, shipped);
    await editor.command('Neuron Lens: Restart Engine');
    await writing.waitForModel();
    await writing.openFile('b.py', LESSON);
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  });
});

describe('When the engine’s process ends or hangs', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('a.py', LESSON);
    await writing.waitForModel();
  });
  after(async () => {
    const engine = await theEngine();
    await writing.close();
    // It ends with the window.
    while (isAlive(engine)) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  async function theEngine(): Promise<number> {
    const processes = await engineProcesses(writing.workbench);
    assert.equal(processes.length, 1);
    return processes[0]!;
  }

  async function suggestsIn(name: string): Promise<void> {
    await writing.openFile(name, LESSON);
    await writing.workbench.editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
  }

  it('goes on after a crash in native code, and so does the extension host', async () => {
    const host = await writing.workbench.host(() => process.pid);
    process.kill(await theEngine(), 'SIGSEGV');
    await writing.waitForStatus(/started anew\. Before: The engine stopped\./);
    await suggestsIn('b.py');
    assert.equal(await writing.workbench.host(() => process.pid), host);
    assert.deepEqual(await writing.workbench.editor.notifications(), []);
  });

  it('takes no letter away while the engine hangs, and starts another', async () => {
    const engine = await theEngine();
    await writing.openFile('c.py', LESSON);
    process.kill(engine, 'SIGSTOP');
    await writing.workbench.editor.type('def sizes');
    await writing.waitForText(`${LESSON}def sizes`);
    await writing.waitForStatus(/started anew\. Before: The engine no longer answered\./);
    assert.ok(!isAlive(engine));
    await suggestsIn('d.py');
  });

  it('has one engine after several restarts at once', async () => {
    await writing.workbench.host(async (vscode) => {
      const restart = (): Thenable<unknown> =>
        vscode.commands.executeCommand('neuronLens.restartEngine');
      await Promise.all([restart(), restart(), restart()]);
    });
    await writing.waitForModel();
    await theEngine();
  });
});
