import { CompletionSession, type Completer } from '../core/complete/session.ts';
import type { Context } from '../core/inspect/activations.ts';
import type { HeldUnit } from '../core/model/held.ts';
import type { ModelOutput, WritingModel } from '../core/model/language-model.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import type { TextChange } from '../core/text/change.ts';
import type { LanguageTag } from '../core/text/language.ts';
import type { Params } from '../protocol/engine.ts';
import { Inspection } from './inspection.ts';

export interface OpenDocument {
  version: number;
  readonly session: CompletionSession;
  /** While it is inspected: what the healthy network makes of it. */
  inspection: Inspection | undefined;
  /** The same for the network with units held, while some are. */
  heldInspection: Inspection | undefined;
}

/** Documents whose states are kept: at 13 MB each, 104 MB in all. */
const sessionsWithStates = 8;

/**
 * Documents whose activations are kept: at 144 MB each at the very most (176 MB with a taught layer of 256), for files of
 * 70,000 characters and more.
 */
const inspectionsKept = 3;

/**
 * With units held, a view is first read from this many characters before it, from a healthy state: so colours follow
 * at once, and become those of the whole text some moments later.
 */
const settling = 128;

/** A network with units held, as completions use it. */
export interface HeldNetwork extends WritingModel {
  /** What the healthy network made of a text, in the form that this one continues from. */
  after(healthy: ModelOutput): ModelOutput;
}

/** What is held, and the wounded network. */
export interface Held {
  readonly units: readonly HeldUnit[];
  readonly network: HeldNetwork;
  /** The same as it is inspected: with the layer that listens to it, where there is one. */
  readonly model: TracingModel;
}

const nothing: readonly HeldUnit[] = [];

/** A place in a document. */
interface Place {
  readonly session: CompletionSession;
  readonly offset: number;
}

/** The open documents, and the places in them up to which is read before anybody asks. */
export class Documents {
  /** The one used last stands last. */
  readonly #byUri = new Map<string, OpenDocument>();
  readonly #inspected = new Map<string, OpenDocument>();
  /** Where was completed or typed last: all before it is read. */
  #focus: Place | undefined;
  /** Where the cursor rests, until as much was read as a first suggestion there takes. */
  #cursor: Place | undefined;
  #completer: Completer | undefined;
  #held: Held | undefined;

