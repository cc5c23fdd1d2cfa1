import { mean } from 'simple-statistics';
import { shortest } from '../../../core/complete/whole-thought.ts';
import type { Tally } from './tally.ts';

/** What completion is worth to the person who types; null where there was nothing to take a share of. */
export interface Rates {
  /** Bits per character of what was typed. */
  readonly bpc: number | null;
  /** Keys saved, compared with typing by hand in the same editor, per character of the files. */
  readonly saved: number | null;
  /** Characters that came by suggestions and stay, per character of the files. */
  readonly kept: number | null;
  readonly shownPerChar: number | null;
  /** Share of what was shown that was wholly right. */
  readonly precision: number | null;
  /** Suggestions that were not wholly right, per hundred keys. */
  readonly wrongPer100Keys: number | null;
  /** Of what was shown, in characters. */
  readonly meanLength: number | null;
  /** Shares of what was shown: shorter than three characters, with an end that dangles, and with one within a name. */
  readonly short: number | null;
  readonly dangling: number | null;
  readonly stems: number | null;
  /** Share of what was accepted that reached the line's end. */
  readonly wholeLine: number | null;
}

export function ratesOf(tally: Tally): Rates {
  const { characters, keys, keysByHand, showings, accepted, bits, symbols } = tally;
  const right = showings.filter((showing) => showing.right).length;
  const lengths = showings.reduce((sum, { length }) => sum + length, 0);
  const wholeLines = accepted.filter(({ wholeLine }) => wholeLine).length;
  return {
    bpc: bits === undefined ? null : share(bits, symbols),
    saved: share(keysByHand - keys, characters),
    // Nothing is accepted but what is right.
    kept: share(
      accepted.reduce((sum, { length }) => sum + length, 0),
      characters,
    ),
    shownPerChar: share(showings.length, characters),
    precision: share(right, showings.length),
    wrongPer100Keys: share(100 * (showings.length - right), keys),
    meanLength: share(lengths, showings.length),
    short: share(showings.filter(({ length }) => length < shortest).length, showings.length),
    dangling: share(showings.filter(({ dangling }) => dangling !== null).length, showings.length),
    stems: share(showings.filter(({ isStem }) => isStem === true).length, showings.length),
    wholeLine: share(wholeLines, accepted.length),
  };
}

/** Each package counts the same, however much of it was typed; one that lacks a figure is left out of that one. */
export function macroAverage(packages: readonly Rates[]): Rates {
  const average = (name: keyof Rates): number | null => {
    const values = packages.map((rates) => rates[name]).filter((value) => value !== null);
    return values.length === 0 ? null : mean(values);
  };
  return {
    bpc: average('bpc'),
    saved: average('saved'),
    kept: average('kept'),
    shownPerChar: average('shownPerChar'),
    precision: average('precision'),
    wrongPer100Keys: average('wrongPer100Keys'),
    meanLength: average('meanLength'),
    short: average('short'),
    dangling: average('dangling'),
    stems: average('stems'),
    wholeLine: average('wholeLine'),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
