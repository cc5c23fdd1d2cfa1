/** The view that says why something was suggested, or nothing. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { repository } from '../../../tools/editor/paths.ts';
import { THEMES } from '../../../tools/editor/settings.ts';
import { inspectorFrame } from '../inspector-frame.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { Writing } from '../writing.ts';

const PICTURES = path.join(repository, '.cache', 'test-host');

describe('Why this completion?', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('lesson.py', LESSON);
    await writing.waitForModel();
    await writing.openFile('main.py', LESSON.slice(0, LESSON.indexOf('def count_words')));
  });
  after(() => writing.close());

  /** Of the view, which has a place of its own below the editors. */
  const rowsIn = () => writing.workbench.editor.page.locator('.part.panel .monaco-list-row');

  /** The lines of the view, as a screen reader says them. */
  async function rows(): Promise<string[]> {
    return rowsIn().evaluateAll((found) =>
      found.map((row) => row.getAttribute('aria-label') ?? ''),
    );
  }

  async function waitForRow(expected: RegExp): Promise<void> {
    let last: string[] = [];
    await writing.workbench.editor
      .until(async () => (last = await rows()).some((row) => expected.test(row)), String(expected))
      .catch((error: unknown) => {
        throw new Error(`The view says ${JSON.stringify(last)}`, { cause: error });
      });
  }

  it('shows where a suggestion came from, and leaves it where it is', async () => {
    const { editor } = writing.workbench;
    await editor.type('def count_files(folder):');
    await editor.press('Enter');
    await editor.type(TYPED.trim());
    const ghost = await writing.waitForGhostAlong(REST);
    await editor.press('Alt+y');
    await waitForRow(/^\d+% sure, Your files \d+%, network \d+%/);
    await waitForRow(/^lesson\.py:\d+, names_by_length = defaultdict\(list\), after the same \d+/);
    // The suggestion is still there.
    await writing.waitForGhost(ghost);
    const { page } = editor;
    const inSideBar = page.locator('.part.sidebar [aria-label^="Why This Completion?"]');
    assert.equal(await inSideBar.count(), 0, 'not under what else is there');
    const all = await rows();
    const order = [/^A suggestion/, /lit: mostly the network/, /% sure/, /^Lines it came from/];
    const places = order.map((expected) => all.findIndex((row) => expected.test(row)));
    assert.ok(
      places.every((place, at) => place > (places[at - 1] ?? -1)),
      `${JSON.stringify(all)}: ${places.join(' ')}`,
    );
    const source = rowsIn().filter({ hasText: 'lesson.py:' }).first();
    const lit = (await source.locator('.highlight').allTextContents()).join('');
    const [, line] = /^lesson\.py:\d+\s+(.*)$/.exec((await source.textContent()) ?? '') ?? [];
    assert.ok(lit.endsWith(ghost.trim()), `lit is ${lit}`);
    assert.ok(line?.replaceAll('\u00a0', ' ').includes(lit.replaceAll('\u00a0', ' ')), line);

    await mkdir(PICTURES, { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      await writing.set('workbench.colorTheme', THEMES[theme]);
      const kind = { light: 'vs', dark: 'vs-dark' }[theme];
      await editor.page.locator(`.monaco-workbench.${kind}`).waitFor();
      await editor.screenshot(path.join(PICTURES, `why-${theme}.png`));
    }
    await editor.press('Tab');
    await waitForRow(/^\d+% sure/);
  });

  it('follows what is suggested, and says why nothing is', async () => {
    const { editor } = writing.workbench;
    await editor.press('Enter');
    await editor.type('# Whoever ');
    await waitForRow(/^Nothing was suggested: the cursor is in a comment or a string/);
    await waitForRow(/^Change that in the settings/);
    await editor.screenshot(path.join(PICTURES, 'why-silent.png'));
    for (let left = 'Whoever '.length; left > 0; left--) await editor.press('Backspace');
    await editor.type('names_by_l');
    await waitForRow(/^\d+% sure/);
  });

  it('leads to a line that a suggestion came from, by the keyboard alone', async () => {
    const { editor } = writing.workbench;
    await editor.command('Neuron Lens: Why This Completion?');
    const focused = editor.page.locator('.monaco-list:focus-within .monaco-list-row.focused');
    await editor.page.locator('.monaco-list:focus [aria-label*="% sure"]').waitFor();
    await editor.press('End');
    await waitForRow(/^[\d.,]+ ms/);
    // A list goes to the line that begins with what is typed.
    await editor.type('lesson');
    await editor.until(
      async () =>
        ((await focused.first().getAttribute('aria-label')) ?? '').startsWith('lesson.py:'),
      'the line of the other file has the focus',
    );
    await editor.press('Enter');
    await editor.page.locator('.tab.active', { hasText: 'lesson.py' }).waitFor();
    const line = (): Promise<string | undefined> =>
      writing.workbench.host((vscode) => {
        const active = vscode.window.activeTextEditor;
        return active?.document.lineAt(active.selection.active.line).text;
      });
    await editor.until(
      async () => (await line()) === '    names_by_length = defaultdict(list)',
      'the cursor is in the line that it came from',
    );
  });

  it('leads to a neuron that spoke for it, where the status item stays', async () => {
    const { editor } = writing.workbench;
    const { page } = editor;
    await writing.openFile('again.py', LESSON.slice(0, LESSON.indexOf('def count_words')));
    await editor.type('def count_files(folder):');
    await editor.press('Enter');
    await editor.type(TYPED.trim());
    await writing.waitForGhostAlong(REST);
    // The last of its lines may lie below what is in sight.
    await page.locator('.part.panel .monaco-list').first().hover();
    await page.mouse.wheel(0, 600);
    const speaker = rowsIn()
      .filter({ hasText: /^L[12]·\d+/ })
      .first();
    const named = async (): Promise<string | undefined> =>
      /^L[12]·\d+/.exec((await speaker.textContent()) ?? '')?.[0];
    let name: string | undefined;
    await editor.until(async () => {
      name = await named();
      await speaker.click();
      // Where the view was still drawn anew, another one may have been under the pointer.
      return name === (await named());
    }, 'the view is at rest while it is clicked');
    const frame = await inspectorFrame(editor, '.chosen');
    await frame.locator('.chosen', { hasText: new RegExp(`^${name!}$`) }).waitFor();
    // With the keyboard in the panel.
    await frame.locator('.search').focus();
    await writing.waitForStatus(/Completion is on for Python/);
  });

  it('names the line of a passage that is written again with another name', async () => {
    const { editor } = writing.workbench;
    const passage = [
      "router.get('/users/:userId', async (request, response) => {",
      '  const user = await loadUser(request.params.userId);',
      '  if (user === undefined) return response.status(404).end();',
      '  response.json(user);',
      '});',
      '',
      '',
    ].join('\n');
    const again = passage.replaceAll('user', 'invoice').replaceAll('User', 'Invoice');
    const begun = again.slice(0, again.indexOf('  response.json') + '  re'.length);
    await writing.openFile('routes.ts', `${passage}${begun}`);
    await editor.type('sp');
    const ghost = await writing.waitForGhostAlong('onse.json(invoice);');
    assert.ok(ghost.includes('invoice'), ghost);
    await editor.press('Alt+y');
    await waitForRow(/^routes\.ts:4, response\.json\(user\);, with other names, after \d+/);
    await editor.screenshot(path.join(PICTURES, 'why-renamed.png'));
  });
});
