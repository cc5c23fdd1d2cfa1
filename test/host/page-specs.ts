/** Runs the specs of a folder of test/host: mocha in this Node, keys and pictures in a workbench's page. */
import { spawn } from 'node:child_process';
import path from 'node:path';

import { repository } from '../../tools/editor/paths.ts';

export interface PageSpecs {
  /** Where the VSIX is installed. */
  readonly extensions: string;
  /** Where the specs are. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly grep: string | undefined;
}

const TEST_LIMIT = 300_000;
/** Files of specs; each has an editor or a browser of its own, which waits most of the time. */
const AT_ONCE = 2;

/** Whether all passed. */
export function runPageSpecs(specs: PageSpecs): Promise<boolean> {
  const { extensions, folder, environment, grep } = specs;
  const mocha = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', path.join(repository, 'node_modules', 'mocha', 'bin', 'mocha.js')],
      ...['--no-config', '--require', 'test/host/page-hooks.ts'],
      ...['--timeout', String(TEST_LIMIT), '--fail-zero', '--exit'],
      ...['--parallel', '--jobs', String(AT_ONCE)],
      ...(process.env['CI'] === undefined ? [] : ['--forbid-only']),
      ...(grep === undefined ? [] : ['--grep', grep]),
      `test/host/${folder}/*.test.ts`,
    ],
    {
      cwd: repository,
      env: { ...process.env, ...environment, NEURON_LENS_EXTENSIONS: extensions },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const interrupt = (): boolean => mocha.kill('SIGINT');
  process.once('SIGINT', interrupt);
  return new Promise((resolve, reject) => {
    mocha.once('error', reject);
    mocha.once('close', (code) => {
      process.off('SIGINT', interrupt);
      resolve(code === 0);
    });
  });
}
