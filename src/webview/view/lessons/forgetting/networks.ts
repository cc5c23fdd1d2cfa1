/** How the three networks are told apart: by name, and by the tone of the charts. */
import { rivalKinds, type RivalKind } from '../../../../protocol/rival-requests.ts';

/** As `figure.css` has the colours and dashes. */
export function toneOf(kind: RivalKind): number {
  return rivalKinds.indexOf(kind);
}
