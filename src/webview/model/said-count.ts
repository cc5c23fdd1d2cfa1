import { countOf, taughtNeuron, type TaughtNeuron } from '../../core/certify/taught.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import { knownLabel } from './moved-labels.ts';
import type { PanelModel } from './panel-model.ts';

export interface SaidCount {
  readonly label: LabelName;
  /** The count that the neuron's value stands for. */
  readonly says: number;
  /** The scanner's count, capped at the most that the neuron can count; undefined where unknown. */
  readonly is: number | undefined;
}

/**
 * The count that the shown taught neuron gives at `at`, and the true one; undefined where another neuron or quantity is
 * shown, or the value is not known yet.
 */
export function saidCount(model: PanelModel, at: number): SaidCount | undefined {
  const told = toldNeuron(model);
  return told && countAt(model, told, at);
}

/** Whether the shown taught neuron miscounts at a character; undefined where no taught neuron is shown. */
export function miscounts(model: PanelModel): ((at: number) => boolean) | undefined {
  const told = toldNeuron(model);
  if (told === undefined) return undefined;
  return (at) => {
    const said = model.values.isProvisional(at) ? undefined : countAt(model, told, at);
    return said?.is !== undefined && said.is !== said.says;
  };
}

/** The shown neuron, if it is a taught one and the h that it answers with is shown. */
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
