/** Runs one command of this repository in the trap. */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { ownFolders, readCalls, trapInto, type Call, type OwnFolders } from './trap.ts';

export interface TrappedRun {
  readonly status: number | null;
  readonly output: string;
  readonly calls: readonly Call[];
  readonly folders: OwnFolders;
}

/** @param parent an empty folder, which gets the command's home, its temporary folder and the report */
export async function runTrapped(parent: string, command: readonly string[]): Promise<TrappedRun> {
  const folders = ownFolders(parent);
  const report = path.join(parent, 'calls.jsonl');
  const [program, ...rest] = [...trapInto(report), ...command];
  const child = spawn(program!, rest, {
    env: { ...process.env, ...folders.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (status === UNAVAILABLE) throw new Error(output);
  return { status, output, calls: readCalls(report), folders };
}

/** Exit status of `trap.py` where this machine cannot trap system calls. */
const UNAVAILABLE = 97;
