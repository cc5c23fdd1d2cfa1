/** The page's end of the line to the host: requests matched to replies by their ids. */
import type {
  PanelEnvelope,
  PanelParams,
  PanelRequest,
  PanelRequestKind,
  PanelResult,
  ToHost,
  ToPanel,
} from '../../protocol/panel.ts';

interface Pending {
  readonly resolve: (result: PanelResult<PanelRequestKind>) => void;
  readonly reject: (error: PanelFailure) => void;
}

/** A failure with a message for the reader. */
export class PanelFailure extends Error {
  override readonly name = 'PanelFailure';
}

/** Asks the engine; rejects with a `PanelFailure`. */
export type Ask = Channel['ask'];

export class Channel {
  readonly #post: (message: ToHost) => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #closed = false;

  constructor(post: (message: ToHost) => void) {
    this.#post = post;
  }

  /** Sends a message that has no reply. */
  tell(message: Exclude<ToHost, PanelRequest>): void {
    if (!this.#closed) this.#post(message);
  }

  ask<K extends PanelRequestKind>(kind: K, params: PanelParams<K>): Promise<PanelResult<K>> {
    if (this.#closed) return Promise.reject(new PanelFailure('closed'));
    const id = ++this.#lastId;
    const asked = new Promise<PanelResult<PanelRequestKind>>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      const envelope: PanelEnvelope<K> = { kind, id, params };
      // TypeScript does not see that an envelope of kind K is a member of the union.
      this.#post(envelope as unknown as ToHost);
    });
    // The type of the reply follows from the request with this id.
    return asked;
  }

  /** Takes in a reply. */
  settle(message: Extract<ToPanel, { kind: 'reply' }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if ('error' in message) pending?.reject(new PanelFailure(message.error.message));
    else pending?.resolve(message.ok);
  }

  /** The host no longer answers: pending requests are rejected, and so are later ones. */
  close(): void {
    this.#closed = true;
    for (const { reject } of this.#pending.values()) reject(new PanelFailure('closed'));
    this.#pending.clear();
  }
}

/** A message in the form in which it is posted to the host. */
export function asSent(message: ToHost): unknown {
  if (message.kind !== 'remember') return message;
  return { ...message, memory: JSON.stringify(message.memory) };
}
