/** What colours look like to readers who lack one of the three kinds of cones. */
import { linearChannel, toneOf, type Rgb } from './rgb.ts';

export const deficiencies = ['protanopia', 'deuteranopia', 'tritanopia'] as const;
export type Deficiency = (typeof deficiencies)[number];

/** Over linear light; Machado, Oliveira & Fernandes 2009, table 1, severity 1. */
const MATRICES: Readonly<Record<Deficiency, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function seenWith(deficiency: Deficiency, colour: Rgb): Rgb {
  const light = colour.map(linearChannel);
  const [red, green, blue] = MATRICES[deficiency].map((row) =>
    toneOf(row.reduce((sum, share, at) => sum + share * light[at]!, 0)),
  );
  return [red!, green!, blue!];
}
