import type { Agreement, Followed } from './alignment.ts';
import type { Occurrence } from './occurrences.ts';

/** A place like this one, and where it was followed to. */
export interface Candidate extends Followed {
  readonly place: Occurrence;
  /** What was written since the place that it was found by. */
  readonly since: string;
  readonly before: Agreement;
  readonly alike: number;
  readonly rank: number;
}

/** Of places that agree: few that are more alike outweigh many, but of those that are equally alike most decide. */
export function weight(agreeing: readonly Candidate[]): number {
  const best = agreeing[0]!.rank;
  return (
    best + 2 * Math.log(agreeing.reduce((sum, { rank }) => sum + Math.exp((rank - best) / 2), 0))
  );
}

/** How much a place is like this one: the more is alike, and the fewer words differ, the higher its rank. */
export function candidate(
  place: Occurrence,
  since: string,
  before: Agreement,
  followed: Followed,
): Candidate {
  const isUnbroken = followed.differing === 0 && followed.exact === since.length;
  const exact = followed.exact + (isUnbroken ? before.exact : 0);
  const alike = followed.exact + before.alike;
  const differing = followed.differing + before.differing;
  const confirmed = followed.confirmed + before.confirmed;
  const behind = { same: 0, renamed: 0, afterOther: 60, begunLikeText: 80 }[followed.standing];
  const rank = exact + alike - 8 * differing - behind + (place.own ? 4 : 0);
  return { ...followed, place, since, before, exact, alike, differing, confirmed, rank };
}
