/** A model's files for an engine in a worker: the host, which can reach them, reads them for it. */
import { EngineError } from '../../protocol/error.ts';
import type { ModelFiles } from '../../runtime/model-files.ts';

interface Wanted {
  readonly id: number;
  /** Address of the file. */
  readonly file: string;
}

interface Found {
  readonly id: number;
  /** Undefined where it cannot be read. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** Reads the file at an address; rejects where there is none. */
export type ReadFile = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Answers what the other end of a channel asks for. */
export function serveFiles(port: MessagePort, read: ReadFile): void {
  port.onmessage = ({ data }: MessageEvent<Wanted>) => {
    const { id, file } = data;
    void read(file).then(
      // A copy with memory of its own: a view would take all the memory behind it along.
      (bytes) => port.postMessage({ id, bytes: bytes.slice() } satisfies Found),
      () => port.postMessage({ id, bytes: undefined } satisfies Found),
    );
  };
}

/** The files of folders, through a channel whose other end `serveFiles` answers. */
export class PortFiles {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (bytes: Found['bytes']) => void>();
  #lastId = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<Found>) => {
      this.#waiting.get(data.id)?.(data.bytes);
      this.#waiting.delete(data.id);
    };
  }

  /** @param folder its address, to which `/` and a name can be added */
  of(folder: string): ModelFiles {
    return {
      read: async (name) => {
        const file = `${folder}/${name}`;
        const bytes = await this.#ask(file);
        if (bytes === undefined) throw new EngineError('modelFileMissing', file);
        return bytes;
      },
    };
  }

  #ask(file: string): Promise<Found['bytes']> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#port.postMessage({ id, file } satisfies Wanted);
    });
  }
}
