/** A workbench in a headless browser: server, browser and page, started and ended together. */
import type { Page } from 'playwright-core';

import { workbenchAddress, type WorkbenchAddress } from './address.ts';
import { launchBrowser } from './browser.ts';
import { startServer, type ServerOptions } from './server.ts';
import { baseSettings, writeSettings, type Settings, type Theme } from './settings.ts';

/** For one step of the workbench, on a busy machine. */
const TIMEOUT_MS = 120_000;

export interface SessionOptions extends ServerOptions, WorkbenchAddress {
  readonly theme?: Theme;
  /** User settings besides those of `baseSettings`. */
  readonly settings?: Settings;
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of a picture for each pixel of the page. */
  readonly scale?: number;
  /** Called with the page before anything is loaded into it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Session {
  readonly page: Page;
  readonly userData: string;
  readonly serverLog: string;
  /** Resolves with the reason if the server or the page ends unasked. */
  readonly lost: Promise<string>;
  close(): Promise<void>;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const { userData, theme = 'light' } = options;
  await writeSettings(userData, { ...baseSettings(theme), ...options.settings });

  const server = await startServer(options);
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  try {
    const page = await browser.newPage({
      viewport: options.size ?? { width: 1280, height: 720 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const lost = Promise.race([
      server.ended.then(() => `the VS Code server ended; its log is ${server.log}`),
      new Promise<string>((resolve) => {
        page.once('crash', () => resolve('the page crashed'));
        browser.once('disconnected', () => resolve('the browser ended'));
      }),
    ]);
    page.setDefaultTimeout(TIMEOUT_MS);
    await options.prepare?.(page);
    await page.goto(workbenchAddress(server, options), { timeout: TIMEOUT_MS });
    return { page, userData, serverLog: server.log, lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}
