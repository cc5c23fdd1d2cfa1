import { pairBits } from './letter-pairs.ts';

/** Least length of a random word; a shorter one cannot be told from a name. */
const shortestRandom = 16;
/** Least length of its random part, since its beginning may look like a word. */
const shortestPart = 12;

const other = 0;
const small = 1;
const capital = 2;
const digit = 3;

const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 0x61 && unit <= 0x7a) return small;
  if (unit >= 0x41 && unit <= 0x5a) return capital;
  return unit >= 0x30 && unit <= 0x39 ? digit : other;
});

function kindAt(word: string, at: number): number {
  return kinds[word.charCodeAt(at)] ?? other;
}

/** Bits that a sign of a kind (column) costs in an identifier after one of another (row), by its kind alone. */
const inIdentifier: readonly (readonly number[])[] = [
  [0, 0.8, 1.3, 3],
  [0, 0.15, 3.5, 4.5],
  [0, 1.2, 0.8, 4],
  [0, 2.8, 2.8, 0.7],
];
const anyDigit = Math.log2(10);
/**
 * Bits by which a separator is likelier between the words of an identifier than in base 64, where one sign in 32 is
 * one.
 */
const separator = 2.5;
/** Least signs for each separator in a random part. */
const apart = 12;

/**
 * Bits by which a part with digits, a short one with digits, and one without must be cheaper as random signs than as
 * words.
 */
const enough = 7;
const enoughOfShort = 10;
const enoughOfLetters = 20;

/**
 * Whether a part of a word was drawn sign by sign rather than made of words: it costs fewer bits as random signs. After
 * a separator, and after a change of case, another word begins.
 */
export function isRandom(word: string): boolean {
  if (word.length < shortestRandom) return false;
  if (isHex(word)) return true;
  // A number of 64 bits.
  if (/^0x[\da-f]+(?:u?l{0,2}|n)$/i.test(word)) return false;
  const drawn = Math.log2(alphabetOf(word));
  let gain = 0;
  let start = 0;
  let digits = 0;
  let letters = 0;
  let separators = 0;
  let steady = 0;
  let before = other;
  let letterBefore = 26;
  for (let at = 0; at < word.length; at++) {
    const kind = kindAt(word, at);
    const step = word.charCodeAt(at) - word.charCodeAt(at - 1);
    if (step === 0 || step === 1) steady++;
    if (kind === digit) gain += inIdentifier[before]![kind]! + anyDigit - drawn;
    else if (kind !== other) {
      const goesOn = kind === before || (kind === small && before === capital);
      const letter = (word.charCodeAt(at) | 0x20) - 0x61;
      gain += inIdentifier[before]![kind]! + pairBits(goesOn ? letterBefore : 26, letter) - drawn;
    } else if (word[at] !== '+' && word[at] !== '=') {
      gain -= separator;
      separators++;
    }
    if (kind === digit) digits++;
    else if (kind !== other) {
      letters++;
      letterBefore = (word.charCodeAt(at) | 0x20) - 0x61;
    }
    before = kind;
    if (gain <= 0) {
      gain = 0;
      start = at + 1;
      digits = 0;
      letters = 0;
      separators = 0;
      steady = 0;
      continue;
    }
    const length = at - start + 1;
    if (length < shortestPart || letters < 4 || separators * apart > length) continue;
    // An alphabet, or the same sign over and over.
    if (steady * 3 > length) continue;
    const least = length < shortestRandom ? enoughOfShort : enough;
    if (gain >= (digits > 0 ? least : enoughOfLetters)) return true;
  }
  return false;
}

/** How many signs there are of the kinds in a word. */
function alphabetOf(word: string): number {
  const has = [0, 0, 0, 0];
  for (let at = 0; at < word.length; at++) has[kindAt(word, at)] = 1;
  return 26 * (has[small]! + has[capital]!) + 10 * has[digit]! || 1;
}

/** Long enough for a key or a fingerprint, with digits and letters. */
function isHex(word: string): boolean {
  const [run = ''] = /[\da-f]{32,}|[\dA-F]{32,}/.exec(word) ?? [];
  return /\d/.test(run) && /[a-f]/i.test(run) && new Set(run).size >= 8;
}
