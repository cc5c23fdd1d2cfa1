import { isDirection, parseSubject, type Subject } from '../../core/inspect/subject.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import type { ModelSummary } from '../../protocol/engine.ts';

/** `unreadable`: no name at all. `unknown`: the network has no such neuron. */
export type Named =
  | { readonly kind: 'subject'; readonly subject: Subject }
  | { readonly kind: 'unknown' | 'unreadable'; readonly name: string };

/** What a link names. It can come from anywhere: what is not a string is unreadable. */
export function namedSubject(argument: unknown, { widths }: Pick<ModelSummary, 'widths'>): Named {
  const name = typeof argument === 'string' ? argument.slice(0, 100) : '';
  const subject = parseSubject(name);
  if (subject === undefined) return { kind: 'unreadable', name };
  const isKnown = isDirection(subject) || hasNeuron(widths, subject);
  return isKnown ? { kind: 'subject', subject } : { kind: 'unknown', name };
}
