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
/** Longer than it takes from a key to its suggestion. */
const LOOK = 1000;
const TIMEOUT_MS = 60_000;

export class EditorPage {
  readonly page: Page;
  readonly #userData: string;

  constructor(page: Page, userData: string) {
    this.page = page;
    this.#userData = userData;
  }

  /** Opens a file of the workspace by its name, and waits until its editor has the keyboard. */
  async openFile(name: string): Promise<void> {
    await this.#quickInput('ControlOrMeta+p', name, this.#firstEntry(name));
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by what is typed in the palette; `title` is how it is listed there. */
  async command(typed: string, title = typed): Promise<void> {
    await this.#quickInput('F1', `>${typed}`, this.#firstEntry(title));
  }

  /** Puts the cursor at a line and column, both counted from 1, or at the line's end. */
  async goTo(line: number, column?: number): Promise<void> {
    await this.#quickInput('ControlOrMeta+g', `:${line}:${column ?? 1}`);
    await this.page
      .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column ?? 1}` })
      .waitFor();
    if (column === undefined) {
      await this.press('End');
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: KEY_DELAY });
  }

  /**
   * Types as a person does who looks up after every key: no further than until
   * `enough` characters are suggested, or else back to where most were. The
   * ghost text, empty if none came.
   */
  async typeUntilGhost(text: string, enough: number, timeout = TIMEOUT_MS): Promise<string> {
    let best = { at: text.length, length: 0 };
    for (let at = 1; at <= text.length; at += 1) {
      await this.type(text[at - 1]!);
      const { length } = (await this.#lookUp()).trim();
      if (length > best.length) {
        best = { at, length };
      }
      if (length >= enough) {
        break;
      }
    }
    for (let at = best.at + 1; at <= text.length && best.length < enough; at += 1) {
      await this.press('Backspace');
    }
    // The model may still be loading; a key makes VS Code ask again.
    const deadline = Date.now() + timeout;
    while ((await this.#lookUp()) === '' && Date.now() < deadline) {
      await this.press('Backspace');
      await this.type(text[best.at - 1]!);
    }
    return this.ghostText();
  }

  /** The ghost text that comes after a key, if one comes. */
  async #lookUp(): Promise<string> {
    return this.waitForGhostText(LOOK).catch(() => '');
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The ghost text that is shown now; empty if there is none. */
  async ghostText(): Promise<string> {
    return plain((await this.page.locator(GHOST).allTextContents()).join(''));
  }

  async waitForGhostText(timeout = TIMEOUT_MS): Promise<string> {
    await this.page.locator(GHOST).first().waitFor({ timeout });
    return this.ghostText();
  }

  async waitForNoGhostText(timeout = TIMEOUT_MS): Promise<void> {
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
    // All at once: an item asked for by its place in the bar may be gone by the time of the question.
    const labels = await this.page
      .locator('.statusbar-item')
      .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
    return labels.filter((label) => label !== null);
  }

  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item-message').allTextContents();
  }

  /** Waits until VS Code has nothing to start any more, as far as it says so in the status bar. */
  async settled(): Promise<void> {
    await this.until(
      async () =>
        !(await this.statusBar()).some((text) => /Activating|Loading|Analyzing/.test(text)),
      'VS Code has started everything',
    );
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

  /** Waits until `condition` holds; the error says what was waited for, as things are then. */
  async until(
    condition: () => Promise<boolean>,
    what: string | (() => string),
    timeout = TIMEOUT_MS,
  ): Promise<void> {
    const deadline = Date.now() + timeout;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        const said = typeof what === 'string' ? what : what();
        throw new Error(`Waited ${timeout / 1000} s until ${said}.`);
      }
      await delay(50);
    }
  }

  /**
   * Opens the quick input with `key`, writes `text` and presses Enter once
   * `ready` is there. Before everything has started, keys get lost and
   * searches find nothing: then all of it is done again.
   */
  async #quickInput(key: string, text: string, ready?: Locator): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    const attempt = async (): Promise<void> => {
      await this.page.keyboard.press(key);
      await input.waitFor({ timeout: 3000 });
      await input.fill(text);
      await ready?.waitFor({ timeout: 3000 });
    };
    const succeeds = async (): Promise<boolean> => {
      try {
        await attempt();
        return true;
      } catch {
        await this.page.keyboard.press('Escape');
        return false;
      }
    };
    await this.until(succeeds, `VS Code finds "${text}"`, TIMEOUT_MS);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** The entry that Enter takes, if `words` are in it. */
  #firstEntry(words: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words });
  }
}

/** The editor paints spaces as no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
