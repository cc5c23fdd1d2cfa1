import { EngineError } from '../protocol/error.ts';
import type { RunnerEnd } from './runner.ts';

/** What the end of an engine is told as; its cause holds what it said last. */
export function endError(end: RunnerEnd, verdict: EngineError | undefined): EngineError {
  const { exitCode, signal, said, failure } = end;
  const how = signal ?? `exit code ${String(exitCode)}`;
  if (verdict !== undefined) return verdict;
  if (failure !== undefined)
    return new EngineError('workerStopped', failure.message, { cause: failure });
  const cause = new Error(said.trim() === '' ? how : `${how}\n${said.trim()}`);
  // V8's last words when it reaches the limit of its heap.
  if (/FATAL ERROR: .*out of memory/i.test(said))
    return new EngineError('outOfMemory', how, { cause });
  const thrown = /^(?:\w*Error|\w*Exception)(?: \[\w+\])?: (.*)$/m.exec(said)?.[1];
  return new EngineError('workerStopped', thrown ?? how, { cause });
}
