import { readFile } from 'node:fs/promises';

import { SyntaxQueries } from '../../../src/runtime/syntax/queries.ts';
import { grammarFiles } from '../../../tools/grammars.ts';

/** With the grammars as they are installed, without a build; by a clock that stands still unless another is given. */
export function installedQueries(now = (): number => 0): SyntaxQueries {
  const files = grammarFiles();
  return new SyntaxQueries(
    { read: async (name) => new Uint8Array(await readFile(files[name]!)) },
    now,
  );
}
