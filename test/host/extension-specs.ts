/** Runs test/host/extension/*.test.ts inside the extension host, through @vscode/test-electron. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

import { repository } from '../../tools/editor/paths.ts';
import { copySample } from '../../tools/editor/workspace.ts';
import { ReportStream } from './report.ts';

const LOG = path.join(repository, '.cache', 'test-host', 'extension-host.log');

export interface ExtensionSpecs {
  readonly executable: string;
  /** Where the VSIX is installed. */
  readonly extensions: string;
  /** A folder for what the run needs and nobody after it. */
  readonly temporary: string;
  readonly grep: string | undefined;
}

/** Whether all passed. The report goes to our standard output, VS Code's own words to a file. */
export async function runExtensionSpecs(specs: ExtensionSpecs): Promise<boolean> {
  const bundles = await bundleSpecs(specs.temporary);
  const report = new ReportStream((line) => console.log(line));
  try {
    await runTests({
      vscodeExecutablePath: specs.executable,
      extensionDevelopmentPath: path.join(__dirname, 'fixture-extension'),
      extensionTestsPath: path.join(bundles, 'in-host.js'),
      launchArgs: [
        await copySample(path.join(specs.temporary, 'extension-specs')),
        `--extensions-dir=${specs.extensions}`,
        `--user-data-dir=${path.join(specs.temporary, 'user-data')}`,
      ],
      extensionTestsEnv: specs.grep === undefined ? {} : { NEURON_LENS_GREP: specs.grep },
      stdout: report,
      stderr: report,
    });
    return true;
  } catch (error) {
    if (!report.shown) {
      console.log([...report.all.slice(-20), String(error)].join('\n'));
    }
    return false;
  } finally {
    await mkdir(path.dirname(LOG), { recursive: true });
    await writeFile(LOG, report.all.join('\n'));
    console.log(`Everything that VS Code printed: ${path.relative(repository, LOG)}`);
  }
}

/**
 * Mocha stays outside of the bundles: a link lets them find it. It is in a folder of its own, since whatever lies below it
 * could load what a package does not hold.
 */
async function bundleSpecs(temporary: string): Promise<string> {
  const folder = path.join(temporary, 'specs');
  await mkdir(folder);
  await symlink(
    path.join(repository, 'node_modules'),
    path.join(folder, 'node_modules'),
    'junction',
  );
  const outdir = path.join(folder, 'bundles');
  await build({
    absWorkingDir: __dirname,
    entryPoints: ['in-host.ts', 'extension/*.test.ts'],
    entryNames: '[name]',
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outdir;
}
