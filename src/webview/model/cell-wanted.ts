/** Which request explains how a value came about. */
import { isDirection, sameSubject } from '../../core/inspect/subject.ts';
import type { Neuron } from '../../protocol/inspection.ts';
import type { CellReading } from './cell-reading.ts';
import type { PanelModel } from './panel-model.ts';

/** The shown neuron, whose values can be explained; undefined where something else is shown. */
export function cellShown({ memory }: Pick<PanelModel, 'memory'>): Neuron | undefined {
  const { subject, view } = memory;
  return subject === undefined || isDirection(subject) || view !== 'neuron' ? undefined : subject;
}

/** What to ask about next; undefined where nothing can be asked or the answer is known. */
export function cellWanted(model: PanelModel): Omit<CellReading, 'step'> | undefined {
  const { document, cursor, hovered, cell } = model;
  const neuron = cellShown(model);
  const at = hovered ?? cursor;
  if (neuron === undefined || document === undefined || at >= document.text.length)
    return undefined;
  const { version } = document;
  const isKnown =
    cell?.at === at &&
    cell.version === version &&
    sameSubject(cell.neuron, neuron) &&
    cell.step !== undefined &&
    !model.values.isProvisional(at);
  return isKnown ? undefined : { neuron, version, at };
}
