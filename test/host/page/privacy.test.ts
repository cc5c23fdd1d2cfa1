/** The installed extension on a machine of its own: while it is used, nothing of it reaches out or leaves a file. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import {
  fileFaults,
  networkFaults,
  ownFolders,
  readCalls,
  trapInto,
  type Call,
  type OwnFolders,
} from '../../../tools/privacy/trap.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

/** What VS Code makes wherever it runs: its user data, and an id of the machine that its own telemetry would use. */
function editorsOwn(parent: string): RegExp[] {
  const folder = parent.replaceAll('.', '\\.');
  return [
    new RegExp(`^${folder}/user-data/`),
    new RegExp(`^${folder}/home/\\.cache(/Microsoft(/DeveloperTools(/deviceid)?)?)?$`),
  ];
}

/** Made by the process that serves the workbench: no extension runs in it, and it keeps what it downloads in between. */
function isOfServer({ kind, command }: Call): boolean {
  return kind === 'create' && command.some((word) => word.endsWith('server-main.js'));
}

describe('An editor with the extension, every call of it trapped', () => {
  let parent: string;
  let folders: OwnFolders;
  let calls: readonly Call[];

  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-privacy-'));
    folders = ownFolders(parent);
    const report = path.join(parent, 'calls.jsonl');
    const writing = await Writing.open({
      environment: folders.environment,
      launcher: trapInto(report),
      userData: path.join(parent, 'user-data'),
    });
    try {
      await writing.openFile('first.py', LESSON);
      await writing.waitForModel();
      await writing.openFile('names.py', LESSON);
      await writing.workbench.editor.type(TYPED);
      await writing.waitForGhostAlong(REST);
      await writing.workbench.editor.press('Tab');
      await writing.workbench.editor.command('Neuron Lens: Open Neuron Inspector');
      const inspector = await inspectorFrame(writing.workbench.editor, '.inspector .line');
      await inspector.locator('.list [role=option]').first().waitFor();
    } finally {
      // What ends the engine may be what makes it report.
      await writing.close();
    }
    calls = readCalls(report);
  });
  after(() => rm(parent, { recursive: true, force: true }));

  it('has an extension host and a network that answered', () => {
    assert.ok(calls.some(({ command }) => command.includes('--type=extensionHost')));
  });

  it('opens no connection and looks up no host, in any process', () => {
    assert.deepEqual(networkFaults(calls), []);
  });

  it('makes no file but those of the editor', async () => {
    const others = calls.filter((call) => !isOfServer(call));
    assert.ok(others.some(({ kind }) => kind === 'create'));
    assert.deepEqual(fileFaults(others, editorsOwn(parent)), []);
    const byServer = new Set(calls.filter(isOfServer).map((call) => call.path));
    const left = (await readdir(folders.temporary)).filter(
      (name) =>
        !/^vscode-(git|ipc)-.*\.sock$/.test(name) &&
        !byServer.has(path.join(folders.temporary, name)),
    );
    assert.deepEqual(left, []);
  });
});
