import type { Track } from '../../core/colour/track.ts';
import type { Lines } from '../../core/text/line-starts.ts';

export interface GrownLine {
  readonly line: number;
  /** How many bits more the line costs. */
  readonly bits: number;
  /** Offset of the character whose cost grew most. */
  readonly worst: number;
}

export interface Grown {
  /** How many characters have a known growth. */
  readonly known: number;
  /** Bits that those cost more in all. */
  readonly sum: number;
  /** The lines whose cost grew most, the largest growth first. */
  readonly most: readonly GrownLine[];
}

/** Lines listed at most. */
const told = 6;
/** Bits of growth from which on a line is listed. */
const least = 0.5;

/** Where in a text of this length the surprise grew, line by line. */
export function grownMost(lines: Lines, length: number, growth: Track): Grown {
  let [known, sum] = [0, 0];
  const all: GrownLine[] = [];
  for (let line = 0; line < lines.count; line++) {
    let [bits, worst, most] = [0, lines.start(line), -Infinity];
    for (let at = lines.start(line); at < Math.min(length, lines.end(line)); at++) {
      const value = growth.at(at);
      if (Number.isNaN(value)) continue;
      known += 1;
      bits += value;
      if (value <= most) continue;
      most = value;
      worst = at;
    }
    sum += bits;
    if (bits >= least) all.push({ line, bits, worst });
  }
  all.sort((a, b) => b.bits - a.bits);
  return { known, sum, most: all.slice(0, told) };
}
