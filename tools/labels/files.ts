import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { ScannedLanguage } from '../../src/core/labels/language.ts';
import type { GrammarName } from './grammars.ts';

export interface Kind {
  readonly language: ScannedLanguage;
  readonly grammar: GrammarName;
}

const kinds: Readonly<Record<string, Kind>> = {
  '.ts': { language: 'ts', grammar: 'ts' },
  '.mts': { language: 'ts', grammar: 'ts' },
  '.cts': { language: 'ts', grammar: 'ts' },
  '.tsx': { language: 'tsx', grammar: 'tsx' },
  '.js': { language: 'tsx', grammar: 'js' },
  '.mjs': { language: 'tsx', grammar: 'js' },
  '.cjs': { language: 'tsx', grammar: 'js' },
  '.jsx': { language: 'tsx', grammar: 'js' },
  '.py': { language: 'py', grammar: 'py' },
  '.c': { language: 'c', grammar: 'c' },
  '.h': { language: 'c', grammar: 'c' },
  '.cc': { language: 'c', grammar: 'cpp' },
  '.cpp': { language: 'c', grammar: 'cpp' },
  '.cxx': { language: 'c', grammar: 'cpp' },
  '.hh': { language: 'c', grammar: 'cpp' },
  '.hpp': { language: 'c', grammar: 'cpp' },
};

export function kindOf(path: string): Kind | undefined {
  return kinds[extname(path)];
}

/** Headers of C and of C++ have the same extension, so their text decides. */
export function grammarOf(path: string, text: string, kind: Kind): GrammarName {
  const cpp = extname(path) === '.h' && /^\s*(?:class|namespace|template|using)\b/m.test(text);
  return cpp ? 'cpp' : kind.grammar;
}

/** Every source file at or below `path`, in a fixed order. */
export function sourceFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return kindOf(path) ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => entry.isDirectory() || (entry.isFile() && kindOf(entry.name)))
    .flatMap((entry) => sourceFiles(join(path, entry.name)));
}

/** The text with line feeds as line ends, as the grammars' rules expect. */
export function readSource(path: string): string {
  return readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
}
