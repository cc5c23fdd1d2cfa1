/** A picture of the workbench with ghost text in it, as `npm start -- --screenshot` takes it. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { EditorPage } from './page.ts';
import { cacheFolder } from './paths.ts';
import { openSession, type SessionOptions } from './session.ts';
import { STILL } from './settings.ts';
import type { Place } from './start-options.ts';

const SIZE = { width: 1280, height: 720 };
/** Length in characters from which on a suggestion is taken for the picture; if none is as long, the longest is. */
const ENOUGH = 8;
const FAILURE = path.join(cacheFolder, 'failure.png');

export interface Picture {
  readonly to: string;
  /** The file of the workspace to show. */
  readonly file: string;
  readonly place: Place;
}

/** Returns the ghost text in the picture. */
export async function takePicture(
  { to, file, place }: Picture,
  options: SessionOptions,
): Promise<string> {
  const session = await openSession({ ...options, size: SIZE, scale: 2, settings: STILL });
  const editor = new EditorPage(session.page, session.userData);
  try {
    await editor.openFile(file);
    await editor.goTo(place.line, place.column);
    await editor.settled();
    const ghost = await editor.typeUntilGhost(place.text, ENOUGH);
    if (ghost === '') {
      throw new Error(await silence(editor, place.text));
    }
    await mkdir(path.dirname(path.resolve(to)), { recursive: true });
    await editor.screenshot(to);
    return ghost;
  } catch (error) {
    await editor.screenshot(FAILURE);
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\nWhat it looked like: ${FAILURE}`, { cause: error });
  } finally {
    await session.close();
  }
}

async function silence(editor: EditorPage, text: string): Promise<string> {
  const status = (await editor.statusBar()).filter((item) => item.includes('Neuron Lens'));
  return `No ghost text after ${JSON.stringify(text)}; Neuron Lens says: ${status.join(', ') || 'nothing'}. Try another text with --type.`;
}
