import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseWords } from '../../src/cli/command.ts';
import { bestForm } from '../../src/runtime/kernel/instance.ts';
import { EngineClient } from '../../src/worker/client.ts';
import { forked } from '../../src/worker/child.ts';
import { runFromCommandLine } from '../../tools/command-line.ts';
import { newerNode } from '../../tools/node24.ts';
import { shippedModel, shippedModelFolder } from '../../tools/shipped-model.ts';
import { bundledEngine } from '../unit/support/bundled-engine.ts';
import { benchCompletion } from './completion.ts';
import { benchCounts } from './counts.ts';
import { benchEditor } from './editor.ts';
import { benchEngine } from './engine.ts';
import { benchInspection } from './inspection.ts';
import { benchKernel } from './kernel.ts';
import { benchKeys } from './keys.ts';
import { benchLessons } from './lessons.ts';
import { benchModel } from './model.ts';
import { benchOpening } from './opening.ts';
import { benchPackages } from './packages.ts';
import { benchPage } from './page.ts';
import { soak } from './soak.ts';

function print(lines: readonly string[]): void {
  console.log(`${lines.join('\n')}\n`);
}

const usage = `Usage: npm run bench [-- OPTIONS]
  Measures the latencies that the README quotes.
  --model FOLDER  the model (models/${shippedModel})
  --editor        those in a real VS Code, with the shipped model
  --packages      what a start takes with the package of this machine and with the universal one
  --lessons       those of the lessons alone
  --help          this text`;

/** The same on a Node with relaxed SIMD, as VS Code's is. */
function onNewerNode(words: readonly string[]): number | null {
  const options = ['--import', 'tsx', __filename, ...words];
  return spawnSync(newerNode(), options, { stdio: 'inherit' }).status;
}

async function main(words: readonly string[]): Promise<void> {
  const { values } = parseWords(words, {
    options: {
      model: { type: 'string', default: shippedModelFolder },
      editor: { type: 'boolean', default: false },
      lessons: { type: 'boolean', default: false },
      packages: { type: 'boolean', default: false },
      /** Watches memory there over a long day's work: minutes. */
      soak: { type: 'boolean', default: false },
      edits: { type: 'string', default: '10000' },
      files: { type: 'string', default: '500' },
    },
  });
  if (bestForm() === 'plain' && newerNode() !== process.execPath) {
    process.exitCode = onNewerNode(words) ?? 1;
    return;
  }
  if (values.editor) {
    print(await benchEditor());
    return;
  }
  if (values.packages) {
    print(await benchPackages());
    return;
  }
  if (values.soak) {
    const { lines, passed } = await soak({
      edits: Number(values.edits),
      files: Number(values.files),
    });
    print(lines);
    if (!passed) process.exitCode = 1;
    return;
  }
  const folder = resolve(values.model);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`no model in ${folder}: train one (training/README.md) or name one by --model`);
  }
  print([
    `Model ${folder}, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? '?'}`,
  ]);
  if (values.lessons) {
    print(await benchLessons(folder));
    return;
  }
  print(await benchModel(folder));
  print(await benchKernel(folder));
  print(benchCounts());
  print(await benchKeys(folder));
  const program = await bundledEngine();
  print(await benchEngine(program, folder));
  const client = new EngineClient(forked(program));
  try {
    await client.request('load', { folder });
    print(await benchCompletion(client));
    print(await benchOpening(client));
    print(await benchInspection(client));
  } finally {
    await client.dispose();
  }
  print(await benchPage(folder));
  print(await benchLessons(folder));
}

void runFromCommandLine(usage, main);
