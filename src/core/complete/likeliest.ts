import type { Vocabulary } from '../text/vocabulary.ts';
import type { Writer } from './author.ts';
import { unknownCharacter } from './boundary.ts';

/** A symbol that may come next. */
interface Next {
  readonly id: number;
  /** Empty for what is not a character; `unknownCharacter` for the unknown symbol. */
  readonly character: string;
  readonly probability: number;
}

/** The two likeliest symbols; `forbidden` is left out, and the others share its probability. */
export function likeliest(
  vocabulary: Vocabulary,
  { prediction: { probabilities } }: Writer,
  forbidden: number | undefined,
): [Next, Next] {
  let first = -1;
  let second = -1;
  probabilities.forEach((p, id) => {
    if (id === forbidden) return;
    if (first < 0 || p > probabilities[first]!) {
      second = first;
      first = id;
    } else if (second < 0 || p > probabilities[second]!) second = id;
  });
  const lost = forbidden === undefined ? 0 : probabilities[forbidden]!;
  const next = (id: number): Next => ({
    id,
    character: id === vocabulary.unknown ? unknownCharacter : (vocabulary.characterOf(id) ?? ''),
    probability: probabilities[id]! / (1 - lost),
  });
  return [next(first), next(second)];
}
