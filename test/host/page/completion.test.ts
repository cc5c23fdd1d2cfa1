import assert from 'node:assert/strict';

import { Oracle } from '../oracle.ts';
import { Writing } from '../writing.ts';

const PYTHON = `import os


def names(folder):
    found = []
    for name in os.listdir(folder):
        found.append(name)
    return found


`;

describe('Completion in the editor', () => {
  let oracle: Oracle;
  let writing: Writing;

  before(async () => {
    oracle = await Oracle.open();
    writing = await Writing.open();
    await writing.openFile('first.py', PYTHON);
    await writing.waitForModel();
  });
  after(async () => {
    await oracle.close();
    await writing.close();
  });

  it('shows what the model writes, and Tab puts it into the document', async () => {
    const { editor } = writing.workbench;
    const typed = await oracle.promising('py', PYTHON, 'from collections import defaultdict');
    const expected = await oracle.suggestion('py', PYTHON + typed);
    await writing.openFile('names.py', PYTHON);
    await editor.type(typed);
    await writing.waitForGhost(expected);
    assert.equal(await writing.text(), PYTHON + typed, 'ghost text is not in the document');

    await editor.press('Tab');
    await writing.waitForText(PYTHON + typed + expected);
  });

  it('shows the rest of a suggestion while somebody types it', async () => {
    const typed = await oracle.promising('py', PYTHON, 'class Names:');
    const expected = await oracle.suggestion('py', PYTHON + typed);
    await writing.openFile('typing.py', PYTHON);
    await writing.workbench.editor.type(typed);
    await writing.waitForGhost(expected);
    for (let count = 1; count < Math.min(4, expected.length - 1); count += 1) {
      await writing.workbench.editor.type(expected[count - 1]!);
      await writing.waitForGhost(expected.slice(count));
    }
  });

  it('keeps the line ends of the file', async () => {
    const text = PYTHON.replaceAll('\n', '\r\n');
    const typed = await oracle.promising('py', text, 'from collections import defaultdict');
    const expected = await oracle.suggestion('py', text + typed);
    await writing.openFile('windows.py', text);
    await writing.workbench.editor.type(typed);
    await writing.waitForGhost(expected);
    await writing.workbench.editor.press('Tab');
    await writing.workbench.editor.press('Enter');
    await writing.waitForText(`${text}${typed}${expected}\r\n`);
  });

  it('leaves a bracket that the editor closed alone', async () => {
    const start = `${PYTHON}found = names`;
    const typed = await oracle.promising('py', start, '(os.environ)', ')');
    const after = ')';
    const whole = start + typed + after;
    const expected = await oracle.suggestion('py', whole, whole.length - after.length);
    await writing.openFile('brackets.py', start);
    await writing.workbench.editor.type(typed);
    await writing.waitForText(whole);
    await writing.waitForGhost(expected);
    await writing.workbench.editor.press('Tab');
    await writing.waitForText(start + typed + expected + after);
    const count = (bracket: string): number =>
      (start + typed + expected + after).split(bracket).length;
    assert.equal(count('('), count(')'), 'no bracket too many');
  });

  it('goes on from the entry that is selected in the list of suggestions', async () => {
    const { editor, host } = writing.workbench;
    const typed = await oracle.promising('py', PYTHON, 'from collections import defaultdict');
    const expected = await oracle.suggestion('py', PYTHON + typed);
    const word = /\w*$/.exec(typed)![0] + (/^\w+/.exec(expected)?.[0] ?? '');
    await writing.openFile('list.py', PYTHON);
    await host((vscode, label) => {
      vscode.languages.registerCompletionItemProvider(
        { language: 'python', pattern: '**/list.py' },
        { provideCompletionItems: () => [new vscode.CompletionItem(label)] },
      );
    }, word);
    await editor.type(typed);
    await writing.waitForGhost(expected);
    await editor.press('Control+Space');
    await editor.page.locator('.suggest-widget.visible').waitFor();
    await writing.waitForGhost(expected);
  });
});
