import {
  PanelSession,
  type PanelEvent,
  type SessionPorts,
} from '../../../src/host/inspector/panel-session.ts';
import type { Params, RequestKind, Result } from '../../../src/protocol/engine.ts';
import type { PanelStrings } from '../../../src/protocol/panel-strings.ts';
import type { ShownDocument, ToPanel } from '../../../src/protocol/panel.ts';

/** What a session asked the engine. */
export interface Asked {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const shown: ShownDocument = {
  ...{ uri: 'file:///shown', name: 'shown', version: 1, text: 'x\n' },
  ...{ tabSize: 4, isParsed: true, line: 0, cursor: 0 },
};

/** The host's end of a panel, and what it made of a page's messages. The one place that knows how a session is made. */
export class PanelHost {
  readonly uri = shown.uri;
  readonly asked: Asked[] = [];
  readonly posted: ToPanel[] = [];
  readonly #session: PanelSession;

  constructor() {
    const engine = {
      request: <K extends RequestKind>(kind: K, params: Params<K>): Promise<Result<K>> => {
        this.asked.push({ kind, params: params as unknown as Asked['params'] });
        return Promise.resolve({ kind: 'none', reason: 'outdated' } as Result<K>);
      },
    };
    const ports = {
      post: (message: ToPanel) => void this.posted.push(message),
      ready: () => Promise.resolve(engine),
      describe: () => 'failed',
      strings: {} as PanelStrings,
      language: 'en',
      pinned: () => [],
      warn: () => undefined,
    };
    this.#session = new PanelSession(ports satisfies SessionPorts, () => shown);
    this.#session.show(shown.uri);
    this.receive({ kind: 'ready' });
  }

  /** A message as a page might send it, whatever it is. */
  receive(message: unknown): PanelEvent | undefined {
    return this.#session.receive(message);
  }
}
