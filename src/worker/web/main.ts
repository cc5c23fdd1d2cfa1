/** The engine in a worker of a browser. Its first message brings the port through which it reads the model's files. */
import type { FromWorker, ToWorker } from '../../protocol/engine.ts';
import { EngineError } from '../../protocol/error.ts';
import { FolderModel } from '../../runtime/folder-model.ts';
import { readRivals, rivalsBeside } from '../../runtime/rivals/packed-folder.ts';
import { grammarsBeside } from '../../runtime/syntax/grammars.ts';
import { SyntaxQueries } from '../../runtime/syntax/queries.ts';
import { Engine } from '../engine.ts';
import { labelCode } from '../label-code.ts';
import { nextTurn } from '../next-turn.ts';
import { ownArrays } from '../own-arrays.ts';
import { PortFiles } from './file-port.ts';
import { sharedNow } from './shared-now.ts';

/** Only what is used: the types of a page do not have it. */
declare const self: {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: unknown): void;
};

function reply(message: FromWorker): void {
  // All the memory behind an array would be copied with it, the kernel's for example.
  self.postMessage(ownArrays(message));
}

function begin({ ports: [port] }: MessageEvent): void {
  const files = new PortFiles(port!);
  const engine = new Engine({
    loadModel: (folder) =>
      FolderModel.load(files.of(folder), labelCode, () =>
        Promise.reject(new EngineError('runtimeMissing', 'it is not for browsers')),
      ),
    loadRivals: (folder) => readRivals(files.of(rivalsBeside(folder))),
    syntaxQueries: (folder) => new SyntaxQueries(files.of(grammarsBeside(folder))),
    reply,
    pause: nextTurn,
    now: sharedNow,
  });
  self.onmessage = ({ data }) => {
    // No browser tells a worker how much memory it uses.
    if (data.kind === 'ping') reply({ kind: 'pong', memory: null });
    else engine.receive(data);
  };
}

self.onmessage = begin;
