/**
 * `npm run test:host`: packages the extension, installs the VSIX, and runs the
 * specs in a real VS Code: those of test/host/extension inside the extension
 * host, those of test/host/page from outside, with keys typed into its page.
 * Those of test/host/universal do so with the universal package.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { oneOf, parseWords } from '../../src/cli/command.ts';
import { runFromCommandLine } from '../../tools/command-line.ts';
import { findEditor, hasWorkbench } from '../../tools/editor/vscode.ts';
import { installExtension, packageExtension, packageTarget } from '../../tools/editor/vsix.ts';
import { UNIVERSAL } from '../../tools/package/targets.ts';
import { runExtensionSpecs } from './extension-specs.ts';
import { runPageSpecs } from './page-specs.ts';

/** After Ctrl+C the running part ends by itself, and then what it left behind is cleared away. */
let interrupted = false;
process.on('SIGINT', () => (interrupted = true));
process.on('SIGTERM', () => process.kill(process.pid, 'SIGINT'));

const PARTS = ['extension', 'page', 'universal'] as const;

/** All that this machine can run. */
function ownParts(): readonly (typeof PARTS)[number][] {
  if (hasWorkbench()) return PARTS;
  console.log('Without page and universal specs: their workbench in a browser is on Linux only.');
  return ['extension'];
}

const usage = `Usage: npm run test:host [-- OPTIONS]
  Packages the extension, installs it, and runs the specs in a real VS Code.
  --only NAME     ${PARTS.join(', ')}; all unless given, but the last two on Linux only
  --grep PATTERN  the specs whose names match
  --help          this text
NEURON_LENS_VSIX names a VSIX that is built already: with dist/neuron-lens-universal.vsix, the first two parts run
without onnxruntime.`;

async function main(words: readonly string[]): Promise<boolean> {
  const { values } = parseWords(words, {
    options: { only: { type: 'string' }, grep: { type: 'string' } },
  });
  const wanted = values.only === undefined ? ownParts() : [oneOf(PARTS, values.only, '--only')];
  const vsix = await packageExtension();
  const executable = await findEditor();
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'neuron-lens-test-'));
  try {
    const extensions = path.join(temporary, 'extensions');
    const userData = path.join(temporary, 'install');
    await installExtension(executable, vsix, { extensions, userData });
    const pageSpecs = { extensions, folder: 'page', environment: {}, grep: values.grep };

    const parts: Readonly<Record<(typeof PARTS)[number], () => Promise<boolean>>> = {
      extension: () => runExtensionSpecs({ executable, extensions, temporary, grep: values.grep }),
      page: () => runPageSpecs(pageSpecs),
      async universal() {
        const universal = path.join(temporary, 'universal');
        await installExtension(executable, await packageTarget(UNIVERSAL), {
          extensions: universal,
          userData,
        });
        const environment = { NEURON_LENS_UNIVERSAL: universal };
        return runPageSpecs({ ...pageSpecs, folder: 'universal', environment });
      },
    };
    let passed = true;
    for (const name of wanted) {
      if (interrupted) {
        return false;
      }
      console.log(`\n${name} specs`);
      passed = (await parts[name]()) && passed;
    }
    return passed;
  } finally {
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

void runFromCommandLine(usage, async (words) => {
  if (!(await main(words))) process.exitCode = 1;
});
