/**
 * The page of the Neuron Inspector in a headless browser with the real engine: for pictures and for tests that need no
 * editor.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'playwright-core';

import type { FetchEarlier } from '../../src/host/inspector/earlier-text.ts';
import type { OpenFile } from '../../src/host/inspector/other-files.ts';
import { PanelSession } from '../../src/host/inspector/panel-session.ts';
import { pageHtml } from '../../src/host/inspector/page-html.ts';
import { panelStrings } from '../../src/host/inspector/strings.ts';
import type { Params } from '../../src/protocol/engine.ts';
import type { PanelMemory, ShownDocument, ToHost, ToPanel } from '../../src/protocol/panel.ts';
import { launchBrowser } from '../editor/browser.ts';
import { repository } from '../editor/paths.ts';
import type { Theme } from '../editor/settings.ts';
import type { PageEngine } from './engine.ts';
import { pageTheme } from './themes.ts';

/** How many checks in a row, each two frames long, must find the page idle. */
const QUIET_LOOKS = 2;

const ORIGIN = 'https://inspector.test';
/** As in a workbench: on a busy machine an answer of the engine takes its time. */
const TIMEOUT_MS = 60_000;

export interface PageOptions {
  readonly theme: Theme;
  readonly language?: 'en' | 'pt-br';
  readonly size?: { readonly width: number; readonly height: number };
  readonly scale?: number;
  readonly document: () => ShownDocument | undefined;
  readonly engine: PageEngine;
  readonly memory?: PanelMemory;
  /** Fetches earlier versions of the document; by default there are none. */
  readonly earlier?: FetchEarlier;
  /** The other open files, also open in the engine; by default there are none. */
  readonly others?: () => readonly OpenFile[];
}

export interface InspectorPage {
  readonly page: Page;
  readonly session: PanelSession;
  /** Messages from the page other than requests. */
  readonly said: readonly ToHost[];
  /** Errors in the page. */
  readonly errors: readonly string[];
  /** Waits until the file is read and the page has no more requests. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function openInspectorPage(options: PageOptions): Promise<InspectorPage> {
  const { theme, language = 'en', size = { width: 1000, height: 760 }, scale = 1 } = options;
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale });
  page.setDefaultTimeout(TIMEOUT_MS);
  const said: ToHost[] = [];
  const errors: string[] = [];
  let pending = 0;
  /** Counts messages in both directions: on a busy machine several may pass during one check. */
  let exchanged = 0;
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  const request: PageEngine['ask'] = async (kind, params) => {
    pending += 1;
    exchanged += 1;
    // Texts that the session opens besides the document have to be read, too.
    if (kind === 'open') unread.add((params as Params<'open'>).uri);
    if (kind === 'close') unread.delete((params as Params<'close'>).uri);
    try {
      return await options.engine.ask(kind, params);
    } finally {
      pending -= 1;
    }
  };
  const session = new PanelSession(
    {
      // Typed arrays cannot be sent to the page as they are.
      post: (message) => {
        exchanged += 1;
        void page.evaluate(post, pack(message)).catch(() => undefined);
      },
      ready: () => Promise.resolve({ request }),
      describe: ({ code, detail }) => `${code}: ${detail}`,
      strings: panelStrings({ t: translation(language) }),
      language,
      pinned: () => [],
      warn: (message) => errors.push(message),
      ...(options.earlier && { earlier: options.earlier }),
      ...(options.others && { others: options.others }),
    },
    options.document,
  );
  await page.exposeFunction('toHost', (message: unknown) => {
    const event = session.receive(message);
    if (event !== undefined) said.push(event);
  });
  session.memory = options.memory;
  session.setModel(options.engine.summary);
  const unread = new Set<string>();
  options.engine.onProgress((progress) => {
    session.earlierProgress(progress);
    if (progress.done) unread.delete(progress.uri);
    else unread.add(progress.uri);
    if (progress.uri !== session.uri) return;
    session.progress(progress.read, progress.readable, progress.done);
  });
  // An engine that has not started reading has not reported any progress.
  const isRead = async (): Promise<boolean> => {
    const shown = options.document();
    if (shown === undefined || session.uri !== shown.uri) return true;
    const answer = await options.engine.ask('inspect', {
      ...{ uri: shown.uri, version: shown.version, from: 0, to: 1 },
      ...{ subject: { layer: 0, unit: 0 }, quantity: 'h' },
    });
    return answer.kind === 'none' || answer.read === answer.readable;
  };
  await serve(page, theme, language);
  await page.goto(`${ORIGIN}/`);
  const settled = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_LOOKS;) {
      const before = exchanged;
      const hasRead = [session.uri, session.earlierUri].every((uri) => !unread.has(uri ?? ''));
      const isIdle = (await page.evaluate(hasNothingToDo)) && (await isRead());
      quiet = isIdle && hasRead && pending === 0 && exchanged === before ? quiet + 1 : 0;
    }
  };
  return { page, session, said, errors, settled, close: () => browser.close() };
}

