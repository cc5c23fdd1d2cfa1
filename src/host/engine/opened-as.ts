import type { TextDocument } from 'vscode';
import type { OpenedAs } from './document-mirror.ts';
import { countedLanguage, scannedLanguage, languageTag } from '../editor/languages.ts';
import { looksSecret } from '../learning/learnable.ts';
import { SNIPPET_SCHEME } from '../completion/places.ts';

/** What of a document decides how it is opened. */
interface Named {
  readonly languageId: TextDocument['languageId'];
  readonly uri: Pick<TextDocument['uri'], 'path' | 'scheme'>;
}

/** What the engine is to take a document for, in whatever folder it lies. */
export function openedAs({ languageId, uri }: Named): Omit<OpenedAs, 'group'> {
  // What others wrote is no sample of how this reader writes.
  const isSnippet = uri.scheme === SNIPPET_SCHEME;
  return {
    language: languageTag(languageId),
    scannedAs: scannedLanguage(languageId),
    countedAs: isSnippet ? null : (countedLanguage(languageId) ?? null),
    learned: !looksSecret(uri.path),
  };
}
