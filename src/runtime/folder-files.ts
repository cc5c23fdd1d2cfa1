import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../protocol/error.ts';
import type { ModelFiles } from './model-files.ts';

/** The files of a folder on this machine. */
export function folderFiles(folder: string): ModelFiles {
  return {
    async read(name) {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        throw new EngineError('modelFileMissing', join(folder, name), { cause: error });
      }
    },
  };
}
