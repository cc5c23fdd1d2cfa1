/** Panes on the same text: at most four, all different. */
import { cellQuantities, type CellQuantity } from '../../../core/inspect/cell.ts';
import { QUANTITY_SIGNS } from '../../../core/colour/quantities.ts';
import { isDirection, subjectName, type Subject } from '../../../core/inspect/subject.ts';
import { mostPanes, type Pane, type SubjectPane } from '../../../protocol/side-by-side.ts';
import { findSubject, type NetworkSize } from '../neuron-name.ts';

export type PaneProblem = 'full' | 'there' | 'unknown';

/** A direction has only one quantity. */
export function paneOf(subject: Subject, quantity: CellQuantity): SubjectPane {
  return { subject, quantity: isDirection(subject) ? 'h' : quantity };
}

/** Different for different panes. */
export function paneKey(pane: Pane): string {
  return pane === 'surprise' ? pane : `${subjectName(pane.subject)} ${pane.quantity}`;
}

export function samePane(one: Pane, other: Pane): boolean {
  return paneKey(one) === paneKey(other);
}

export function withPane(panes: readonly Pane[], pane: Pane): PaneProblem | readonly Pane[] {
  if (panes.some((one) => samePane(one, pane))) return 'there';
  return panes.length >= mostPanes ? 'full' : [...panes, pane];
}

export function withoutPane(panes: readonly Pane[], at: number): readonly Pane[] {
  return panes.filter((_, place) => place !== at);
}

/** Moves a pane one place forward (1) or back (-1); at the ends it stays. */
export function movedPane(panes: readonly Pane[], at: number, step: -1 | 1): readonly Pane[] {
  const [one, other] = [panes[at], panes[at + step]];
  if (one === undefined || other === undefined) return panes;
  return panes.map((pane, place) => (place === at ? other : place === at + step ? one : pane));
}

/** The panes with another quantity of a subject for one of them; undefined where another pane has it already. */
export function requantified(
  panes: readonly Pane[],
  at: number,
  quantity: CellQuantity,
): readonly Pane[] | undefined {
  const old = panes[at];
  if (old === undefined || old === 'surprise') return undefined;
  const pane = { ...old, quantity };
  if (panes.some((one, place) => place !== at && samePane(one, pane))) return undefined;
  return panes.map((one, place) => (place === at ? pane : one));
}

/** The neuron's first quantity without a pane; undefined where all have one, or it is no neuron's. */
export function nextQuantity(panes: readonly Pane[], pane: Pane): Pane | undefined {
  if (pane === 'surprise' || isDirection(pane.subject)) return undefined;
  const { subject } = pane;
  return cellQuantities
    .map((quantity) => ({ subject, quantity }))
    .find((one) => !panes.some((other) => samePane(one, other)));
}

/** The pane that the reader typed: a neuron or a direction, optionally followed by a quantity (`L2.347 c`). */
export function findPane(
  text: string,
  network: NetworkSize,
  quantity: CellQuantity,
): SubjectPane | undefined {
  const whole = findSubject(text, network);
  if (whole !== undefined) return paneOf(whole, quantity);
  const [, name = '', word = ''] = /^\s*(.*\S)\s+(\S+)\s*$/.exec(text) ?? [];
  const subject = findSubject(name, network);
  const typed = cellQuantities.find((one) =>
    [one, QUANTITY_SIGNS[one]].some((sign) => sign.toLowerCase() === word.toLowerCase()),
  );
  return subject === undefined || typed === undefined ? undefined : paneOf(subject, typed);
}
