/**
 * The display languages of our own strings, without a language pack from the
 * marketplace: with an empty one VS Code runs in that language, with its own
 * texts in English and the extension's translated.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const LOCALES = ['en', 'pt-br'] as const;

export type Locale = (typeof LOCALES)[number];

export function isLocale(locale: string | undefined): locale is Locale {
  return LOCALES.some((each) => each === locale);
}

export async function writeLanguagePacks(userData: string): Promise<void> {
  const translations = path.join(userData, 'empty-language-pack.json');
  await mkdir(userData, { recursive: true });
  await writeFile(translations, JSON.stringify({ contents: {} }));
  const packs = {
    'pt-br': {
      hash: 'neuron-lens',
      extensions: [{ extensionIdentifier: { id: 'neuron-lens.pt-br' }, version: '1.0.0' }],
      label: 'português (Brasil)',
      translations: { vscode: translations },
    },
  };
  await writeFile(path.join(userData, 'languagepacks.json'), JSON.stringify(packs));
}
