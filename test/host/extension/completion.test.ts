import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';

import { commands, ConfigurationTarget, extensions, Selection, window, workspace } from 'vscode';

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
    for (let count = 0; count < 80 && document.getText() === PYTHON; count += 1) {
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
    const announced = manifest().contributes.commands.map(({ command }) => command);
    assert.ok(announced.includes('neuronLens.whyCompletion'));
    for (const name of announced) assert.ok(known.has(name), name);
  });

  it('explains itself in a view', async () => {
    await commands.executeCommand('neuronLens.whyCompletion');
    // The editor makes this command for every view that it has.
    assert.ok((await commands.getCommands(true)).includes('neuronLens.why.focus'));
  });

  it('can be more eager in one language than in others', async () => {
    const eagerness = (languageId: string): unknown =>
      workspace.getConfiguration('neuronLens', { languageId }).get('eagerness');
    assert.equal(eagerness('python'), 'balanced');
    const ofPython = workspace.getConfiguration('neuronLens', { languageId: 'python' });
    await ofPython.update('eagerness', 'eager', ConfigurationTarget.Global, true);
    assert.deepEqual(['python', 'c'].map(eagerness), ['eager', 'balanced']);
    await ofPython.update('eagerness', undefined, ConfigurationTarget.Global, true);
  });
});

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

function manifest(): Manifest {
  return extensions.getExtension<unknown>('neuron-lens.neuron-lens')!.packageJSON as Manifest;
}
