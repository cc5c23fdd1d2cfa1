import path from 'node:path';
import type { FromWorker, ToWorker } from '../protocol/engine.ts';
import { folderFiles } from '../runtime/folder-files.ts';
import { loadLocalModel } from '../runtime/local-model.ts';
import { readRivals, rivalsBeside } from '../runtime/rivals/packed-folder.ts';
import { SyntaxQueries } from '../runtime/syntax/queries.ts';
import { Engine } from './engine.ts';
import { labelCode } from './label-code.ts';
import { steadyNow } from './steady-now.ts';

if (process.send === undefined) throw new Error('the engine runs as a child process');

function reply(message: FromWorker): void {
  // If the host is gone, `disconnect` handles it.
  process.send?.(message, undefined, undefined, () => undefined);
}

const engine = new Engine({
  loadModel: (folder) => loadLocalModel(folder, labelCode),
  loadRivals: (folder) => readRivals(folderFiles(rivalsBeside(folder))),
  syntaxQueries: () => new SyntaxQueries(folderFiles(path.join(__dirname, 'grammars'))),
  reply,
  // The event loop looks for messages before it comes to the immediates.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  now: steadyNow,
});

process.on('message', (message: ToWorker) => {
  if (message.kind === 'ping') reply({ kind: 'pong', memory: process.memoryUsage.rss() });
  else engine.receive(message);
});

// However the host ends, the engine ends with it.
process.on('disconnect', () => process.exit());
// Ctrl+C in the terminal that the editor was started from is for the editor, which ends the engine itself.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
