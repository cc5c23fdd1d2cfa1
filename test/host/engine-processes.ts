/** The engines of a workbench, as the system sees them. */
import { execFileSync } from 'node:child_process';

import type { TestWorkbench } from './workbench.ts';

/** The ids of the engines that its extension host has started and that still run. */
export async function engineProcesses(workbench: TestWorkbench): Promise<number[]> {
  const host = await workbench.host(() => process.pid);
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return list.split('\n').flatMap((line) => {
    const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === host && command.includes('engine.js') ? [Number(id)] : [];
  });
}

export function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
