import { isDirection, parseSubject, type Subject } from '../../core/inspect/subject.ts';

export interface Network {
  readonly layers: number;
  /** Units per layer. */
  readonly hidden: number;
}

/** `unreadable`: no name at all. `unknown`: the network has no such neuron. */
export type Named =
  | { readonly kind: 'subject'; readonly subject: Subject }
  | { readonly kind: 'unknown' | 'unreadable'; readonly name: string };

/** What a link names. It comes from anywhere: a name that is no text is none. */
export function namedSubject(argument: unknown, { layers, hidden }: Network): Named {
  const name = typeof argument === 'string' ? argument.slice(0, 100) : '';
  const subject = parseSubject(name);
  if (subject === undefined) return { kind: 'unreadable', name };
  const isKnown = isDirection(subject) || (subject.layer < layers && subject.unit < hidden);
  return isKnown ? { kind: 'subject', subject } : { kind: 'unknown', name };
}
