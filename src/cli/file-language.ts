import { extname } from 'node:path';
import type { LabelLanguage } from '../core/labels/language.ts';
import type { LanguageTag } from '../core/text/language.ts';

export interface FileLanguage {
  readonly tag: LanguageTag;
  /** Undefined where labels do not apply. */
  readonly labels: LabelLanguage | undefined;
}

const languages: readonly (readonly [extensions: string, FileLanguage])[] = [
  ['.ts .mts .cts', { tag: 'ts', labels: 'ts' }],
  ['.tsx .js .jsx .mjs .cjs', { tag: 'ts', labels: 'tsx' }],
  ['.py .pyi .pyw', { tag: 'py', labels: 'py' }],
  ['.c .h .cc .hh .cpp .hpp .cxx .hxx', { tag: 'c', labels: 'c' }],
];

/** By the file's ending; any other text is read as the model reads C, and has no labels. */
export function languageOf(file: string): FileLanguage {
  const extension = extname(file).toLowerCase();
  const found = languages.find(([extensions]) => extensions.split(' ').includes(extension));
  return found?.[1] ?? { tag: 'c', labels: undefined };
}
