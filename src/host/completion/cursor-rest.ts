import type { TextEditor } from 'vscode';
import type { Clock } from '../../worker/clock.ts';
import type { Engine } from '../engine/engine.ts';

/** Milliseconds without another move after which a cursor rests: held down, an arrow key moves it every 30. */
const REST = 40;

export interface CursorRestPorts {
  readonly clock: Pick<Clock, 'after'>;
  /** The engine, if it has the document. */
  engine(uri: string): Engine | undefined;
  /** Whether the editor would be given suggestions now. */
  isCompleted(editor: TextEditor): boolean;
  warn(message: string, reason: unknown): void;
}

/** Tells the engine where the cursor rests, so that what the first suggestion there takes is read when it is asked for. */
export class CursorRest {
  readonly #ports: CursorRestPorts;
  #cancel: () => void = () => undefined;

  constructor(ports: CursorRestPorts) {
    this.#ports = ports;
  }

  /** The cursor of this editor, which has the focus, may have moved. */
  follow(editor: TextEditor | undefined): void {
    this.#cancel();
    if (editor !== undefined)
      this.#cancel = this.#ports.clock.after(REST, () => this.#tell(editor));
  }

  dispose(): void {
    this.#cancel();
  }

  #tell(editor: TextEditor): void {
    const { document, selection } = editor;
    const uri = document.uri.toString();
    const engine = this.#ports.engine(uri);
    if (engine === undefined || document.isClosed || !this.#ports.isCompleted(editor)) return;
    const { version } = document;
    const offset = document.offsetAt(selection.active);
    engine.request('cursor', { uri, version, offset }).catch((reason: unknown) => {
      // An engine that is gone is replaced, and the new one is told again.
      if (this.#ports.engine(uri) !== engine) return;
      this.#ports.warn('Telling where the cursor rests failed', reason);
    });
  }
}
