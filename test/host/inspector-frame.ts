/** Where the page of the Neuron Inspector is in the workbench. */
import type { Frame } from 'playwright-core';

import type { EditorPage } from '../../tools/editor/page.ts';

/**
 * The frame that the page is in, once an element is there that `selector` finds: VS Code puts a webview into frames of
 * its own.
 */
export async function inspectorFrame(editor: EditorPage, selector: string): Promise<Frame> {
  let found: Frame | undefined;
  const shows = `document.querySelector(${JSON.stringify(selector)}) !== null`;
  await editor.until(async () => {
    for (const frame of editor.page.frames()) {
      if (await frame.evaluate<boolean>(shows).catch(() => false)) found = frame;
    }
    return found !== undefined;
  }, `the inspector has ${selector}`);
  return found!;
}

/** Waits until the panel is the editor that commands are about. */
export async function activeInspector({ page }: EditorPage): Promise<void> {
  const active = page.locator('.editor-group-container.active .tab.active');
  await active.filter({ hasText: 'Neuron Inspector' }).waitFor();
}

/** Waits until the page that the panel had is gone: VS Code loads it anew when the panel is moved. */
export async function loadedAnew(editor: EditorPage, before: Frame): Promise<void> {
  await editor.until(
    () => Promise.resolve(before.isDetached()),
    'the page of the inspector is loaded anew',
  );
}
