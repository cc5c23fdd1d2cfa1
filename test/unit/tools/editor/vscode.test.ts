import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { commandLineOf, findEditor, hasWorkbench } from '../../../../tools/editor/vscode.ts';
import { describeOnLinux } from '../../support/on-linux.ts';

describe('The VS Code to use', () => {
  it('is the workbench in a browser where that runs, and where it is asked for', async () => {
    assert.ok(hasWorkbench('linux'));
    assert.ok(!hasWorkbench('darwin'));
    assert.ok(!hasWorkbench('win32'));
    assert.match(await findEditor('workbench'), /code\.cjs$/);
  });

  it('has to be there where it is named', async () => {
    await assert.rejects(findEditor('/nowhere/code'), /names no file: \/nowhere\/code/);
  });
});

// Where the command line lies beside a program differs by the system.
describeOnLinux('The command line of VS Code', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-vscode-'));
    mkdirSync(path.join(folder, 'bin'));
    for (const file of ['code', 'bin/code']) writeFileSync(path.join(folder, file), '');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('lies beside a program that was unpacked', () => {
    assert.equal(commandLineOf(path.join(folder, 'code')), path.join(folder, 'bin', 'code'));
  });

  it('is what was found on the PATH', () => {
    const found = path.join(folder, 'bin', 'code');
    assert.equal(commandLineOf(found), found);
  });

  it('is the workbench itself', async () => {
    const workbench = await findEditor('workbench');
    assert.equal(commandLineOf(workbench), workbench);
  });
});
