import { isDirection } from '../../core/inspect/subject.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import type { PanelModel } from './panel-model.ts';

/** Whether the network has the chosen subject, as far as is known: a link may name anything. */
export function existing({ memory, network }: Pick<PanelModel, 'memory' | 'network'>): boolean {
  const { subject } = memory;
  if (subject === undefined || isDirection(subject) || network === undefined) return true;
  return hasNeuron(network.widths, subject);
}
