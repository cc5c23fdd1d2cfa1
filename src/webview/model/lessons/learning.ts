/** The training diary, page by page: what the network wrote, its loss on unseen code, and the neurons for brackets. */
import type { LanguageTag } from '../../../core/text/language.ts';
import type { CertifiedQuantity, Neuron } from '../../../core/inspect/cell.ts';
import { diary } from './studies.ts';

export const diaryLanguages = ['c', 'py', 'ts'] as const satisfies readonly LanguageTag[];

export interface DiaryPage {
  /** Characters read in all runs so far. */
  readonly characters: number;
  /** Counted from 1; undefined for the network as it is shipped. */
  readonly run: number | undefined;
  /** Bits per character of validation packages. */
  readonly bits: number;
  /** The neuron whose value correlates best with the bracket depth on a fixed text. */
  readonly best: {
    readonly neuron: Neuron;
    readonly quantity: CertifiedQuantity;
    readonly rho: number;
  };
  /** How many values (h and c of each neuron) correlate with it well enough. */
  readonly enough: number;
  readonly wrote: string;
}

/** |rho| from which on a neuron counts as following the depth. */
export const enoughRho: number = diary.enough;
export const runCount = diary.logs.length;

export function diaryPages(language: LanguageTag): readonly DiaryPage[] {
  return diary.points.map(({ characters, run, validation, best, enough, wrote }) => {
    const { layer, unit, quantity, rho } = best[language];
    return {
      ...{ characters, run: run ?? undefined, bits: validation[language] },
      best: { neuron: { layer: layer - 1, unit }, quantity: quantity === 'h' ? 'h' : 'c', rho },
      ...{ enough: enough[language], wrote: wrote[language] },
    };
  });
}

/** The answers that the reader can choose from: orders of magnitude. */
export const guessedCharacters = [100_000, 1_000_000, 10_000_000, 100_000_000] as const;

/** Index of the first of them at which every language has a neuron that follows the depth. */
export function appearsAt(): number {
  const last = Math.max(...diaryLanguages.map((language) => diary.appears[language]));
  return guessedCharacters.findIndex((characters) => characters >= last);
}

export type BracketFate = 'closed' | 'open' | 'wrong';

/**
 * Whether each bracket of a text has its partner: `open` is never closed, `wrong` closes nothing. Strings and comments
 * are not recognised: what the young network writes has none.
 */
export function bracketFates(text: string): ReadonlyMap<number, BracketFate> {
  const fates = new Map<number, BracketFate>();
  const waiting: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if ('([{'.includes(sign)) {
      waiting.push(at);
      fates.set(at, 'open');
    } else if (')]}'.includes(sign)) {
      const opener = waiting.at(-1);
      const isPair = opener !== undefined && '([{'.indexOf(text[opener]!) === ')]}'.indexOf(sign);
      fates.set(at, isPair ? 'closed' : 'wrong');
      if (isPair) fates.set(waiting.pop()!, 'closed');
    }
  }
  return fates;
}
