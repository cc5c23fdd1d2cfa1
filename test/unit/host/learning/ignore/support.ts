import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GitIgnores } from '../../../../../src/host/learning/ignore/git-ignores.ts';
import type { RuleText } from '../../../../../src/host/learning/ignore/git-ignores.ts';
import { Slices } from '../../../../../src/host/learning/ignore/slices.ts';

/** Slices that count: how often there was a pause, and the most steps between two. */
export class CountedSlices extends Slices {
  pauses = 0;
  longest = 0;
  #since = 0;

  constructor() {
    super(() => new Promise(setImmediate));
  }

  override isFull(steps: number): boolean {
    this.#since += steps;
    this.longest = Math.max(this.longest, this.#since);
    return super.isFull(steps);
  }

  override async pause(): Promise<void> {
    this.pauses += 1;
    await super.pause();
    this.#since = 0;
  }
}

/** A repository at the top whose `.gitignore` files are these, by their paths. */
export function gitIgnores(
  files: Readonly<Record<string, string>>,
  slices: Slices = new CountedSlices(),
  general: Readonly<Record<string, readonly RuleText[]>> = {},
): GitIgnores {
  return new GitIgnores(
    {
      inFolder: (folder) => {
        const text = files[folder === '' ? '.gitignore' : `${folder}/.gitignore`];
        return Promise.resolve(text === undefined ? undefined : { text });
      },
      ofRepository: (folder) => Promise.resolve(general[folder]),
    },
    slices,
  );
}

/** Calls `use` with a new folder, and removes it. */
export async function inFolder(use: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'neuron-lens-ignores-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 3 });
  }
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Git, with no settings of the machine's. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: join(folder, 'no home'),
      XDG_CONFIG_HOME: join(folder, 'no home'),
      GIT_CONFIG_NOSYSTEM: '1',
    },
  });
}

/** What git says is ignored in a folder. */
export function ignoredByGit(folder: string): string[] {
  const list = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];
  return git(folder, ...list)
    .split('\0')
    .filter((path) => path !== '')
    .sort();
}

/** Those of `paths` that are ignored. */
export async function ignoredHere(
  ignores: GitIgnores,
  paths: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) if (await ignores.ignores(path)) found.push(path);
  return found.sort();
}
