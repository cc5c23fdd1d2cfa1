import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode';
import type {
  EngineProcess,
  EngineState,
  EngineStateEvent,
} from '../../../src/host/engine/engine.ts';
import type { ModelSummary, Params, RequestKind, Result } from '../../../src/protocol/engine.ts';
import { EngineError } from '../../../src/protocol/error.ts';
import type { EngineExit } from '../../../src/worker/client.ts';

export interface Asked {
  readonly kind: RequestKind;
  readonly params: Params<RequestKind>;
}

export const FAKE_MODEL: ModelSummary = {
  ...{ name: 'fake', languages: ['ts'], tuning: 'tuned', runtimeMissing: null },
  ...{ widths: [8], foundLayers: 1, parameters: 1, taught: { state: 'missing', neurons: [] } },
};

/** An engine that notes what it is asked, and fails or stops when told to. */
export class FakeEngine implements EngineProcess {
  readonly asked: Asked[] = [];
  /** What the next request of a kind is refused with. */
  readonly refusals = new Map<RequestKind, Error>();
  disposed = false;
  readonly #exit: ((exit: EngineExit) => void)[] = [];

  request<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>> {
    this.asked.push({ kind, params });
    const refusal = this.refusals.get(kind);
    if (refusal !== undefined) return Promise.reject(refusal);
    return Promise.resolve((kind === 'load' ? FAKE_MODEL : undefined) as Result<K>);
  }

  onExit(listener: (exit: EngineExit) => void): void {
    this.#exit.push(listener);
  }

  dispose(): Promise<void> {
    this.disposed = true;
    return Promise.resolve();
  }

  stop(): void {
    const error = new EngineError('workerStopped', 'boom');
    for (const listener of this.#exit) listener({ exitCode: 1, error });
  }
}

/** The engine's state, changed by a test. */
export class StateChanges {
  readonly #listeners: ((state: EngineState) => void)[] = [];

  readonly onDidChangeState: EngineStateEvent = (listener) => {
    this.#listeners.push(listener);
    return { dispose: () => undefined };
  };

  enter(state: EngineState): void {
    for (const listener of this.#listeners) listener(state);
  }
}

/** As much of a document as the host reads. */
export class FakeDocument {
  version = 1;
  eol = 1;
  isClosed = false;
  languageId = 'typescript';
  text: string;
  readonly uri: { toString(): string };

  constructor(uri: string, text: string) {
    this.uri = { toString: () => uri };
    this.text = text;
  }

  getText(): string {
    return this.text;
  }

  asDocument(): TextDocument {
    return this as unknown as TextDocument;
  }

  /** Makes one edit as the editor would report it. */
  edit(
    offset: number,
    removed: number,
    inserted: string,
  ): Pick<TextDocumentContentChangeEvent, 'rangeLength' | 'rangeOffset' | 'text'> {
    this.version += 1;
    this.text = this.text.slice(0, offset) + inserted + this.text.slice(offset + removed);
    return { rangeOffset: offset, rangeLength: removed, text: inserted };
  }
}
