/** The languages that the model was trained on; each has a tag symbol in the vocabulary. */
export const languageTags = ['c', 'py', 'ts'] as const;
export type LanguageTag = (typeof languageTags)[number];

/**
 * Languages whose texts teach one another: those of a tag, or any other language by its own name, which the model was
 * never trained on and which is completed by the counts alone.
 */
export type Family = string;

export function isLanguageTag(family: Family): family is LanguageTag {
  return languageTags.some((tag) => tag === family);
}
