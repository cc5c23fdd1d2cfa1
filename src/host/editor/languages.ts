import { isLanguageTag } from '../../core/text/language.ts';
import { languages, type Language } from '../../core/text/languages.ts';
import type { CountedLanguage, LanguageTag } from '../../protocol/engine.ts';
import type { ScannedLanguage } from '../../protocol/inspection.ts';

const byId: ReadonlyMap<string, Language> = new Map(
  languages.map((language) => [language.id, language]),
);

/** VS Code's language identifiers that completion works in. */
export const LANGUAGE_IDS: readonly string[] = [...byId.keys()];

/** The language whose texts complete a document in this one; undefined where nothing is completed. */
export function countedLanguage(languageId: string): CountedLanguage | undefined {
  return byId.get(languageId)?.countedAs;
}

/** Whether the network was trained on a language. */
export function isTrainedOn(languageId: string): boolean {
  return isLanguageTag(countedLanguage(languageId) ?? '');
}

/** What the network reads a language as; one that it was not trained on is read as the one with the most text. */
export function languageTag(languageId: string): LanguageTag {
  const countedAs = countedLanguage(languageId) ?? '';
  return isLanguageTag(countedAs) ? countedAs : 'ts';
}

/** The name for the user; of a language unknown here, its identifier. */
export function languageName(languageId: string): string {
  return byId.get(languageId)?.name ?? languageId;
}

/** What the labels scan a language as, if they apply to it. */
export function scannedLanguage(languageId: string): ScannedLanguage | 'none' {
  return byId.get(languageId)?.scannedAs ?? 'none';
}
