import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { installedExtension } from '../installed.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('When the model’s file is not the one that was shipped', () => {
  let extensions: string;
  let model: string;
  let shipped: Buffer;
  let writing: Writing;

  before(async () => {
    const installed = installedExtension();
    extensions = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-faults-'));
    await cp(path.dirname(installed), extensions, { recursive: true });
    model = path.join(extensions, path.basename(installed), 'models', 'lens-512x2', 'model.onnx');
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
    const notices = (await editor.notifications()).filter((text) => text.includes('shipped'));
    assert.equal(notices.length, 1);
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
