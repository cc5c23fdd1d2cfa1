import type { Neuron, Widths } from '../model/widths.ts';

export type { Neuron };

/**
 * What can be seen of a unit at a character: its hidden state h, its cell state c, the squashed tanh(c), its input,
 * forget and output gates i, f and o, and its candidate g (Hochreiter & Schmidhuber 1997, Gers et al. 2000):
 * c' = f c + i g, h' = o tanh(c').
 */
export const cellQuantities = ['h', 'c', 'tanhC', 'i', 'f', 'g', 'o'] as const;

export type CellQuantity = (typeof cellQuantities)[number];

/** Quantities that neurons are ranked by and that certificates are about. */
export const certifiedQuantities = ['h', 'c'] as const;

export type CertifiedQuantity = (typeof certifiedQuantities)[number];

/** What neurons are ranked by while this is shown. */
export function certifiedQuantityOf(quantity: CellQuantity): CertifiedQuantity {
  return quantity === 'c' || quantity === 'tanhC' ? 'c' : 'h';
}

/** Among values of eight bits: nothing is known of this character yet. */
export const unread = -128;

/** `L2·347`; a full stop or a colon does as well, and case does not matter. Undefined for anything else. */
export function parseNeuron(name: string): Neuron | undefined {
  const match = /^\s*L(\d{1,2})[·.:](\d{1,5})\s*$/i.exec(name);
  const layer = Number(match?.[1]) - 1;
  return match !== null && layer >= 0 ? { layer, unit: Number(match[2]) } : undefined;
}

/** All neurons that there are: `L1·0–511, L2·0–511`. */
export function neuronRanges(widths: Widths): string {
  return widths.map((width, layer) => `${neuronName({ layer, unit: 0 })}–${width - 1}`).join(', ');
}

export function neuronName({ layer, unit }: Neuron): string {
  return `L${layer + 1}·${unit}`;
}
