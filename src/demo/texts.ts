/** The page's texts, in the reader's language. */
import portuguese from '../../l10n/bundle.l10n.pt-br.json';
import type { Translator } from '../host/inspector/translator.ts';
import type { EngineErrorData } from '../protocol/engine.ts';

export const LOCALES = ['en', 'pt-br'] as const;
export type Locale = (typeof LOCALES)[number];

/** The locale that the address asks for, or else the browser's preferred one. */
export function localeOf(search: string, preferred: readonly string[]): Locale {
  const wanted = new URLSearchParams(search).get('lang') ?? preferred[0] ?? '';
  return wanted.toLowerCase().startsWith('pt') ? 'pt-br' : 'en';
}

export function translator(locale: Locale): Translator {
  const messages: Readonly<Record<string, string>> = locale === 'en' ? {} : portuguese;
  return { t: (message) => messages[message] ?? message };
}

export interface DemoTexts {
  readonly about: string;
  readonly code: string;
  readonly sample: string;
  readonly ownText: string;
  readonly readAs: string;
  readonly otherLanguage: string;
  readonly language: string;
  readonly inspector: string;
}

export function demoTexts(l10n: Translator): DemoTexts {
  return {
    about: l10n.t(
      'A small neural network reads code one character at a time. Choose a neuron to see what it does in yours. Nothing leaves this page.',
    ),
    code: l10n.t('Code: paste your own, or edit this'),
    sample: l10n.t('Code'),
    ownText: l10n.t('Your own'),
    readAs: l10n.t('Read as'),
    otherLanguage: l10n.t('Another language'),
    language: l10n.t('Language of this page'),
    inspector: l10n.t('Neuron Inspector'),
  };
}

/** An error in words for the reader. */
export function describeError(l10n: Translator, { code, detail }: EngineErrorData): string {
  if (code === 'runtimeMissing') {
    return l10n.t(
      'The network cannot be computed on this machine: WebAssembly with vector instructions (SIMD) does not run here.',
    );
  }
  return `${l10n.t('The engine is not running.')} ${detail === '' ? code : detail}`;
}
