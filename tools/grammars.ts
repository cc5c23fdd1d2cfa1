/** The tree-sitter grammars and the parser, by their file names in `dist/grammars`. */
import { createRequire } from 'node:module';
import path from 'node:path';

import { grammarFile, grammarNames, PARSER_FILE } from '../src/runtime/syntax/grammars.ts';

/** The npm packages that they are from. */
export const GRAMMAR_PACKAGES = ['@vscode/tree-sitter-wasm', 'tree-sitter-c'] as const;

const require = createRequire(import.meta.url);

export function grammarFiles(): Readonly<Record<string, string>> {
  const folder = path.dirname(require.resolve('@vscode/tree-sitter-wasm/package.json'));
  const grammars = grammarNames.map((name) => {
    const file = grammarFile(name);
    // VS Code's package has no grammar for C.
    const own = name === 'c' ? require.resolve('tree-sitter-c/tree-sitter-c.wasm') : undefined;
    return [file, own ?? path.join(folder, 'wasm', file)] as const;
  });
  return {
    ...Object.fromEntries(grammars),
    [PARSER_FILE]: require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  };
}
