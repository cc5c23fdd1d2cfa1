import type { Activations } from '../core/inspect/activations.ts';
import type { Progress } from '../protocol/inspection.ts';
import type { Documents, OpenDocument } from './documents.ts';

export interface BackgroundPorts {
  progress(message: Progress): void;
  /** Milliseconds. */
  now(): number;
}

/** Milliseconds from one message of progress to the next. */
const progressEvery = 50;

/** Reads the inspected documents, and reports progress. */
export class BackgroundReader {
  readonly #documents: Documents;
  readonly #ports: BackgroundPorts;
  #lastProgress = -Infinity;

  constructor(documents: Documents, ports: BackgroundPorts) {
    this.#documents = documents;
    this.#ports = ports;
  }

  /** One run, in the most recently inspected document that needs one. Returns whether there was one. */
  async readOn(): Promise<boolean> {
    for (const [uri, document] of this.#documents.inspected) {
      const { inspection, heldInspection } = document;
      // What is shown first; then what that is compared with.
      for (const one of [heldInspection, inspection]) {
        if (one === undefined || one.activations.done) continue;
        await one.activations.readOn();
        const { read, output } = one.activations;
        // A completion continues from here: it need not read the same text again.
        const by = { healthy: one === inspection };
        if (output !== undefined) document.session.note(read, output, by);
        // A run that only leads up to the view gives the page nothing new to ask for.
        if (one.activations.hasShown) this.#tellOf(uri, document);
        return true;
      }
    }
    return false;
  }

  /** Reports the progress of all documents again: another network reads them now. */
  tellAll(): void {
    this.#lastProgress = -Infinity;
    for (const [uri, document] of this.#documents.inspected) {
      this.#tellOf(uri, document);
      this.#lastProgress = -Infinity;
    }
  }

  #tellOf(uri: string, { version, inspection, heldInspection }: OpenDocument): void {
    const shown = (heldInspection ?? inspection)?.activations;
    if (shown === undefined) return;
    const done = [heldInspection, inspection].every((one) => one?.activations.done !== false);
    this.#tell(uri, version, shown, done);
  }

  #tell(uri: string, version: number, { read, readable }: Activations, done: boolean): void {
    const now = this.#ports.now();
    if (!done && now - this.#lastProgress < progressEvery) return;
    this.#lastProgress = now;
    this.#ports.progress({ kind: 'progress', uri, version, read, readable, done });
  }
}
