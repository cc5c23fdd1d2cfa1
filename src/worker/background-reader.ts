import type { Activations } from '../core/inspect/activations.ts';
import type { Progress } from '../protocol/inspection.ts';
import type { Documents } from './documents.ts';

export interface BackgroundPorts {
  progress(message: Progress): void;
  /** Milliseconds. */
  now(): number;
}

/** Milliseconds from one message of progress to the next. */
const progressEvery = 50;

/** Reads the documents that are looked into, and tells how far it has come. */
export class BackgroundReader {
  readonly #documents: Documents;
  readonly #ports: BackgroundPorts;
  #lastProgress = -Infinity;

  constructor(documents: Documents, ports: BackgroundPorts) {
    this.#documents = documents;
    this.#ports = ports;
  }

  /** One run, in the document looked into last of those that are not read. Returns whether there was one. */
  async readOn(): Promise<boolean> {
    for (const [uri, document] of this.#documents.inspected) {
      const activations = document.inspection?.activations;
      if (activations === undefined || activations.done) continue;
      const more = await activations.readOn();
      const { read, output } = activations;
      // A completion goes on from here: it need not read the same text again.
      if (output !== undefined) document.session.note(read, output);
      this.#tell(uri, document.version, activations, !more);
      return true;
    }
    return false;
  }

  #tell(uri: string, version: number, { read, readable }: Activations, done: boolean): void {
    const now = this.#ports.now();
    if (!done && now - this.#lastProgress < progressEvery) return;
    this.#lastProgress = now;
    this.#ports.progress({ kind: 'progress', uri, version, read, readable, done });
  }
}
