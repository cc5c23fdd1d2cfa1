/**
 * The host's end of one panel, without the editor: what document it shows, and the engine's answers about it.
 *
 * The page can ask only about the document that is shown; its requests bear no address.
 */
import type { ModelSummary, Params, RequestKind, Result } from '../../protocol/engine.ts';
import { toErrorData } from '../../protocol/error.ts';
import type { EngineErrorData } from '../../protocol/engine.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type {
  EmptyReason,
  PanelMemory,
  PanelRequestKind,
  ShownDocument,
  Subject,
  TextChange,
  ToHost,
  ToPanel,
} from '../../protocol/panel.ts';
import { FIRST_MEMORY } from '../../webview/model/first-memory.ts';

export interface SessionPorts {
  post(message: ToPanel): void;
  /** Rejects where there is no engine. */
  ask<K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>>;
  describe(error: EngineErrorData): string;
  readonly strings: PanelStrings;
  readonly language: string;
  favourites(): readonly Subject[];
}

/** What the reader does that concerns the editor; the rest is the session's own affair. */
export type PanelEvent = Exclude<ToHost, { kind: 'ready' | 'request' }>;

type Content =
  | { readonly kind: 'empty'; readonly reason: EmptyReason; readonly message?: string }
  | { readonly kind: 'document'; readonly uri: string };

export class PanelSession {
  memory: PanelMemory | undefined;
  locked = false;
  readonly #ports: SessionPorts;
  /** The document's state when the page asks for it. */
  readonly #read: () => ShownDocument | undefined;
  #content: Content = { kind: 'empty', reason: 'loading' };
  #model: ModelSummary | undefined;
  #isReady = false;

  constructor(ports: SessionPorts, read: () => ShownDocument | undefined) {
    this.#ports = ports;
    this.#read = read;
  }

  /** Address of the document that is shown. */
  get uri(): string | undefined {
    return this.#content.kind === 'document' ? this.#content.uri : undefined;
  }

  show(uri: string): void {
    this.#content = { kind: 'document', uri };
    this.#sendContent();
  }

  showEmpty(reason: EmptyReason, message?: string): void {
    this.#content = { kind: 'empty', reason, ...(message !== undefined && { message }) };
    this.#sendContent();
  }

  setModel(model: ModelSummary): void {
    this.#model = model;
    this.#post({ kind: 'model', model });
  }

  edit(version: number, changes: readonly TextChange[]): void {
    this.#post({ kind: 'edit', version, changes });
  }

  progress(read: number, readable: number, done: boolean): void {
    this.#post({ kind: 'progress', read, readable, done });
  }

  editorMoved(to: { readonly line?: number; readonly cursor?: number }): void {
    this.#post({ kind: 'editorMoved', ...to });
  }

  setFavourites(favourites: readonly Subject[]): void {
    this.#post({ kind: 'favourites', favourites });
  }

  /** Also for a page that is not there yet, or not any more while it is hidden. */
  choose(subject: Subject): void {
    this.memory = { ...FIRST_MEMORY, ...this.memory, subject };
    this.#post({ kind: 'choose', subject });
  }

  /** Takes in a message of the page; hands back what the editor has to do. */
  receive(message: ToHost): PanelEvent | undefined {
    switch (message.kind) {
      case 'ready':
        this.#start();
        return undefined;
      case 'request':
        void this.#answer(message.id, message.method, message.params);
        return undefined;
      case 'remember':
        this.memory = message.memory;
        return message;
      case 'lock':
        this.locked = message.locked;
        this.#sendContent();
        return message;
      default:
        return message;
    }
  }

  /** Also after the page was hidden and made anew. */
  #start(): void {
    this.#isReady = true;
    const { strings, language } = this.#ports;
    const favourites = this.#ports.favourites();
    this.#post({ kind: 'start', strings, language, memory: this.memory, favourites });
    if (this.#model !== undefined) this.#post({ kind: 'model', model: this.#model });
    this.#sendContent();
  }

  #sendContent(): void {
    if (this.#content.kind === 'empty') {
      this.#post(this.#content);
      return;
    }
    const document = this.#read();
    if (document !== undefined) this.#post({ kind: 'show', document, locked: this.locked });
  }

  async #answer<K extends PanelRequestKind>(
    id: number,
    method: K,
    params: Omit<Params<K>, 'uri'>,
  ): Promise<void> {
    try {
      const { uri } = this;
      if (uri === undefined) {
        this.#post({ kind: 'reply', id, ok: { kind: 'none', reason: 'unknownDocument' } });
        return;
      }
      // `Params<K>` is these parameters and the address.
      const ok = await this.#ports.ask(method, { ...params, uri } as unknown as Params<K>);
      this.#post({ kind: 'reply', id, ok });
    } catch (error) {
      const data = toErrorData(error);
      const message = this.#ports.describe(data);
      this.#post({ kind: 'reply', id, error: { code: data.code, message } });
    }
  }

  #post(message: ToPanel): void {
    if (this.#isReady) this.#ports.post(message);
  }
}
