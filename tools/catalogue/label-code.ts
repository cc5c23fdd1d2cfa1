import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { repository } from '../editor/paths.ts';

const folder = 'src/core/labels';

/** sha256 of the code that computes the labels: each file's path and content, by path. */
export function labelCode(root = repository): string {
  const hash = createHash('sha256');
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .sort();
  for (const file of files) {
    hash.update(`${file}\0${readFileSync(path.join(root, file), 'utf8')}\0`);
  }
  return hash.digest('hex');
}
