import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EngineError } from '../protocol/error.ts';

/** A command that cannot be carried out, with a line of advice. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Thrown where `--help` was given. */
class HelpWanted extends Error {}

/**
 * Parses the words of a command line by node:util's rules. Every command has `--help`, which `config` need not name.
 *
 * @throws UsageError for an unknown option, or one without its value
 */
export function parseWords<const T extends ParseArgsConfig>(
  words: readonly string[],
  config: T,
): ReturnType<typeof parseArgs<T>> {
  const end = words.indexOf('--');
  if (words.slice(0, end === -1 ? undefined : end).includes('--help')) throw new HelpWanted();
  try {
    return parseArgs<T>({ ...config, args: [...words] });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError */
export function oneOf<T extends string>(all: readonly T[], word: string, option: string): T {
  const found = all.find((one) => one === word);
  if (found === undefined) {
    throw new UsageError(`${option} takes one of ${all.join(', ')}, not "${word}".`);
  }
  return found;
}

/** @throws UsageError */
export function wholeFrom(least: number, word: string, option: string): number {
  const number = numberOf(word);
  if (!Number.isSafeInteger(number) || number < least) {
    throw new UsageError(`${option} takes a whole number from ${least} on.`);
  }
  return number;
}

/** NaN for what is no number; `Number` takes white space for 0. */
export function numberOf(word: string): number {
  return word.trim() === '' ? NaN : Number(word);
}

/** Where a command writes. */
export interface Outputs {
  print(text: string): void;
  complain(text: string): void;
}

/**
 * Carries out a command. Resolves to its exit status: 0, also where its usage was asked for, or 2 where it was called
 * wrongly, or 1 where a file or the model cannot be used.
 *
 * @param told the message for any error but a wrong call
 */
export async function carryOut(
  run: () => Promise<void> | void,
  usage: string,
  outputs: Outputs,
  told: (error: unknown) => string = nameOrPlace,
): Promise<number> {
  try {
    await run();
    return 0;
  } catch (error) {
    if (error instanceof HelpWanted) {
      outputs.print(usage);
      return 0;
    }
    const wrongly = error instanceof UsageError;
    outputs.complain(wrongly ? `${error.message}\n\n${usage}` : told(error));
    return wrongly ? 2 : 1;
  }
}

/** For a bug the place in the code, too; for a missing file and the like only the message. */
function nameOrPlace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const known = error instanceof EngineError || 'code' in error;
  return known ? error.message : (error.stack ?? '');
}
