/** Reads and writes the files that hold the strings of the extension. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { messagesOf, type LocalizedFiles, type Messages } from './l10n.ts';

/** The languages that every string must exist in, besides English. */
const LANGUAGES = ['pt-br'];

export function readLocalized(root: string): LocalizedFiles {
  return {
    sources: new Map(
      readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => path.join('src', file))
        .sort()
        .map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
    ),
    packageJson: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')),
    packageNls: readMessages(path.join(root, 'package.nls.json')),
    bundle: readMessages(path.join(root, 'l10n/bundle.l10n.json')),
    translations: new Map(
      LANGUAGES.map((language) => [
        language,
        {
          packageNls: readMessages(path.join(root, `package.nls.${language}.json`)),
          bundle: readMessages(path.join(root, `l10n/bundle.l10n.${language}.json`)),
        },
      ]),
    ),
  };
}

/**
 * Writes the English strings of the program, and adds the missing ones to each
 * translation as empty strings, which the check refuses until they are filled in.
 */
export function updateBundles(root: string): void {
  const { sources, translations } = readLocalized(root);
  const { messages } = messagesOf(sources);
  write(root, 'l10n/bundle.l10n.json', messages);
  for (const [language, { bundle }] of translations) {
    const kept = Object.keys(messages).map((key) => [key, bundle[key] ?? '']);
    write(root, `l10n/bundle.l10n.${language}.json`, Object.fromEntries(kept) as Messages);
  }
}

function readMessages(file: string): Messages {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Messages) : {};
}

function write(root: string, file: string, messages: Messages): void {
  mkdirSync(path.join(root, 'l10n'), { recursive: true });
  writeFileSync(path.join(root, file), `${JSON.stringify(messages, undefined, 2)}\n`);
}
