import { isDirection, type Subject } from './subject.ts';

/**
 * Where what is looked at comes from. `found`: a neuron of the network, which was trained on text alone. `taught`: a
 * neuron that was told a label. `virtual`: no neuron, but a direction among them that was fitted to a label.
 */
export const subjectKinds = ['found', 'taught', 'virtual'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export function kindOf(subject: Subject): SubjectKind {
  return isDirection(subject) ? 'virtual' : 'found';
}
