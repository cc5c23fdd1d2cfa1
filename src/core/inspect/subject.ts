import { labelNames, type LabelName } from '../labels/labels.ts';
import { neuronName, parseNeuron, type Neuron } from './cell.ts';

/** A virtual neuron: the weighted sum over the hidden states of the network that was fitted to a label. */
export interface Direction {
  readonly probe: LabelName;
}

/** What is inspected: a neuron of the network, or a direction among its hidden states. */
export type Subject = Direction | Neuron;

export function isDirection(subject: Subject): subject is Direction {
  return 'probe' in subject;
}

/** `L2·347` or `probe:bracketDepth`; different for different subjects. */
export function subjectName(subject: Subject): string {
  return isDirection(subject) ? `probe:${subject.probe}` : neuronName(subject);
}

/** Parses what `subjectName` wrote, or what was typed. Undefined for anything else. */
export function parseSubject(name: string): Subject | undefined {
  const probe = /^\s*probe\s*:\s*(\w+)\s*$/i.exec(name)?.[1]?.toLowerCase();
  if (probe === undefined) return parseNeuron(name);
  const label = labelNames.find((one) => one.toLowerCase() === probe);
  return label && { probe: label };
}

export function sameSubject(one: Subject | undefined, other: Subject | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return subjectName(one) === subjectName(other);
}

/** The subject without any other properties. */
export function bareSubject(subject: Subject): Subject {
  return isDirection(subject)
    ? { probe: subject.probe }
    : { layer: subject.layer, unit: subject.unit };
}
