import { readFile } from 'node:fs/promises';

import { SyntaxQueries } from '../../../src/runtime/syntax/queries.ts';
import { grammarFiles } from '../../../tools/grammars.ts';

/** With the grammars as they are installed, without a build. */
export function installedQueries(): SyntaxQueries {
  const files = grammarFiles();
  return new SyntaxQueries({ read: async (name) => new Uint8Array(await readFile(files[name]!)) });
}
