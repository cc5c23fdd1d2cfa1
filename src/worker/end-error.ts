import { EngineError } from '../protocol/error.ts';
import type { RunnerEnd } from './runner.ts';

/** The error that reports an engine's end; its cause holds the engine's last output. */
export function endError(end: RunnerEnd, verdict: EngineError | undefined): EngineError {
  const { exitCode, signal, said, failure } = end;
  const how = signal ?? `exit code ${String(exitCode)}`;
  if (verdict !== undefined) return verdict;
  if (failure !== undefined)
    return new EngineError('workerStopped', failure.message, { cause: failure });
  const cause = new Error(said.trim() === '' ? how : `${how}\n${said.trim()}`);
  // What V8 writes when it reaches the limit of its heap.
  if (/FATAL ERROR: .*out of memory/i.test(said))
    return new EngineError('outOfMemory', how, { cause });
  const thrown = /^(?:\w*Error|\w*Exception)(?: \[\w+\])?: (.*)$/m.exec(said)?.[1];
  return new EngineError('workerStopped', thrown ?? how, { cause });
}
