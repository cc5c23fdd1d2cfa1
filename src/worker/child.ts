import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { dirname } from 'node:path';
import type { FromWorker, ToWorker } from '../protocol/engine.ts';
import type { Runner, RunnerListeners, StartEngine } from './runner.ts';
import { steadyNow } from './steady-now.ts';

/** Characters of what the process wrote last that are kept. */
const saidKept = 4_000;

/**
 * Starts engines in processes.
 *
 * @param program the bundled entry of the engine, `dist/engine.js`
 * @param heapMegabytes of JavaScript's heap: many times what large files need
 */
export function forked(program: string, heapMegabytes = 1_024): StartEngine {
  return (listeners) => new Child(program, heapMegabytes, listeners);
}

/**
 * The engine's process: its start, its messages and its end. A program of its own rather than a thread, so that a
 * fault in native code ends it alone, and it can be ended at any moment (docs/reliability.md has the measurements).
 */
class Child implements Runner {
  readonly #child: ChildProcess | undefined;
  readonly #listeners: RunnerListeners;
  #said = '';
  #failure: Error | undefined;

  /** @param program absolute path of a script for Node */
  constructor(program: string, heapMegabytes: number, listeners: RunnerListeners) {
    this.#listeners = listeners;
    try {
      this.#child = this.#start(program, heapMegabytes);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      queueMicrotask(() => this.#end(null, null));
    }
  }

  /** Also undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  now(): number {
    return steadyNow();
  }

  send(message: ToWorker): void {
    if (this.#child?.connected !== true) return;
    // A failed write needs no handling: the process's end follows.
    this.#child.send(message, () => undefined);
  }

  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  #start(program: string, heapMegabytes: number): ChildProcess {
    const options: ForkOptions & { windowsHide: boolean } = {
      // The flags of the host's own Node, such as a debugger's port, are not for the engine.
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      env: environment(),
      // The host's working directory may be gone.
      cwd: dirname(program),
      // Typed arrays are sent as they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      windowsHide: true,
    };
    const child = fork(program, [], options);
    child.on('message', (message) => this.#listeners.message(message as FromWorker));
    child.on('error', (error) => (this.#failure ??= error));
    child.on('close', (exitCode, signal) => this.#end(exitCode, signal));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-saidKept);
    });
    return child;
  }

  #end(exitCode: number | null, signal: string | null): void {
    const failure = this.pid === undefined ? this.#failure : undefined;
    this.#listeners.end({ exitCode, signal, said: this.#said, failure });
  }
}

/**
 * For glibc's malloc, which otherwise keeps freed memory: onnxruntime's threads allocate and free blocks of all sizes,
 * and after 250 files were read it held 80 MB of unused memory. Other allocators ignore these variables.
 */
const sparingAllocator = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

function environment(): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  // These options are for the host's own Node.
  delete inherited['NODE_OPTIONS'];
  return {
    ...sparingAllocator,
    ...inherited,
    // The host's program is Electron on desktops, and Node elsewhere.
    ELECTRON_RUN_AS_NODE: '1',
    // No version of onnxruntime may report anything.
    ORT_DISABLE_TELEMETRY: '1',
  };
}
