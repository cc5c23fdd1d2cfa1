/** Folders that take long to fill and never change: unpacked browsers, installed modules. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { cacheFolder } from './paths.ts';

const MARK = '.partial-';

/**
 * The folder `name`, filled by `fill` if it is not there yet.
 *
 * It is filled under another name and renamed at the end, so an interrupted
 * `fill` is never taken for a finished one, and of two processes that fill it
 * at the same time the first one wins.
 */
export async function cached(
  name: string,
  fill: (folder: string) => Promise<void>,
  root = cacheFolder,
): Promise<string> {
  const folder = path.join(root, name);
  if (existsSync(folder)) {
    return folder;
  }
  const partial = `${folder}${MARK}${process.pid.toString()}`;
  await removeAbandoned(root, name);
  await mkdir(partial, { recursive: true });
  try {
    await fill(partial);
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) {
      throw error;
    }
  }
  return folder;
}

/** Deletes half-filled folders of processes that have ended since. */
async function removeAbandoned(root: string, name: string): Promise<void> {
  const entries = await readdir(root).catch(() => []);
  for (const entry of entries) {
    const [start, pid] = entry.split(MARK);
    if (start === name && pid !== undefined && !isAlive(Number(pid))) {
      await rm(path.join(root, entry), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
