import { countOf, taughtNeuron } from '../../core/certify/taught.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import type { PanelModel } from './panel-model.ts';

export interface SaidCount {
  readonly label: LabelName;
  /** What the neuron's value stands for. */
  readonly says: number;
  /** What the scanner counts, as far as the neuron can count; undefined where that is not known. */
  readonly is: number | undefined;
}

/**
 * What a neuron that was told a label says at `at`, and what is so; undefined where another neuron or another of its
 * quantities is shown, or the value is not known yet.
 */
export function saidCount(model: PanelModel, at: number): SaidCount | undefined {
  const { network, memory } = model;
  const { subject, quantity, view } = memory;
  if (subject === undefined || quantity !== 'h' || view !== 'neuron') return undefined;
  const told = taughtNeuron(network?.taught.neurons ?? [], subject);
  const value = model.values.at(at);
  if (told === undefined || Number.isNaN(value)) return undefined;
  const { label, most } = told;
  const known = model.labelAt(label, at);
  return {
    label,
    says: countOf(told, value),
    is: known === undefined ? undefined : Math.min(known, most),
  };
}
