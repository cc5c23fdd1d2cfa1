import type { ScannedLanguage } from '../core/labels/language.ts';
import { isLanguageTag, type LanguageTag } from '../core/text/language.ts';
import { languageOfFile } from '../core/text/languages.ts';

export interface FileLanguage {
  readonly tag: LanguageTag;
  /** Undefined where labels do not apply. */
  readonly scannedAs: ScannedLanguage | undefined;
}

/** By the file's ending; any text that the model was not trained on is read as C, and has no labels. */
export function languageOf(file: string): FileLanguage {
  const { countedAs = '', scannedAs } = languageOfFile(file) ?? {};
  return isLanguageTag(countedAs)
    ? { tag: countedAs, scannedAs }
    : { tag: 'c', scannedAs: undefined };
}
