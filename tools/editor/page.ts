/** Drives a workbench as a person does: by keys, and by reading what is shown. */
import { setTimeout as delay } from 'node:timers/promises';

import type { Locator, Page } from 'playwright-core';

import { THEMES, writeSettings, type Settings, type Theme } from './settings.ts';

/** Evaluated in the page. Lines are sorted by the `top` of their style, as the order of the elements is arbitrary. */
const VISIBLE_LINES = `
  [...document.querySelectorAll('.editor-instance .view-line')]
    .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
    .map((line) => line.textContent)
`;
const GHOST =
  '.editor-instance .ghost-text-decoration, .editor-instance .ghost-text-decoration-preview';
const KEY_DELAY = 30;
/** Milliseconds, longer than a suggestion takes after a key. */
const LOOK = 1000;
const TIMEOUT_MS = 60_000;

export class EditorPage {
  readonly page: Page;
  readonly #userData: string;

  constructor(page: Page, userData: string) {
    this.page = page;
    this.#userData = userData;
  }

  /** Opens a file of the workspace by its name, and waits until its editor has the focus. */
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
   * Types `text`, looking for ghost text after every key, and stops when
   * `enough` characters are suggested, or else goes back to where most were.
   * Returns the ghost text, empty if none came.
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

  /** Waits for ghost text after a key; empty if none comes. */
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
   * The visible lines as they are painted, with the ghost text in them. Keys
   * take effect a moment after they were pressed: wait with `until`.
   */
  async lines(): Promise<string[]> {
    return (await this.page.evaluate<string[]>(VISIBLE_LINES)).map(plain);
  }

  /** The texts of the status bar, as screen readers get them. */
  async statusBar(): Promise<string[]> {
    // All at once: an item that is requested by its index may be gone meanwhile.
    const labels = await this.page
      .locator('.statusbar-item')
      .evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
    return labels.filter((label) => label !== null);
  }

  async notifications(): Promise<string[]> {
    return this.page.locator('.notification-list-item-message').allTextContents();
  }

  /** Waits until VS Code has finished starting, as far as the status bar shows that. */
  async settled(): Promise<void> {
    await this.until(
      async () =>
        !(await this.statusBar()).some((text) => /Activating|Loading|Analyzing/.test(text)),
      'VS Code has started everything',
    );
  }

  /** Changes user settings, which the workbench then applies. */
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

  /** Waits until `condition` holds; the error on timeout says what was waited for, as `what` describes it then. */
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
   * searches find nothing: then the whole attempt is repeated.
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

  /** The focused entry, which Enter accepts, if it contains `words`. */
  #firstEntry(words: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words });
  }
}

/** The editor paints spaces as no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
