import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EngineCompletion } from '../../src/cli/evaluate/systems/engine-completion.ts';
import type { ModelState, WritingModel } from '../../src/core/model/language-model.ts';
import { loadLocalModel } from '../../src/runtime/local-model.ts';
import { repository } from '../../tools/editor/paths.ts';
import { sourceFiles } from '../../tools/labels/files.ts';
import { figure } from './figures.ts';

const typedFile = 'src/webview/view/text-view.ts';
/** Characters that stand there, and characters typed after them. */
const already = 4_000;
const typed = 600;
const wishes = { confidence: 0.5, eagerness: 'balanced', maxLength: 40 } as const;

/** Takes each step anew: states are remembered as objects, and these are others each time. */
function forgetful(model: WritingModel): WritingModel {
  const another = ({ h, c }: ModelState): ModelState => ({ h, c });
  const { info, vocabulary, zeroState } = model;
  return {
    ...{ info, vocabulary, zeroState },
    run: (ids, state) => model.run(ids, another(state)),
    step: (id, state) => model.step(id, another(state)),
  };
}

/** Milliseconds of processor time for each key. */
async function typing(system: EngineCompletion): Promise<number> {
  const text = readFileSync(path.join(repository, typedFile), 'utf8');
  system.begin({ path: typedFile, language: 'ts', scannedAs: 'ts' }, text.slice(0, already));
  await system.suggest(already, wishes, false);
  const start = process.cpuUsage();
  for (let offset = already; offset < already + typed; offset++) {
    system.change({ offset, removed: 0, inserted: text.charAt(offset) });
    await system.suggest(offset + 1, wishes, false);
  }
  const { user, system: kernel } = process.cpuUsage(start);
  system.end();
  return (user + kernel) / 1_000 / typed;
}

/** Typing in one of this project's files, beside all others, in this process. */
export async function benchKeys(folder: string): Promise<string[]> {
  const model = await loadLocalModel(folder);
  const { tuning } = model;
  if (typeof tuning === 'string') throw new Error(`nothing was fitted for ${folder}: ${tuning}`);
  const now = (): number => performance.now();
  const systems = [model, forgetful(model)].map(
    (one) => new EngineCompletion({ kind: 'mixed', model: one, tuning }, now),
  );
  for (const file of sourceFiles(path.join(repository, 'src'))) {
    const name = path.relative(repository, file).replaceAll(path.sep, '/');
    if (name === typedFile) continue;
    const text = readFileSync(file, 'utf8');
    for (const system of systems)
      system.learn({ path: name, language: 'ts', scannedAs: 'ts', text });
  }
  const [remembered, anew] = [await typing(systems[0]!), await typing(systems[1]!)];
  await model.release();
  return [
    'Processor time of a key, in a file of this project',
    figure('as it is', `${remembered.toFixed(1)} ms`, 'aim: 4'),
    figure('each step of the network taken anew', `${anew.toFixed(1)} ms`),
  ];
}
