/** The languages that the model was trained on; each has a tag symbol in the vocabulary. */
export const languageTags = ['c', 'py', 'ts'] as const;
export type LanguageTag = (typeof languageTags)[number];

/**
 * The language that texts are counted as; texts of one complete one another. C++ is counted as C. One of the tags, or
 * the name of a language that the network was never trained on and that is completed by the counts alone.
 */
export type CountedLanguage = string;

export function isLanguageTag(language: CountedLanguage): language is LanguageTag {
  return languageTags.some((tag) => tag === language);
}
