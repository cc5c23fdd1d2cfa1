import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

import { commands, ConfigurationTarget, Selection, window, workspace } from 'vscode';

const PYTHON = 'import os\n\n\ndef names(folder):\n    return os.listdir(folder)\n\n\nclass Names(';

describe('Completion through the editor’s own commands', () => {
  const settings = workspace.getConfiguration('neuronLens.completion');

  before(() => settings.update('confidence', 0.05, ConfigurationTarget.Global));
  after(() => settings.update('confidence', undefined, ConfigurationTarget.Global));

  it('puts a suggestion of the model into a document', async () => {
    const document = await workspace.openTextDocument({ language: 'python', content: PYTHON });
    const editor = await window.showTextDocument(document);
    const end = document.positionAt(PYTHON.length);
    editor.selection = new Selection(end, end);
    // The editor says of no suggestion that it is there; it is taken once it is.
    for (let count = 0; count < 20 && document.getText() === PYTHON; count += 1) {
      await commands.executeCommand('editor.action.inlineSuggest.trigger');
      await setTimeout(500);
      await commands.executeCommand('editor.action.inlineSuggest.commit');
      await setTimeout(100);
    }
    const text = document.getText();
    assert.ok(text.length > PYTHON.length, 'something was suggested');
    assert.ok(text.startsWith(PYTHON), 'and put at the cursor');
    assert.ok(!text.slice(PYTHON.length).includes('\n'), 'to the end of the line at most');
  });

  it('has every command of its manifest', async () => {
    const known = new Set(await commands.getCommands(true));
    for (const name of ['restartEngine', 'showLog', 'showMenu', 'toggleCompletion']) {
      assert.ok(known.has(`neuronLens.${name}`), name);
    }
  });
});
