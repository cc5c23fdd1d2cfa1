/** The tone that identifies each of the rivals in charts. */
import { rivalKinds, type RivalKind } from '../../../../protocol/rival-requests.ts';

/** Index of the colours and dashes in `figure.css`. */
export function toneOf(kind: RivalKind): number {
  return rivalKinds.indexOf(kind);
}
