/** The sample workspace, as a copy that may be edited. */
import { cp } from 'node:fs/promises';
import path from 'node:path';

import { repository } from './paths.ts';

/** Copies `examples/` and returns the copy. */
export async function copySample(parent: string): Promise<string> {
  const folder = path.join(parent, 'examples');
  await cp(path.join(repository, 'examples'), folder, { recursive: true });
  return folder;
}