  /** What completes from now on: states belong to the model that made them, and open documents are counted again. */
  setCompleter(completer: Completer | undefined): void {
    this.#completer = completer;
    this.#held = undefined;
    this.#focus = this.#cursor = undefined;
    for (const { session } of this.#byUri.values()) session.use(completer);
    for (const uri of [...this.#inspected.keys()]) this.endInspection(uri);
  }

  open({
    uri,
    version,
    language,
    text,
    scannedAs = language,
    countedAs = language,
    learned = true,
    group = '',
  }: Params<'open'>): void {
    this.close(uri);
    const session = new CompletionSession(
      { uri, language, scannedAs, countedAs, learned, group },
      text,
    );
    this.#byUri.set(uri, {
      ...{ version, session },
      ...{ inspection: undefined, heldInspection: undefined },
    });
    session.use(this.#completer);
    session.hold(this.#held?.network);
  }

  /**
   * Completes and inspects from now on with units held; with `undefined`, by the healthy network again, whose readings
   * of the documents were kept.
   */
  hold(held: Held | undefined): void {
    this.#held = held;
    for (const document of this.#byUri.values()) {
      document.session.hold(held?.network);
      const { inspection } = document;
      document.heldInspection = held && inspection && this.#heldOf(document, inspection, held);
    }
  }

  get(uri: string): OpenDocument | undefined {
    return this.#byUri.get(uri);
  }

  /** What a document is read as. */
  languageOf(uri: string): LanguageTag | undefined {
    return this.#byUri.get(uri)?.session.document.language;
  }

  /**
   * Applies changes. One that does not fit shows that the text here differs from the host's: the document is then
   * closed rather than completed from a wrong text.
   *
   * @throws RangeError for such a change
   */
  change(uri: string, version: number, changes: readonly TextChange[]): void {
    const document = this.#byUri.get(uri);
    if (document === undefined) return;
    const { session } = document;
    try {
      for (const change of changes) {
        session.change(change);
        document.inspection?.edited(change);
        document.heldInspection?.edited(change);
        if (this.#cursor?.session === session) this.#cursor = undefined;
        if (!session.holdsStates) continue;
        this.#focus = { session, offset: change.offset + change.inserted.length };
      }
      document.version = version;
    } catch (error) {
      this.close(uri);
      throw error;
    }
  }

  close(uri: string): void {
    const session = this.#byUri.get(uri)?.session;
    this.#byUri.delete(uri);
    this.#inspected.delete(uri);
    if (session === undefined) {
      // It may have been learned as a file that is not open.
      this.#completer?.counts?.library.drop(uri);
      return;
    }
    if (this.#focus?.session === session) this.#focus = undefined;
    if (this.#cursor?.session === session) this.#cursor = undefined;
    session.end();
  }

  /** The same array object until other units are held. */
  get heldUnits(): readonly HeldUnit[] {
    return this.#held?.units ?? nothing;
  }

  /** What is inspected now: the network itself, or with units held. */
  lookedInto(model: TracingModel): TracingModel {
    return this.#held?.model ?? model;
  }

  /** The document's activations by the network itself, made at first use. */
  healthyInspectionOf(uri: string, document: OpenDocument, model: TracingModel): Inspection {
    const { text } = document.session;
    const { language, scannedAs } = document.session.document;
    document.inspection ??= new Inspection(model, text, language, scannedAs);
    this.#inspected.delete(uri);
    this.#inspected.set(uri, document);
    for (const old of [...this.#inspected.keys()].slice(0, -inspectionsKept)) {
      this.endInspection(old);
    }
    return document.inspection;
  }

  /**
   * The document's activations by what is inspected now: the network itself, or with units held.
   *
   * @param model the network itself
   */
  inspectionOf(uri: string, document: OpenDocument, model: TracingModel): Inspection {
    const inspection = this.healthyInspectionOf(uri, document, model);
    const held = this.#held;
    if (held === undefined) return inspection;
    return (document.heldInspection ??= this.#heldOf(document, inspection, held));
  }

  /** The same view of the document is looked at, and so read first. */
  #heldOf({ session }: OpenDocument, { activations }: Inspection, held: Held): Inspection {
    const { language, scannedAs } = session.document;
    const near = (offset: number): Context | undefined => {
      const before = activations.entryBefore(Math.max(0, offset - settling));
      return before && { at: before.at, entry: held.network.after(before.entry) };
    };
    const made = new Inspection(held.model, session.text, language, scannedAs, near);
    made.activations.look(activations.view.from, activations.view.to);
    return made;
  }

  /** The document is no longer inspected. */
  endInspection(uri: string): void {
    const document = this.#inspected.get(uri);
    if (document !== undefined) document.inspection = document.heldInspection = undefined;
    this.#inspected.delete(uri);
  }

  /** The inspected documents, the one inspected last first. */
  get inspected(): readonly (readonly [uri: string, OpenDocument])[] {
    return [...this.#inspected].reverse();
  }

  /** A completion was requested here: reading ahead goes to `offset` from now on, and old states are dropped. */
  focus(uri: string, document: OpenDocument, offset: number): void {
    this.#focus = { session: document.session, offset };
    this.#cursor = undefined;
    this.#use(uri, document);
  }

  /** The cursor rests here, in the text that the document has. */
  rest(uri: string, document: OpenDocument, offset: number): void {
    this.#cursor = { session: document.session, offset };
    this.#use(uri, document);
  }

  /** States of documents that were not used for long are dropped. */
  #use(uri: string, document: OpenDocument): void {
    this.#byUri.delete(uri);
    this.#byUri.set(uri, document);
    const others = [...this.#byUri.values()].filter(
      (one) => one !== document && one.session.holdsStates,
    );
    for (const old of others.slice(0, 1 - sessionsWithStates)) old.session.forgetStates();
  }

  /** One run towards where the cursor rests. Returns whether there was one to be made. */
  async prepare(): Promise<boolean> {
    const cursor = this.#cursor;
    if (cursor === undefined) return false;
    const isLeft = await cursor.session.prepare(cursor.offset);
    if (!isLeft && this.#cursor === cursor) this.#cursor = undefined;
    return true;
  }

  /** One run towards the place used last. Returns whether more are needed. */
  async readAhead(): Promise<boolean> {
    const focus = this.#focus;
    if (focus === undefined) return false;
    return focus.session.readAhead(focus.offset);
  }
}
