import type { ModelState } from './language-model.ts';
import { placeOf, type Neuron, type Widths } from './widths.ts';

/** How a neuron is held. `mean` is a `value`, too: the mean of its h in a text. */
export const holdWays = ['mean', 'zero', 'value', 'reversed'] as const;
export type HoldWay = (typeof holdWays)[number];

/** A unit of the network whose h is replaced from the first step on, for all that hears it. */
export interface HeldUnit {
  readonly neuron: Neuron;
  readonly way: HoldWay;
  /** The value of h, -1 to 1; ignored where h is zero or reversed. */
  readonly value: number;
}

export function isHeld({ neuron }: HeldUnit, { layer, unit }: Neuron): boolean {
  return neuron.layer === layer && neuron.unit === unit;
}

/** The most that are held at once. */
export const mostHeld = 50;

/** What h is replaced by: factor * h + value. */
export function holding({ way, value }: HeldUnit): {
  readonly factor: number;
  readonly value: number;
} {
  if (way === 'reversed') return { factor: -1, value: 0 };
  return { factor: 0, value: way === 'zero' ? 0 : value };
}

/** A healthy network's state with the h of these units replaced as where they are held. */
export function heldState(
  state: ModelState,
  widths: Widths,
  held: readonly HeldUnit[],
): ModelState {
  const h = state.h.slice();
  for (const one of held) {
    const place = placeOf(widths, one.neuron);
    const { factor, value } = holding(one);
    h[place] = factor * h[place]! + value;
  }
  return { h, c: state.c };
}

/**
 * What is wrong with a list of held units; undefined where nothing is.
 *
 * @param widths of the found layers: a unit above them feeds no other
 */
export function wrongHold(held: readonly HeldUnit[], widths: Widths): string | undefined {
  if (held.length > mostHeld) return `${held.length} neurons, where ${mostHeld} can be held`;
  const places = new Set<number>();
  for (const { neuron, value } of held) {
    const { layer, unit } = neuron;
    const isUnit = Number.isInteger(unit) && unit >= 0 && unit < (widths[layer] ?? 0);
    if (!isUnit) return `no unit ${unit} in layer ${layer}`;
    if (!(Math.abs(value) <= 1)) return `${value} is no value of h`;
    places.add(placeOf(widths, neuron));
  }
  return places.size < held.length ? 'a unit is held twice' : undefined;
}
