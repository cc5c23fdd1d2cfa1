import { readFile } from 'node:fs/promises';

import { SyntaxQueries } from '../../../src/runtime/syntax/queries.ts';
import { grammarFiles } from '../../../tools/grammars.ts';

/** A grammar that makes tree-sitter abort as soon as it is loaded: it starts with emscripten's `_abort_js`. */
export const abortingGrammar = Buffer.from(
  [
    '\0asm\x01\0\0\0',
    '\0\x0f\x08dylink.0\x01\x04\0\0\0\0',
    '\x01\x04\x01\x60\0\0',
    '\x02\x11\x01\x03env\x09_abort_js\0\0',
    '\x08\x01\0',
  ].join(''),
  'latin1',
);

/** With the grammars as they are installed, without a build; by a clock that stands still unless another is given. */
export function installedQueries(now = (): number => 0): SyntaxQueries {
  const files = grammarFiles();
  return new SyntaxQueries(
    { read: async (name) => new Uint8Array(await readFile(files[name]!)) },
    now,
  );
}
