import { isLanguageTag } from '../../core/text/language.ts';
import { languages, type Language } from '../../core/text/languages.ts';
import type { Family, LanguageTag } from '../../protocol/engine.ts';
import type { LabelLanguage } from '../../protocol/inspection.ts';

const byId: ReadonlyMap<string, Language> = new Map(
  languages.map((language) => [language.id, language]),
);

/** VS Code's language identifiers that completion works in. */
export const LANGUAGE_IDS: readonly string[] = [...byId.keys()];

/** Whose texts complete a document in this language; undefined where completion has no business. */
export function familyOfLanguage(languageId: string): Family | undefined {
  return byId.get(languageId)?.family;
}

/** Whether the network was trained on a language. */
export function isTrainedOn(languageId: string): boolean {
  return isLanguageTag(familyOfLanguage(languageId) ?? '');
}

/** What the network reads a language as: one that it was not trained on as the language with the most text. */
export function languageTag(languageId: string): LanguageTag {
  const family = familyOfLanguage(languageId) ?? '';
  return isLanguageTag(family) ? family : 'ts';
}

/** The name for the user; of a language unknown here, its identifier. */
export function languageName(languageId: string): string {
  return byId.get(languageId)?.name ?? languageId;
}

/** What the labels scan a language as, if they apply to it. */
export function labelLanguage(languageId: string): LabelLanguage | 'none' {
  return byId.get(languageId)?.labels ?? 'none';
}
