/** Runs Python in training/, in a virtual environment that this file makes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Names of the interpreter on Linux, macOS and Windows. */
const NAMES = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];

/**
 * The interpreter of `.venv` in `folder`, which is rebuilt when requirements.txt or the machine's Python changes.
 *
 * @param environment where LENS_PYTHON may name another interpreter, with the packages of requirements.txt
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
    // Written last, so that an interrupted installation is repeated.
    writeFileSync(mark, `${wanted}\n`);
  }
  return inside;
}

/** Runs Python in `folder` with `words`. Returns its exit status. */
export function runInTraining(folder: string, words: readonly string[]): number {
  const { status, error } = spawnSync(trainingPython(folder), words, {
    cwd: folder,
    stdio: 'inherit',
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** The newest Python on this machine, and its version string. */
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
