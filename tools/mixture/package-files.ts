/** Which files of a package stand there already, and which are typed, in whatever is written for the mixture. */
import { createHash } from 'node:crypto';

/** Symbols typed of one file, so that several are seen; and what a training lane reads of it with `--longest 8000`. */
export const mostOfFile = 8_000;

/** In an order that is random and always the same. */
export function shuffled<T>(files: readonly T[], pathOf: (file: T) => string): T[] {
  const hash = (file: T): string => createHash('sha256').update(pathOf(file)).digest('hex');
  const rank = new Map(files.map((file) => [file, hash(file)]));
  return [...files].sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1));
}

/** Three fifths of the files stand there, the others are typed. */
export function parted<T>(files: readonly T[]): { there: readonly T[]; typed: readonly T[] } {
  const count = Math.round(files.length * 0.6);
  return { there: files.slice(0, count), typed: files.slice(count) };
}
