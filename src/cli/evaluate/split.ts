import { shuffle } from 'simple-statistics';
import type { Package } from './folder.ts';
import { seededRandom } from './random.ts';
import type { SourceFile } from './systems/typing-system.ts';

/** Share of a package's files that stand there already. */
const knownShare = 0.6;

export interface Split {
  /** Sorted by path. */
  readonly known: readonly SourceFile[];
  /** In a random order, so that a short run does not type what comes first in the alphabet. At least one. */
  readonly typed: readonly SourceFile[];
}

/** Which files stand there already: the same for the same seed, whatever other packages there are. */
export function splitPackage({ name, language, files }: Package, seed: number): Split {
  const order = shuffle([...files], seededRandom(seed, `split ${name} ${language}`));
  const count = Math.min(Math.round(knownShare * order.length), order.length - 1);
  const known = new Set(order.slice(0, count));
  return { known: files.filter((file) => known.has(file)), typed: order.slice(count) };
}
