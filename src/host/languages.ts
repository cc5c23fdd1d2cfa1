import type { LanguageTag } from '../protocol/engine.ts';
import type { LabelLanguage } from '../protocol/inspection.ts';

interface Language {
  readonly tag: LanguageTag;
  readonly labels: LabelLanguage;
  /** As the editor's own language picker writes it. */
  readonly name: string;
}

/** VS Code's language identifiers that the model can complete. */
const LANGUAGES: ReadonlyMap<string, Language> = new Map<string, Language>([
  ['c', { tag: 'c', labels: 'c', name: 'C' }],
  ['cpp', { tag: 'c', labels: 'c', name: 'C++' }],
  ['javascript', { tag: 'ts', labels: 'tsx', name: 'JavaScript' }],
  ['javascriptreact', { tag: 'ts', labels: 'tsx', name: 'JavaScript JSX' }],
  ['python', { tag: 'py', labels: 'py', name: 'Python' }],
  ['typescript', { tag: 'ts', labels: 'ts', name: 'TypeScript' }],
  ['typescriptreact', { tag: 'ts', labels: 'tsx', name: 'TypeScript JSX' }],
]);

export const LANGUAGE_IDS: readonly string[] = [...LANGUAGES.keys()];

export function languageTag(languageId: string): LanguageTag | undefined {
  return LANGUAGES.get(languageId)?.tag;
}

/** The name for the user; of a language unknown here, its identifier. */
export function languageName(languageId: string): string {
  return LANGUAGES.get(languageId)?.name ?? languageId;
}

/** What the labels scan a language as; they do not apply to one that is unknown here. */
export function labelLanguage(languageId: string): LabelLanguage | 'none' {
  return LANGUAGES.get(languageId)?.labels ?? 'none';
}
