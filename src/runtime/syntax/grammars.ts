/** Which grammar of tree-sitter a file is parsed by. */
import { languageOfFile } from '../../core/text/languages.ts';
import type { ScannedLanguage } from '../../core/labels/language.ts';

export const grammarNames = ['c', 'cpp', 'javascript', 'python', 'tsx', 'typescript'] as const;
export type GrammarName = (typeof grammarNames)[number];

const BY_LANGUAGE: Readonly<Record<string, GrammarName>> = {
  c: 'c',
  cpp: 'cpp',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  python: 'python',
  typescript: 'typescript',
  typescriptreact: 'tsx',
};

/** Where the file's name does not tell: the grammar that accepts most of what is scanned alike. */
const BY_SCAN: Readonly<Record<ScannedLanguage, GrammarName>> = {
  c: 'cpp',
  py: 'python',
  ts: 'typescript',
  tsx: 'tsx',
};

/** Undefined where there is none; the ending counts as far as it agrees with what the text is scanned as. */
export function grammarOf(
  uri: string,
  scannedAs: ScannedLanguage | 'none',
): GrammarName | undefined {
  if (scannedAs === 'none') return undefined;
  const named = languageOfFile(uri);
  const own = named?.scannedAs === scannedAs ? BY_LANGUAGE[named.id] : undefined;
  return own ?? BY_SCAN[scannedAs];
}

/** The file of a grammar, and that of the program which parses by it. */
export const grammarFile = (name: GrammarName): string => `tree-sitter-${name}.wasm`;
export const PARSER_FILE = 'web-tree-sitter.wasm';

/** Their folder, by the address of a model's, which lies in `models` in the extension and beside `dist` elsewhere. */
export function grammarsBeside(model: string): string {
  return model.replace(/(?:models[/\\])?[^/\\]+[/\\]?$/, 'dist/grammars');
}
