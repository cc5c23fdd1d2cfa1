/**
 * The units of a network's layers, from the bottom, and their places: a state lists all units, layer by layer, so that a
 * unit has a place in it.
 */
export type Widths = readonly number[];

/** One unit of one layer, both counted from 0. It is written `L2·347`: the layer from 1, the unit from 0. */
export interface Neuron {
  readonly layer: number;
  readonly unit: number;
}

/** Units of the first `layers` layers, by default of all. */
export function unitCount(widths: Widths, layers = widths.length): number {
  return widths.slice(0, layers).reduce((sum, width) => sum + width, 0);
}

export function placeOf(widths: Widths, { layer, unit }: Neuron): number {
  return unitCount(widths, layer) + unit;
}

/** @throws RangeError where there is no such place */
export function neuronAt(widths: Widths, place: number): Neuron {
  let unit = place;
  for (const [layer, width] of widths.entries()) {
    if (unit < width) return { layer, unit };
    unit -= width;
  }
  throw new RangeError(`no place ${place} among ${unitCount(widths)}`);
}

export function hasNeuron(widths: Widths, { layer, unit }: Neuron): boolean {
  return Number.isInteger(unit) && unit >= 0 && unit < (widths[layer] ?? 0);
}
