import { countOf, taughtNeuron, type TaughtNeuron } from '../../core/certify/taught.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import { knownLabel } from './moved-labels.ts';
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
  const told = toldNeuron(model);
  return told && countAt(model, told, at);
}

/** Tells the characters where the neuron that is shown says another number than is so; undefined where none is told any. */
export function miscounts(model: PanelModel): ((at: number) => boolean) | undefined {
  const told = toldNeuron(model);
  if (told === undefined) return undefined;
  return (at) => {
    const said = model.values.isProvisional(at) ? undefined : countAt(model, told, at);
    return said?.is !== undefined && said.is !== said.says;
  };
}

/** The neuron that is shown, if it was told a label and what is shown is what it says. */
function toldNeuron({ network, memory }: PanelModel): TaughtNeuron | undefined {
  const { subject, quantity, view } = memory;
  if (subject === undefined || quantity !== 'h' || view !== 'neuron') return undefined;
  return taughtNeuron(network?.taught.neurons ?? [], subject);
}

function countAt(model: PanelModel, told: TaughtNeuron, at: number): SaidCount | undefined {
  const value = model.values.at(at);
  if (Number.isNaN(value)) return undefined;
  const { label, most } = told;
  const known = knownLabel(model.labels, label, at);
  return {
    label,
    says: countOf(told, value),
    is: known === undefined ? undefined : Math.min(known, most),
  };
}
