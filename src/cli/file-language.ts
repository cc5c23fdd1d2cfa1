import type { LabelLanguage } from '../core/labels/language.ts';
import { isLanguageTag, type LanguageTag } from '../core/text/language.ts';
import { languageOfFile } from '../core/text/languages.ts';

export interface FileLanguage {
  readonly tag: LanguageTag;
  /** Undefined where labels do not apply. */
  readonly labels: LabelLanguage | undefined;
}

/** By the file's ending; any text that the model was not trained on is read as C, and has no labels. */
export function languageOf(file: string): FileLanguage {
  const { family = '', labels } = languageOfFile(file) ?? {};
  return isLanguageTag(family) ? { tag: family, labels } : { tag: 'c', labels: undefined };
}
