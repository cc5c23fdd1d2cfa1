import type { Vocabulary } from '../text/vocabulary.ts';
import { agreement, farthestBack, follow } from './alignment.ts';
import { candidate, weight, type Candidate } from './candidate.ts';
import { likeNothing, type MatchText } from './match-text.ts';
import { occurrences, type OwnText } from './occurrences.ts';
import { isWordAt, wordStart } from './words.ts';

/** The symbol that a place like this one has next, and what tells how far it is to be believed. */
export interface MatchOpinion {
  readonly symbol: number;
  /** [matchInputs] */
  readonly inputs: readonly number[];
}

export const matchInputs = 13;
/** Opinions at one place, each for another symbol. */
export const mostOpinions = 2;

/** Words before the cursor from whose starts places are followed, too: one of them may be what differs. */
const anchoredWords = 3;
/** Code units before the cursor in which these stand. */
const anchorReach = 80;
/** Places that have a say. */
const mostCandidates = 24;
/** More than this says nothing more. */
const mostExact = 64;

/** What goes on as another text does, but for words that are renamed. */
export interface RenamedPlace {
  readonly text: MatchText;
  /** It is [from, to) of the content. */
  readonly from: number;
  readonly to: number;
  /** Code units before it that are alike. */
  readonly matched: number;
}

/**
 * The next character by the places whose text before is most like that before the cursor (the match model of PAQ,
 * Mahoney 2005). One word may stand for another there, and is put in its place from then on: whoever copies a passage and
 * changes a name gets the rest with that name changed.
 *
 * It is a function of the texts, their order and the cursor.
 */
export class MatchVoice {
  readonly #vocabulary: Vocabulary;
  readonly #cursor: number;
  readonly #candidates: readonly Candidate[];

  private constructor(vocabulary: Vocabulary, cursor: number, candidates: Candidate[]) {
    this.#vocabulary = vocabulary;
    this.#cursor = cursor;
    this.#candidates = candidates.sort((a, b) => b.rank - a.rank).slice(0, mostCandidates);
  }

  /** Where no place is looked for. */
  static silent(vocabulary: Vocabulary): MatchVoice {
    return new MatchVoice(vocabulary, 0, []);
  }

  /** @param others texts beside the document, those that matter most first */
  static at(own: OwnText, others: readonly MatchText[], vocabulary: Vocabulary): MatchVoice {
    const { cursor, text } = own;
    const anchors = anchorsBefore(text.content, cursor);
    const left = Math.max(0, Math.min(...anchors) - farthestBack);
    const recent = text.withoutSecrets(left, cursor);
    const candidates: Candidate[] = [];
    for (const anchor of anchors) {
      const before = recent.slice(0, anchor - left);
      const since = recent.slice(anchor - left);
      for (const place of occurrences(own, others, anchor)) {
        const agreed = agreement(before, place.content, place.at);
        const followed = follow(since, place.content, place.at, agreed.renames);
        const isThere = ({ place: { text }, at }: Candidate): boolean =>
          text === place.text && at === followed?.at;
        if (followed === undefined || candidates.some(isThere)) continue;
        candidates.push(candidate(place, since, agreed, followed));
      }
    }
    return new MatchVoice(vocabulary, cursor, candidates);
  }

  /** The place after one more symbol. */
  write(id: number): MatchVoice {
    const character = this.#vocabulary.characterOf(id) ?? likeNothing;
    const candidates: Candidate[] = [];
    for (const { place, since, before } of this.#candidates) {
      const longer = since + character;
      const followed = follow(longer, place.content, place.at, before.renames);
      if (followed !== undefined) candidates.push(candidate(place, longer, before, followed));
    }
    return new MatchVoice(this.#vocabulary, this.#cursor, candidates);
  }

  /** What the best places have next, and the best ones that have another; fewer where there are none. */
  opinions(): readonly MatchOpinion[] {
    const bySymbol = new Map<number, Candidate[]>();
    for (const one of this.#candidates) {
      const symbol = this.#vocabulary.idOf(one.next);
      if (symbol === this.#vocabulary.unknown) continue;
      const agreeing = bySymbol.get(symbol);
      if (agreeing === undefined) bySymbol.set(symbol, [one]);
      else agreeing.push(one);
    }
    const weighed = Array.from(bySymbol, ([symbol, agreeing]) => ({
      symbol,
      agreeing,
      weight: weight(agreeing),
    })).sort((a, b) => b.weight - a.weight);
    const opinions: MatchOpinion[] = [];
    for (const { symbol, agreeing } of weighed) {
      if (opinions.length === mostOpinions) break;
      const best = agreeing.find(({ place, at }) => !place.text.isSecret(at));
      if (best !== undefined)
        opinions.push({ symbol, inputs: this.#inputs(best, agreeing.length) });
    }
    return opinions;
  }

  /** The places that go on as `text` does but for words that are renamed, those most like this one first. */
  renamedAs(text: string): readonly RenamedPlace[] {
    return this.#candidates.flatMap(({ place, since, before, at, alike, differing }) => {
      const end = follow(since + text, place.content, place.at, before.renames);
      const differs = end === undefined || end.differing + before.differing > differing;
      if (differs || place.content.slice(at, end.at) === text) return [];
      return [{ text: place.text, from: at, to: end.at, matched: alike }];
    });
  }

  /** @param votes places that have the same next */
  #inputs(one: Candidate, votes: number): number[] {
    const total = this.#candidates.length;
    const distance = one.place.own ? this.#cursor - one.at : Infinity;
    return [
      1,
      ...[Math.log1p(Math.min(one.exact, mostExact)), Math.log1p(one.alike), one.differing / 3],
      ...[Number(one.standing === 'renamed'), Number(one.standing === 'begunLikeText')],
      ...[Number(one.standing === 'afterOther'), Number(one.place.own), Math.log1p(one.typed)],
      Math.log1p(one.confirmed),
      ...[votes / total, Math.log1p(total), Math.min(12, Math.log1p(Math.abs(distance))) / 5],
    ];
  }
}

/**
 * The starts of the words before the cursor, and the cursor. This comes last: a place that both find is followed from the
 * word, so that it is not lost where the rest of that word turns out to be another.
 */
function anchorsBefore(content: string, cursor: number): readonly number[] {
  const anchors: number[] = [];
  let at = cursor;
  while (anchors.length < anchoredWords && at > cursor - anchorReach && at > 0) {
    while (at > 0 && !isWordAt(content, at - 1)) at--;
    const start = wordStart(content, at);
    if (start === at) break;
    if (start < cursor) anchors.push(start);
    at = start;
  }
  return [...anchors, cursor];
}
