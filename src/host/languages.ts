import type { LanguageTag } from '../protocol/engine.ts';

interface Language {
  readonly tag: LanguageTag;
  /** As the editor's own language picker writes it. */
  readonly name: string;
}

/** VS Code's language identifiers that the model can complete. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map<string, Language>([
  ['c', { tag: 'c', name: 'C' }],
  ['cpp', { tag: 'c', name: 'C++' }],
  ['javascript', { tag: 'ts', name: 'JavaScript' }],
  ['javascriptreact', { tag: 'ts', name: 'JavaScript JSX' }],
  ['python', { tag: 'py', name: 'Python' }],
  ['typescript', { tag: 'ts', name: 'TypeScript' }],
  ['typescriptreact', { tag: 'ts', name: 'TypeScript JSX' }],
]);

export const LANGUAGE_IDS: readonly string[] = [...LANGUAGES.keys()];

export function languageTag(languageId: string): LanguageTag | undefined {
  return LANGUAGES.get(languageId)?.tag;
}

/** The name for the user; of a language unknown here, its identifier. */
export function languageName(languageId: string): string {
  return LANGUAGES.get(languageId)?.name ?? languageId;
}
