/** Python in training/, in an environment that this makes itself. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** As they are called on Linux, on macOS and on Windows. */
const NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];

/**
 * The interpreter of `.venv` in `folder`, which is made anew when requirements.txt or the machine's Python changes.
 *
 * @param environment where LENS_PYTHON may name another one that has what requirements.txt asks for
 * @throws Error with a line of advice
 */
export function trainingPython(
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const own = environment['LENS_PYTHON'];
  if (own !== undefined) {
    const program = own.includes(path.sep) ? path.resolve(own) : own;
    if (versionOf(program) === undefined) throw new Error(`LENS_PYTHON names no program: ${own}`);
    return program;
  }
  const [python, version] = findPython();
  const venv = path.join(folder, '.venv');
  const inside = path.join(
    venv,
    ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
  );
  const requirements = path.join(folder, 'requirements.txt');
  const wanted = createHash('sha256')
    .update(readFileSync(requirements))
    .update(`${version}\n`)
    .digest('hex');
  const mark = path.join(venv, 'requirements.sha256');
  if (readIfThere(mark)?.trim() !== wanted) {
    rmSync(venv, { recursive: true, force: true });
    run(
      [python, '-m', 'venv', venv],
      'Python could not make a virtual environment: install its venv module (Debian: python3-venv).',
    );
    run(
      [inside, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', requirements],
      'The packages of training/requirements.txt could not be installed: see what pip says above.',
    );
    // Written last: what was interrupted is made again.
    writeFileSync(mark, `${wanted}\n`);
  }
  return inside;
}

/** Python's exit status, after it ran in `folder` with `words`. */
export function runInTraining(folder: string, words: readonly string[]): number {
  const { status, error } = spawnSync(trainingPython(folder), words, {
    cwd: folder,
    stdio: 'inherit',
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** The newest one that the machine has, and what it says of its version. */
function findPython(): [python: string, version: string] {
  for (const name of NAMES) {
    const version = versionOf(name);
    const [, major, minor] = /^Python (\d+)\.(\d+)/.exec(version ?? '') ?? [];
    if (Number(major) === 3 && Number(minor) >= 11) return [name, version!];
  }
  throw new Error('training/ needs Python 3.11 or later: install it and run this again.');
}

function versionOf(python: string): string | undefined {
  const { status, stdout } = spawnSync(python, ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function run([program, ...words]: readonly [string, ...string[]], advice: string): void {
  const { status } = spawnSync(program, words, { stdio: 'inherit' });
  if (status !== 0) throw new Error(advice);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
