import { neuronName } from '../../core/inspect/cell.ts';
import type { FileInspection } from './inspection.ts';

/** The inspection as one JSON object, numbers with four digits after the point. */
export function inspectionJson(inspection: FileInspection): string {
  const { file, model, text, neuron, quantity, values, scale, labels, ranking } = inspection;
  const report = {
    file,
    model,
    neuron: neuronName(neuron),
    state: quantity,
    scale,
    // By UTF-16 code unit, as everything below.
    characters: text.length,
    values: Array.from(values, rounded),
    labels:
      labels === undefined
        ? null
        : Object.fromEntries(
            Object.entries(labels).map(([name, list]) => [name, Array.from(list)]),
          ),
    ranking:
      ranking === undefined
        ? null
        : {
            label: ranking.label,
            characters: ranking.characters,
            neurons: ranking.neurons.map(({ rho, auc, ...ranked }) => ({
              neuron: neuronName(ranked),
              rho: rounded(rho),
              ...(auc === undefined ? {} : { auc: rounded(auc) }),
            })),
          },
  };
  return JSON.stringify(report);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
