import type { EndOfLine, TextDocument, TextDocumentChangeEvent } from 'vscode';
import type { Params, RequestKind } from '../../protocol/engine.ts';
import type { Engine, EngineStateEvent } from './engine.ts';
import { changesOf } from '../editor/changes.ts';

export interface MirrorPorts {
  /** The engine if it can be asked now. */
  engine(): Engine | undefined;
  /** A ready engine is given every document before any caller that waits for it continues. */
  readonly onDidChangeState: EngineStateEvent;
  /** What to open a document as; undefined where neither completion nor the inspector works in it. */
  wanted(document: TextDocument): OpenedAs | undefined;
  /** Asks for an engine. */
  start(): void;
  /** Called before the engine is given a document. */
  opening(uri: string): void;
  /** Called after the editor closed a document that the engine had. */
  closed(uri: string): void;
  warn(message: string, reason: unknown): void;
}

/** How the engine treats a document. */
export type OpenedAs = Pick<
  Params<'open'>,
  'countedAs' | 'group' | 'scannedAs' | 'language' | 'learned'
>;

/** What the engine was told of a document. */
interface Mirrored {
  version: number;
  eol: EndOfLine;
  /** The group that it was opened for. */
  readonly group: string | undefined;
}

/**
 * Keeps the engine's copies of the documents equal to the editor's.
 *
 * A document is mirrored from when it is first visible, or a feature asks about it, until it is closed: what other
 * extensions open in the background costs nothing.
 */
export class DocumentMirror {
  readonly #ports: MirrorPorts;
  readonly #seen = new Map<string, TextDocument>();
  readonly #mirrored = new Map<string, Mirrored>();

  constructor(ports: MirrorPorts) {
    this.#ports = ports;
    ports.onDidChangeState(({ kind }) => {
      if (kind === 'ready') this.#reopen();
    });
  }

  /** The document is visible, or a feature asks about it. */
  show(document: TextDocument): void {
    this.#seen.set(key(document), document);
    this.#sync(document);
  }

  close(document: TextDocument): void {
    const uri = key(document);
    this.#seen.delete(uri);
    if (this.#drop(document)) this.#ports.closed(uri);
  }

  /** Whether the engine has a document. */
  has(uri: string): boolean {
    return this.#mirrored.has(uri);
  }

  change(event: TextDocumentChangeEvent): void {
    const { document } = event;
    const known = this.#mirrored.get(key(document));
    if (known === undefined || document.version <= known.version) return;
    // Different line endings move every offset of the file.
    if (document.eol !== known.eol) {
      this.#drop(document);
      this.#sync(document);
      return;
    }
    known.version = document.version;
    const { version } = document;
    this.#tell(document, 'change', { uri: key(document), version, changes: changesOf(event) });
  }

  /**
   * All of a document, for an engine that lags so far behind that this is shorter than the edits it missed; undefined
   * where it no longer needs the document.
   */
  whole(uri: string): Params<'open'> | undefined {
    const document = this.#seen.get(uri);
    const known = this.#mirrored.get(uri);
    if (document === undefined || known === undefined || document.isClosed) return undefined;
    const wanted = this.#ports.wanted(document);
    if (wanted === undefined) return undefined;
    known.version = document.version;
    known.eol = document.eol;
    return { uri, version: document.version, text: document.getText(), ...wanted };
  }

  /** After a change of settings or folders: opens what is wanted now (again if its group changed), closes the rest. */
  refresh(): void {
    for (const document of this.#seen.values()) this.#sync(document);
  }

  /** A new engine is ready, and knows nothing yet. */
  #reopen(): void {
    this.#mirrored.clear();
    this.refresh();
  }

  #sync(document: TextDocument): void {
    const wanted = document.isClosed ? undefined : this.#ports.wanted(document);
    if (wanted === undefined) {
      this.#drop(document);
      return;
    }
    if (this.#ports.engine() === undefined) {
      this.#ports.start();
      return;
    }
    const uri = key(document);
    const known = this.#mirrored.get(uri);
    if (known !== undefined) {
      if (known.group === wanted.group) return;
      this.#drop(document);
    }
    this.#ports.opening(uri);
    const { version, eol } = document;
    this.#mirrored.set(uri, { version, eol, group: wanted.group });
    this.#tell(document, 'open', { uri, version, text: document.getText(), ...wanted });
  }

  /** @returns whether the engine had it */
  #drop(document: TextDocument): boolean {
    const uri = key(document);
    const had = this.#mirrored.delete(uri);
    if (had) this.#tell(document, 'close', { uri });
    return had;
  }

  #tell<K extends RequestKind>(document: TextDocument, kind: K, params: Params<K>): void {
    const uri = key(document);
    const engine = this.#ports.engine();
    const known = this.#mirrored.get(uri);
    engine?.request(kind, params).catch((reason: unknown) => {
      // The supervisor replaces an engine that is gone, and the new one is given every document again.
      if (this.#ports.engine() !== engine) return;
      this.#ports.warn(`${kind} of ${uri} failed`, reason);
      // The engine's copy may be wrong now: it is dropped, and opened anew when the document is next seen.
      if (known !== undefined && this.#mirrored.get(uri) === known) this.#drop(document);
    });
  }
}

function key(document: TextDocument): string {
  return document.uri.toString();
}
