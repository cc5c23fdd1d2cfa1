/** Which files of a package exist already, and which are typed, in all data for the mixture. */
import { createHash } from 'node:crypto';

/** Most symbols typed of one file, so that several are used; a training lane with `--longest 8000` reads as many. */
export const mostOfFile = 8_000;

/** In a random but fixed order. */
export function shuffled<T>(files: readonly T[], pathOf: (file: T) => string): T[] {
  const hash = (file: T): string => createHash('sha256').update(pathOf(file)).digest('hex');
  const rank = new Map(files.map((file) => [file, hash(file)]));
  return [...files].sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1));
}

/** Three fifths of the files exist already, the others are typed. */
export function parted<T>(files: readonly T[]): { there: readonly T[]; typed: readonly T[] } {
  const count = Math.round(files.length * 0.6);
  return { there: files.slice(0, count), typed: files.slice(count) };
}
