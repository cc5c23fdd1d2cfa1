/**
 * `npm run test:host`: packages the extension, installs the VSIX, and runs the
 * specs in a real VS Code: those of test/host/extension inside the extension
 * host, those of test/host/page from outside, with keys typed into its page.
 *
 * Options: --only extension|page, --grep PATTERN. NEURON_LENS_VSIX names a VSIX
 * that is built already.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { findEditor } from '../../tools/editor/vscode.ts';
import { installExtension, packageExtension } from '../../tools/editor/vsix.ts';
import { runExtensionSpecs } from './extension-specs.ts';
import { runPageSpecs } from './page-specs.ts';

/** After Ctrl+C the running part ends by itself, and then what it left behind is cleared away. */
let interrupted = false;
process.on('SIGINT', () => (interrupted = true));
process.on('SIGTERM', () => process.kill(process.pid, 'SIGINT'));

async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, grep: { type: 'string' } },
  });
  const vsix = await packageExtension();
  const executable = await findEditor();
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-test-'));
  try {
    const extensions = path.join(temporary, 'extensions');
    const userData = path.join(temporary, 'install');
    await installExtension(executable, vsix, { extensions, userData });

    const parts: Readonly<Record<string, () => Promise<boolean>>> = {
      extension: () => runExtensionSpecs({ executable, extensions, temporary, grep: values.grep }),
      page: () => runPageSpecs({ extensions, grep: values.grep }),
    };
    const wanted = Object.entries(parts).filter(
      ([name]) => values.only === undefined || values.only === name,
    );
    if (wanted.length === 0) {
      throw new Error(`--only takes ${Object.keys(parts).join(' or ')}`);
    }
    let passed = true;
    for (const [name, run] of wanted) {
      if (interrupted) {
        return false;
      }
      console.log(`\n${name} specs`);
      passed = (await run()) && passed;
    }
    return passed;
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

main().then(
  (passed) => (process.exitCode = passed ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
