import type { GlassBox, GlassBoxes } from '../../../src/core/certify/glass/boxes.ts';

const heldOut = { hits: 8, missed: 2, false: 2, quiet: 88 };

/** Small enough to be followed by hand: a comment has `//` on its line; else it is one after an opening bracket. */
export const glassBox: GlassBox = {
  language: 'ts',
  label: 'inComment',
  share: 0.1,
  tree: {
    threshold: 0.5,
    heldOut,
    nodes: [
      { of: 'count //', above: 0, yes: 1, no: 2 },
      { share: 0.9, weight: 0.2 },
      { of: 'back 0', is: '(', yes: 3, no: 4 },
      { share: 0.6, weight: 0.1 },
      { share: 0.01, weight: 0.7 },
    ],
  },
  bayes: {
    given: 'last 1 and more',
    bias: -1.5,
    threshold: 0,
    odds: {
      'back 0': Array.from({ length: 98 }, (_, k) => (k === 40 - 32 + 3 ? -50 : 10)),
      'count //': [-100, 300, 300, 300, 300, 300, 300, 300, 300],
    },
    heldOut,
  },
  found: {
    neuron: { layer: 1, unit: 3 },
    quantity: 'h',
    certified: true,
    turned: false,
    threshold: 0,
    heldOut,
  },
  taught: { neuron: { layer: 2, unit: 2 }, heldOut: { ...heldOut, missed: 0, false: 0 } },
};

export const glassBoxes: GlassBoxes = { standing: 'current', boxes: [glassBox] };
