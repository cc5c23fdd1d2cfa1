import assert from 'node:assert/strict';

import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

describe('Completion in the editor', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('first.py', LESSON);
    await writing.waitForModel();
  });
  after(() => writing.close());

  it('shows how the line goes on, and Tab puts it into the document', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('names.py', LESSON);
    await editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    assert.equal(await writing.text(), LESSON + TYPED, 'ghost text is not in the document');

    await editor.press('Tab');
    await writing.waitForText(LESSON + TYPED + ghost);
  });

  it('shows the rest of a suggestion while somebody types it', async () => {
    await writing.openFile('typing.py', LESSON);
    await writing.workbench.editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    for (let count = 1; count < Math.min(4, ghost.length - 1); count += 1) {
      await writing.workbench.editor.type(ghost[count - 1]!);
      await writing.waitForGhost(ghost.slice(count));
    }
  });

  it('goes on below once all of a line was accepted, and not before', async () => {
    const { editor } = writing.workbench;
    // A loop's head is suggested whole or not at all: what it goes over is to be certain.
    const lesson = LESSON.replaceAll('text', 'folder');
    const line = `${lesson}${TYPED}${REST}`;
    await writing.openFile('below.py', lesson);
    await editor.type(TYPED);
    for (let text = lesson + TYPED; text.length < line.length;) {
      text += await writing.waitForGhostAlong(line.slice(text.length));
      await editor.press('Tab');
      await writing.waitForText(text);
    }
    const below = 'for name in sorted_names(folder):';
    await editor.until(
      async () => (await writing.ghostText()).trim().startsWith(below),
      'the ghost text is the next line',
    );
    await editor.press('Tab');
    await editor.until(
      async () => (await writing.text()).startsWith(`${line}\n    ${below}`),
      'the next line is in the document',
    );

    await writing.openFile('by-hand.py', lesson);
    await editor.type(TYPED);
    await writing.waitForGhostAlong(REST);
    await editor.type('ength = defaultdict');
    await editor.press('Escape');
    await editor.type('(list)');
    await writing.waitForText(line);
    assert.equal(await writing.waitForSilence(), '', 'nothing was accepted here');
  });

  it('keeps the line ends of the file', async () => {
    const text = LESSON.replaceAll('\n', '\r\n');
    await writing.openFile('windows.py', text);
    await writing.workbench.editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    await writing.workbench.editor.press('Tab');
    await writing.waitForText(`${text}${TYPED}${ghost}`);
    await writing.workbench.editor.press('Enter');
    await writing.waitForText(`${text}${TYPED}${ghost}\r\n    `);
  });

  it('leaves a bracket that the editor closed alone', async () => {
    const start = `${LESSON}    names_by_length = defaultdict(list)\n    for name in sorted_names`;
    await writing.openFile('brackets.py', start);
    await writing.workbench.editor.type('(');
    await writing.waitForText(`${start}()`);
    const ghost = await writing.waitForGhostAlong('folder');
    await writing.workbench.editor.press('Tab');
    await writing.waitForText(`${start}(${ghost})`);
  });

  it('goes on from the entry that is selected in the list of suggestions', async () => {
    const { editor, host } = writing.workbench;
    const word = 'names_by_length';
    await writing.openFile('list.py', LESSON);
    await host((vscode, label) => {
      vscode.languages.registerCompletionItemProvider(
        { language: 'python', pattern: '**/list.py' },
        { provideCompletionItems: () => [new vscode.CompletionItem(label)] },
      );
    }, word);
    await editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    await editor.press('Control+Space');
    await editor.page.locator('.suggest-widget.visible').waitFor();
    await writing.waitForGhost(ghost);
  });

  it('goes on from an entry that it would not have written itself', async () => {
    const { editor, host } = writing.workbench;
    const start = `${LESSON}${TYPED}`;
    const word = /\w+$/.exec(start)![0];
    const chosen = `${word}anguage`;
    await writing.openFile('other.py', LESSON);
    await host((vscode, label) => {
      vscode.languages.registerCompletionItemProvider(
        { language: 'python', pattern: '**/other.py' },
        { provideCompletionItems: () => [new vscode.CompletionItem(label)] },
      );
    }, chosen);
    await editor.type(TYPED);
    await editor.press('Control+Space');
    await editor.page.locator('.suggest-widget.visible').waitFor();
    await editor.until(async () => {
      const ghost = await writing.ghostText();
      return ghost.startsWith('anguage') && ghost.length > 'anguage'.length;
    }, 'the ghost text goes on from the entry');
    await editor.press('Escape');
  });
});
