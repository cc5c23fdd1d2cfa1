import type { ModelInfo } from '../model/language-model.ts';
import { isDirection, type Subject } from './subject.ts';

/**
 * Where what is inspected comes from. `found`: a neuron of the network, which was trained on text alone. `taught`: a
 * neuron of the layer that was told labels. `virtual`: no neuron, but a direction among them that was fitted to a
 * label.
 */
export const subjectKinds = ['found', 'taught', 'virtual'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export function kindOf(
  subject: Subject,
  { foundLayers }: Pick<ModelInfo, 'foundLayers'>,
): SubjectKind {
  if (isDirection(subject)) return 'virtual';
  return subject.layer < foundLayers ? 'found' : 'taught';
}
