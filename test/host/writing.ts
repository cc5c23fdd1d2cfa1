/** Code completion as a person at the keyboard meets it. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import { openWorkbench, type TestWorkbench } from './workbench.ts';

/** Settings under which some suggestion is likely to come, and no list stands in its way. */
const TALKATIVE = {
  'neuronLens.completion.confidence': 0.05,
  // What is suggested depends on the open files alone.
  'neuronLens.learning.workspaceFiles': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.parameterHints.enabled': false,
} as const;

/** Ghost text wherever it is, also outside of the editors. */
const GHOST = '.ghost-text-decoration, .ghost-text-decoration-preview, .ghost-text';

/** Longer than the editor, the engine and a busy machine take for a suggestion. */
const LONG_ENOUGH = 2500;

export class Writing {
  readonly workbench: TestWorkbench;

  private constructor(workbench: TestWorkbench) {
    this.workbench = workbench;
  }

  static async open(options: Parameters<typeof openWorkbench>[0] = {}): Promise<Writing> {
    const settings = { ...TALKATIVE, ...options.settings };
    return new Writing(await openWorkbench({ ...options, settings }));
  }

  async close(): Promise<void> {
    await this.workbench.close();
  }

  /** Opens a new file with `text` and puts the cursor at its end, or before its last `after` characters. */
  async openFile(name: string, text: string, after = 0): Promise<void> {
    const file = path.join(this.workbench.folder, name);
    await writeFile(file, text);
    await this.workbench.host(
      async (vscode, at) => {
        const editor = await vscode.window.showTextDocument(vscode.Uri.file(at.file));
        const cursor = editor.document.positionAt(at.offset);
        editor.selection = new vscode.Selection(cursor, cursor);
      },
      { file, offset: text.length - after },
    );
    const lines = text.slice(0, text.length - after).split(/\r?\n/);
    await this.waitForCursor(path.basename(name), lines.length, lines.at(-1)!.length + 1);
  }

  /** Waits until the page has caught up with what the extension host asked for. */
  async waitForCursor(name: string, line: number, column: number): Promise<void> {
    const { page } = this.workbench.editor;
    await page.locator('.tab.active', { hasText: name }).waitFor();
    const place = `Ln ${line}, Col ${column}`;
    await page.locator('.statusbar-item', { hasText: place }).first().waitFor();
    await this.#wake();
  }

  /** A new pane of the editor looks for ghost text only after some idle seconds, or once it is asked to. */
  async #wake(): Promise<void> {
    await this.workbench.host(async (vscode) => {
      await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
      await vscode.commands.executeCommand('editor.action.inlineSuggest.hide');
    });
  }

  /** Sets one of the user's settings, in the editor's own way: to a write of the file behind its back it may be blind. */
  async set(name: string, value: unknown): Promise<void> {
    await this.workbench.host(
      async (vscode, setting) => {
        await vscode.workspace.getConfiguration().update(setting.name, setting.value, true);
      },
      { name, value },
    );
  }

  /** The text of the active document, as the extension host has it. */
  async text(): Promise<string> {
    return this.workbench.host(
      (vscode) => vscode.window.activeTextEditor?.document.getText() ?? '',
    );
  }

  async waitForText(expected: string): Promise<void> {
    await this.#until(() => this.text(), expected, 'the document is');
  }

  get ghost(): Locator {
    return this.workbench.editor.page.locator(GHOST);
  }

  async waitForGhost(expected: string): Promise<void> {
    await this.#until(() => this.ghostText(), expected, 'the ghost text is');
  }

  /** Waits for ghost text that goes some way along `rest`, and returns it: where it ends is the model's affair. */
  async waitForGhostAlong(rest: string): Promise<string> {
    let ghost = '';
    const { editor } = this.workbench;
    await editor
      .until(
        async () => {
          ghost = await this.ghostText();
          return ghost.trim().length >= Math.min(4, rest.length) && rest.startsWith(ghost);
        },
        `the ghost text goes along ${JSON.stringify(rest)}`,
      )
      .catch(async (error: unknown) => {
        const status = await this.status();
        throw new Error(`The ghost text is ${JSON.stringify(ghost)} (${status})`, { cause: error });
      });
    return ghost;
  }

  async ghostText(): Promise<string> {
    return (await this.ghost.allTextContents()).join('').replaceAll('\u00a0', ' ');
  }

  /** Waits as long as a suggestion may take; returns the ghost text that came all the same. */
  async waitForSilence(): Promise<string> {
    const { page } = this.workbench.editor;
    const came = this.ghost.first().waitFor({ timeout: LONG_ENOUGH });
    await came.catch(() => undefined);
    await page.waitForTimeout(100);
    return this.ghostText();
  }

  /** What the status item says to a screen reader. */
  async status(): Promise<string> {
    const item = this.workbench.editor.page.locator('[id="neuron-lens.neuron-lens.completion"]');
    const labels = await item.evaluateAll((items) =>
      items.map((element) => element.getAttribute('aria-label')),
    );
    return labels.join(' ');
  }

  async waitForStatus(expected: RegExp): Promise<void> {
    let status = '';
    await this.workbench.editor
      .until(async () => expected.test((status = await this.status())), String(expected))
      .catch((error: unknown) => {
        throw new Error(`The status says ${JSON.stringify(status)}`, { cause: error });
      });
  }

  /** Waits until the model is loaded, so that what is typed next finds it ready. */
  async waitForModel(): Promise<void> {
    await this.waitForStatus(/Model lens|Model \S+:/);
  }

  async #until(read: () => Promise<string>, expected: string, what: string): Promise<void> {
    let last = '';
    await this.workbench.editor
      .until(async () => (last = await read()) === expected, what)
      .catch(async (error: unknown) => {
        const [is, wanted] = [JSON.stringify(last), JSON.stringify(expected)];
        const status = await this.status();
        throw new Error(`${what} ${is}, not ${wanted} (${status})`, { cause: error });
      });
  }
}
