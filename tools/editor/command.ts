/** Runs a program to its end. */
import { spawn } from 'node:child_process';

import { invocation } from '../invocation.ts';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** One line for the error message that says what to do about a failure. */
  readonly advice: string;
}

/** Returns what the program printed; another exit status than 0 is an error whose message ends with the last lines. */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, env, advice }: CommandOptions,
): Promise<string> {
  const started = invocation(program, args);
  const child = spawn(started.program, started.words, {
    cwd,
    shell: started.shell,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  const outcome = await new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('close', (code, signal) => {
      resolve(code === 0 ? '' : `it ended with ${(code ?? signal ?? '?').toString()}`);
    });
  });
  const output = printed.join('');
  if (outcome !== '') {
    const tail = output.trimEnd().split('\n').slice(-15).join('\n');
    throw new Error(`${program} ${args.join(' ')}: ${outcome}. ${advice}\n${tail}`);
  }
  return output;
}
