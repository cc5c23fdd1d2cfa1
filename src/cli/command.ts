import { EngineError } from '../protocol/error.ts';

/** A command that cannot be carried out, with a line of advice. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What `parse` gives; what it throws, of words that it does not know, as advice. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError */
export function oneOf<T extends string>(all: readonly T[], word: string, option: string): T {
  const found = all.find((one) => one === word);
  if (found === undefined) throw new UsageError(`${option} takes one of ${all.join(', ')}.`);
  return found;
}

/**
 * Carries out a command. Resolves to its exit status: 0, or 2 where it was called wrongly, or 1 where a file or the
 * model is amiss.
 */
export async function carryOut(
  run: () => Promise<void>,
  usage: string,
  complain: (text: string) => void,
): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\n\n${usage}`);
      return 2;
    }
    // Of a bug, the place in the code is wanted; of a missing file, its name is enough.
    const known = error instanceof EngineError || (error instanceof Error && 'code' in error);
    complain(
      error instanceof Error ? (known ? error.message : (error.stack ?? '')) : String(error),
    );
    return 1;
  }
}
