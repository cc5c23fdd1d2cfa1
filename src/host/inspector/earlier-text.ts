/**
 * The earlier version of a document, open in the engine beside it: read like others, not learned, and closed as soon as
 * the two are no longer compared.
 */
import type { Params } from '../../protocol/engine.ts';
import type { ExactValues, NoValues } from '../../protocol/inspection.ts';
import type { PanelParams } from '../../protocol/panel.ts';
import type {
  EarlierText as EarlierAnswer,
  EarlierVersion,
  NoEarlier,
} from '../../protocol/side-by-side.ts';
import type { Engine } from '../engine/engine.ts';

/** A text, and how the engine is to treat it. */
export interface Fetched {
  readonly kind: 'text';
  readonly text: string;
  readonly openedAs: Pick<Params<'open'>, 'language' | 'scannedAs'>;
}

/** Fetches an earlier version of a document; it never rejects. */
export type FetchEarlier = (uri: string, earlier: EarlierVersion) => Promise<Fetched | NoEarlier>;

interface Opened {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly engine: Engine;
}

export class EarlierText {
  readonly #fetch: FetchEarlier | undefined;
  #opened: Opened | undefined;
  #version = 0;
  /** Counts the requests: what was fetched for an older one is not opened. */
  #asked = 0;

  constructor(fetch: FetchEarlier | undefined) {
    this.#fetch = fetch;
  }

  /** Its address in the engine, while it is there. */
  get uri(): string | undefined {
    return this.#opened?.uri;
  }

  async open(
    uri: string,
    { earlier }: PanelParams<'earlierText'>,
    engine: Engine,
  ): Promise<EarlierAnswer | NoEarlier | NoValues> {
    const asked = (this.#asked += 1);
    const fetched = await (this.#fetch?.(uri, earlier) ?? noFiles);
    if (asked !== this.#asked) return { kind: 'none', reason: 'cancelled' };
    const address = `earlier:${uri}`;
    const before = this.#opened;
    const isThere =
      fetched.kind === 'text' &&
      before?.text === fetched.text &&
      before.uri === address &&
      before.engine === engine;
    if (!isThere) this.#close();
    if (fetched.kind === 'none') return fetched;
    const { text, openedAs } = fetched;
    if (isThere) return { kind: 'text', text, version: before.version };
    const version = (this.#version += 1);
    this.#opened = { uri: address, version, text, engine };
    const place = { uri: address, version, text };
    await engine.request('open', { ...openedAs, ...place, countedAs: null, learned: false });
    return { kind: 'text', text, version };
  }

  async values(params: PanelParams<'earlierValues'>): Promise<ExactValues | NoValues> {
    const opened = this.#opened;
    if (opened === undefined) return { kind: 'none', reason: 'unknownDocument' };
    const answer = await opened.engine.request('exactValues', { ...params, uri: opened.uri });
    // A restarted engine does not have it: the next `open` opens it again.
    const isGone = answer.kind === 'none' && answer.reason === 'unknownDocument';
    if (isGone && this.#opened === opened) this.#opened = undefined;
    return answer;
  }

  /** The versions are no longer compared. */
  forget(): void {
    this.#asked += 1;
    this.#close();
  }

  #close(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    // If the engine has ended, it is gone, too.
    opened?.engine.request('close', { uri: opened.uri }).catch(() => undefined);
  }
}

const noFiles: Promise<NoEarlier> = Promise.resolve({ kind: 'none', reason: 'noFiles' });
