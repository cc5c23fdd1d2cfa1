/** A language that the model was trained on; each has a tag symbol in the vocabulary. */
export type LanguageTag = 'c' | 'py' | 'ts';
