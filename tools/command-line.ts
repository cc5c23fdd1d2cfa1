/** How a program of tools/ or test/ is run from the command line. */
import { carryOut } from '../src/cli/command.ts';

/** Prints an error as its message, which says what to do; the exit status is that of `carryOut`, or what `run` set. */
export function runFromCommandLine(
  usage: string,
  run: (words: readonly string[]) => Promise<void> | void,
): Promise<void> {
  const outputs = {
    print: (text: string) => process.stdout.write(`${text}\n`),
    complain: (text: string) => process.stderr.write(`${text}\n`),
  };
  const told = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  return carryOut(() => run(process.argv.slice(2)), usage, outputs, told).then((status) => {
    if (status !== 0) process.exitCode = status;
  });
}