/** Changes the page's theme, as if the reader had chosen another one. */
export async function wearTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate(({ variables, bodyClass }) => {
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
    document.body.className = bodyClass;
  }, pageTheme(theme));
}

async function serve(page: Page, theme: Theme, language: string): Promise<void> {
  const files = path.join(repository, 'dist');
  await page.route(`${ORIGIN}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name !== '') return route.fulfill({ path: path.join(files, name) });
    const html = pageHtml({
      ...{ language, source: ORIGIN },
      script: `${ORIGIN}/inspector.js`,
      style: `${ORIGIN}/inspector.css`,
    });
    return route.fulfill({ contentType: 'text/html', body: html });
  });
  // tsx compiles calls of this into the functions that run in the page.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(prepare, pageTheme(theme));
}

/** Runs in the page: whether no timer is running once received messages have been drawn. */
function hasNothingToDo(): Promise<boolean> {
  const { running } = window as unknown as { running: ReadonlySet<number> };
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(running.size === 0)));
  });
}

/** Runs in the page before its own script: provides what VS Code gives a webview. */
function prepare({ variables, bodyClass }: ReturnType<typeof pageTheme>): void {
  const world = window as unknown as Record<string, unknown>;
  world['acquireVsCodeApi'] = () => ({
    postMessage: world['toHost'],
    setState: () => undefined,
  });
  const running = new Set<number>();
  const start = window.setTimeout.bind(window);
  const stop = window.clearTimeout.bind(window);
  world['running'] = running;
  world['setTimeout'] = (then: () => void, milliseconds?: number) => {
    const id = start(() => {
      running.delete(id);
      then();
    }, milliseconds);
    running.add(id);
    return id;
  };
  world['clearTimeout'] = (id?: number) => {
    if (id !== undefined) running.delete(id);
    stop(id);
  };
  new MutationObserver((_, observer) => {
    if ((document.body as HTMLElement | null) === null) return;
    observer.disconnect();
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
    document.body.className = bodyClass;
  }).observe(document, { childList: true, subtree: true });
}

/** Replaces typed arrays by objects that name their type. */
function pack(message: ToPanel): unknown {
  return JSON.parse(
    JSON.stringify(message, (_, value: unknown) =>
      ArrayBuffer.isView(value)
        ? {
            array: value.constructor.name,
            bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'),
          }
        : value,
    ),
  );
}

/** Runs in the page: restores the typed arrays and dispatches the message. */
function post(packed: unknown): void {
  const arrays: Readonly<Record<string, new (buffer: ArrayBuffer) => unknown>> = {
    ...{ Int8Array, Int16Array, Uint8Array, Float32Array },
  };
  const unpack = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const { array, bytes } = value as { array?: string; bytes?: string };
    if (array !== undefined && bytes !== undefined) {
      const raw = atob(bytes);
      const units = new Uint8Array(raw.length);
      // A loop, as `from` with a function is many times slower.
      for (let at = 0; at < raw.length; at++) units[at] = raw.charCodeAt(at);
      return new arrays[array]!(units.buffer);
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpack(part)]));
  };
  // Dispatched synchronously: a task of its own would have to be waited for, too.
  window.dispatchEvent(new MessageEvent('message', { data: unpack(packed) }));
}

function translation(language: string): (message: string) => string {
  if (language === 'en') return (message) => message;
  const file = path.join(repository, 'l10n', `bundle.l10n.${language}.json`);
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return (message) => messages[message] ?? message;
}
