import type { FromWorker, ToWorker } from '../../protocol/engine.ts';
import type { Runner, RunnerListeners, StartEngine } from '../runner.ts';
import { serveFiles, type ReadFile } from './file-port.ts';
import { sharedNow } from './shared-now.ts';

/**
 * Starts engines in workers.
 *
 * @param program gives an address of `dist/engine.js` that a worker can be started from
 * @param readFile reads a file of a model
 */
export function inWorker(program: () => Promise<string>, readFile: ReadFile): StartEngine {
  return (listeners) => new WebWorker(program, readFile, listeners);
}

/** The engine's worker: its start, its messages and its end. Messages that are sent before it has started wait. */
class WebWorker implements Runner {
  readonly pid = undefined;
  readonly #listeners: RunnerListeners;
  readonly #waiting: ToWorker[] = [];
  #worker: Worker | undefined;
  #ended = false;

  constructor(program: () => Promise<string>, readFile: ReadFile, listeners: RunnerListeners) {
    this.#listeners = listeners;
    program().then(
      (address) => this.#start(address, readFile),
      (error: unknown) => this.#end('', error instanceof Error ? error : new Error(String(error))),
    );
  }

  now(): number {
    return sharedNow();
  }

  send(message: ToWorker): void {
    if (this.#ended) return;
    if (this.#worker === undefined) this.#waiting.push(message);
    else this.#worker.postMessage(message);
  }

  kill(): void {
    // As with a process, the end is reported after this call.
    queueMicrotask(() => this.#end('', undefined));
  }

  #start(address: string, readFile: ReadFile): void {
    if (this.#ended) return;
    const worker = new Worker(address, { name: 'Neuron Lens engine' });
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (!this.#ended) this.#listeners.message(data);
    };
    // A process would end at an uncaught error, and be restarted; so does the worker.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(event.message.replace(/^Uncaught /, ''), undefined);
    };
    const { port1, port2 } = new MessageChannel();
    serveFiles(port1, readFile);
    worker.postMessage(null, [port2]);
    for (const message of this.#waiting.splice(0)) worker.postMessage(message);
  }

  #end(said: string, failure: Error | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#worker?.terminate();
    this.#listeners.end({ exitCode: null, signal: 'terminated', said, failure });
  }
}
