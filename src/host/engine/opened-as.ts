import type { TextDocument } from 'vscode';
import type { OpenedAs } from './document-mirror.ts';
import { countedLanguage, scannedLanguage, languageTag } from '../editor/languages.ts';
import { looksSecret } from '../learning/learnable.ts';
import { SNIPPET_SCHEME } from '../completion/places.ts';

/** The properties of a document that decide how it is opened. */
interface Named {
  readonly languageId: TextDocument['languageId'];
  readonly uri: Pick<TextDocument['uri'], 'path' | 'scheme'>;
}

/** How the engine is to treat a document, whatever folder it is in. */
export function openedAs({ languageId, uri }: Named): Omit<OpenedAs, 'group'> {
  // A snippet is not the user's own code, so it is not counted.
  const isSnippet = uri.scheme === SNIPPET_SCHEME;
  return {
    language: languageTag(languageId),
    scannedAs: scannedLanguage(languageId),
    countedAs: isSnippet ? null : (countedLanguage(languageId) ?? null),
    learned: !looksSecret(uri.path),
  };
}
