import { parseNeuron, type Neuron } from '../../core/inspect/cell.ts';
import { isDirection, parseSubject, type Subject } from '../../core/inspect/subject.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import type { ModelSummary } from '../../protocol/engine.ts';

export type NetworkSize = Pick<ModelSummary, 'widths'>;

/** The neuron that the reader typed: `L2·347`, `l2.347`, `2 347`, or `347` where there is only one layer. */
export function findNeuron(text: string, { widths }: NetworkSize): Neuron | undefined {
  const trimmed = text.trim();
  const [, layerText, unitText] = /^(\d+)[\s·.:,/-]+(\d+)$/.exec(trimmed) ?? [];
  const alone = widths.length === 1 && /^\d+$/.test(trimmed) ? trimmed : undefined;
  const neuron = parseNeuron(
    alone !== undefined
      ? `L1.${alone}`
      : unitText !== undefined
        ? `L${layerText!}.${unitText}`
        : trimmed.replace(/\s+/, '.'),
  );
  return neuron !== undefined && hasNeuron(widths, neuron) ? neuron : undefined;
}

/** A neuron that the network has, or a direction by its name. */
export function findSubject(text: string, network: NetworkSize): Subject | undefined {
  const subject = parseSubject(text);
  return subject !== undefined && isDirection(subject) ? subject : findNeuron(text, network);
}
