/** Hands and eyes in a workbench: what a person does there with keys, and what they see. */
import { setTimeout as delay } from 'node:timers/promises';

import type { Locator, Page } from 'playwright-core';

import { THEMES, writeSettings, type Settings, type Theme } from './settings.ts';

/** Evaluated in the page. A line's place is its style: the order of the elements says nothing. */
const VISIBLE_LINES = `
  [...document.querySelectorAll('.editor-instance .view-line')]
    .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
    .map((line) => line.textContent)
`;
const GHOST =
  '.editor-instance .ghost-text-decoration, .editor-instance .ghost-text-decoration-preview';
const KEY_DELAY = 30;
const PATIENCE = 30_000;

export class EditorPage {
  readonly page: Page;
  readonly #userData: string;

  constructor(page: Page, userData: string) {
    this.page = page;
    this.#userData = userData;
  }

  /** Opens a file of the workspace by its name, and waits until its editor has the keyboard. */
  async openFile(name: string): Promise<void> {
    await this.#quickInput('ControlOrMeta+p', name);
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.#quickInput('F1', `>${title}`);
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const input = await this.#openQuickInput('ControlOrMeta+g', `:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: KEY_DELAY });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The ghost text that is shown now; empty if there is none. */
  async ghostText(): Promise<string> {
    return plain((await this.page.locator(GHOST).allTextContents()).join(''));
  }

  async waitForGhostText(timeout = PATIENCE): Promise<string> {
    await this.page.locator(GHOST).first().waitFor({ timeout });
    return this.ghostText();
  }

  async waitForNoGhostText(timeout = PATIENCE): Promise<void> {
    await this.until(async () => (await this.ghostText()) === '', 'the ghost text goes', timeout);
  }

  /**
   * The lines in sight as they are painted, with the ghost text in them. Keys
   * take effect a moment after they were pressed: wait with `until`.
   */
  async lines(): Promise<string[]> {
    return (await this.page.evaluate<string[]>(VISIBLE_LINES)).map(plain);
  }

  /** The texts of the status bar, as a screen reader says them. */
  async statusBar(): Promise<string[]> {
    const items = await this.page.locator('.statusbar-item').all();
    const labels = await Promise.all(items.map((item) => item.getAttribute('aria-label')));
    return labels.filter((label) => label !== null);
  }

  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item-message').allTextContents();
  }

  /** Changes user settings and lets the workbench take them up. */
  async settings(changes: Settings): Promise<void> {
    await writeSettings(this.#userData, changes);
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.settings({ 'workbench.colorTheme': THEMES[theme] });
    const kind = { light: 'vs', dark: 'vs-dark', hc: 'hc-black' }[theme];
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  /** Waits until `condition` holds; the error says what was waited for. */
  async until(condition: () => Promise<boolean>, what: string, timeout = PATIENCE): Promise<void> {
    const deadline = Date.now() + timeout;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        throw new Error(`Waited ${timeout / 1000} s until ${what}.`);
      }
      await delay(50);
    }
  }

  async #openQuickInput(key: string, text: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.until(async () => {
      // While the workbench starts, a key may come before anybody listens to it.
      await this.page.keyboard.press(key);
      return input.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
    }, `${key} does something`);
    await input.fill(text);
    return input;
  }

  async #quickInput(key: string, text: string): Promise<void> {
    const input = await this.#openQuickInput(key, text);
    const words = text.replace(/^>/, '');
    const first = this.page.locator('.quick-input-list .monaco-list-row').first();
    await this.until(
      async () =>
        (await first.getAttribute('aria-label', { timeout: 1000 }).catch(() => ''))?.includes(
          words,
        ) === true,
      `"${text}" is found`,
    );
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }
}

/** The editor paints spaces as no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
