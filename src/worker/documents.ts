import type { Library } from '../core/adapt/library.ts';
import { DocumentScan } from '../core/complete/document-scan.ts';
import { DocumentReader } from '../core/model/document-reader.ts';
import type { LabelLanguage } from '../core/labels/language.ts';
import type { LanguageModel } from '../core/model/language-model.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import { TextBuffer } from '../core/text/buffer.ts';
import type { TextChange } from '../core/text/change.ts';
import type { Family, LanguageTag } from '../core/text/language.ts';
import type { Params } from '../protocol/engine.ts';
import { Inspection } from './inspection.ts';

export interface OpenDocument {
  version: number;
  /** What the network reads it as. */
  readonly language: LanguageTag;
  /** Whose texts complete it; null where it is only looked at. */
  readonly family: Family | null;
  /** Whether others are completed from it. */
  readonly learned: boolean;
  /** Only documents and files of the same group complete one another. */
  readonly group: string;
  readonly text: TextBuffer;
  /** From the first completion on: a file that is only looked at costs nothing. */
  reader: DocumentReader | undefined;
  /** What the labels scan it as. */
  readonly labels: LabelLanguage | 'none';
  /** What its places stand in; undefined where the labels do not apply. */
  readonly scan: DocumentScan | undefined;
  /** As long as somebody looks into it. */
  inspection: Inspection | undefined;
}

/** Documents whose checkpoints are kept: at 8 MB each, 64 MB in all. */
const readersKept = 8;

/** Documents whose activations are kept: at 144 MB each at the very most, for files of 70,000 characters and more. */
const inspectionsKept = 3;

/** The open documents, and the one place in them that is read ahead to. */
export class Documents {
  /** The one used last stands last. */
  readonly #byUri = new Map<string, OpenDocument>();
  readonly #inspected = new Map<string, OpenDocument>();
  #focus: { readonly reader: DocumentReader; readonly offset: number } | undefined;
  #library: Library | undefined;

  /** What completions learn from; all that is open goes in. */
  setLibrary(library: Library | undefined): void {
    this.#library = library;
    for (const [uri, document] of this.#byUri) this.#shelve(uri, document);
  }

  open({
    uri,
    version,
    language,
    text,
    labels = language,
    family = language,
    learned = true,
    group = '',
  }: Params<'open'>): void {
    this.close(uri);
    const buffer = new TextBuffer(text);
    const document = {
      ...{ version, language, family, learned, group },
      text: buffer,
      reader: undefined,
      labels,
      scan: labels === 'none' ? undefined : new DocumentScan(buffer, labels),
      inspection: undefined,
    };
    this.#byUri.set(uri, document);
    this.#shelve(uri, document);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#byUri.get(uri);
  }

  /**
   * Applies changes. One that does not fit shows that the text here is no longer the host's: the document is then
   * forgotten rather than completed from a wrong text.
   *
   * @throws RangeError for such a change
   */
  change(uri: string, version: number, changes: readonly TextChange[]): void {
    const document = this.#byUri.get(uri);
    if (document === undefined) return;
    try {
      for (const change of changes) {
        const text = document.reader ?? document.text;
        if (this.#library === undefined) text.apply(change);
        else this.#library.edit(uri, change, () => text.apply(change));
        document.scan?.edited(change.offset);
        document.inspection?.edited(change);
        if (document.reader !== undefined) {
          const offset = change.offset + change.inserted.length;
          this.#focus = { reader: document.reader, offset };
        }
      }
      document.version = version;
    } catch (error) {
      this.close(uri);
      throw error;
    }
  }

  close(uri: string): void {
    const reader = this.#byUri.get(uri)?.reader;
    if (reader !== undefined && this.#focus?.reader === reader) this.#focus = undefined;
    this.#byUri.delete(uri);
    this.#inspected.delete(uri);
    this.#library?.drop(uri);
  }

  /** The document's activations, made at first use. */
  inspectionOf(uri: string, document: OpenDocument, model: TracingModel): Inspection {
    const { text, language, labels } = document;
    document.inspection ??= new Inspection(model, text, language, labels);
    this.#inspected.delete(uri);
    this.#inspected.set(uri, document);
    for (const old of [...this.#inspected.keys()].slice(0, -inspectionsKept)) {
      this.endInspection(old);
    }
    return document.inspection;
  }

  /** Nobody looks into the document any more. */
  endInspection(uri: string): void {
    const document = this.#inspected.get(uri);
    if (document !== undefined) document.inspection = undefined;
    this.#inspected.delete(uri);
  }

  /** The documents looked into, the one looked into last first. */
  get inspected(): readonly (readonly [uri: string, OpenDocument])[] {
    return [...this.#inspected].reverse();
  }

  /** The document's reader, made at first use; reading ahead goes to `offset` from now on. */
  readerAt(
    uri: string,
    document: OpenDocument,
    model: LanguageModel,
    offset: number,
  ): DocumentReader {
    const reader = (document.reader ??= new DocumentReader(
      model,
      document.text,
      document.language,
    ));
    this.#byUri.delete(uri);
    this.#byUri.set(uri, document);
    const withReader = [...this.#byUri.values()].filter((one) => one.reader !== undefined);
    for (const old of withReader.slice(0, -readersKept)) old.reader = undefined;
    this.#focus = { reader, offset };
    return reader;
  }

  /** Forgets all states: they belong to the model that made them. */
  dropReaders(): void {
    this.#focus = undefined;
    for (const document of this.#byUri.values()) document.reader = undefined;
    for (const uri of [...this.#inspected.keys()]) this.endInspection(uri);
  }

  #shelve(uri: string, { family, group, learned, text }: OpenDocument): void {
    if (family !== null && learned) this.#library?.put(uri, family, text, group);
  }

  /** One run towards the place used last. Returns whether more are needed. */
  async readAhead(): Promise<boolean> {
    const focus = this.#focus;
    if (focus === undefined) return false;
    return focus.reader.readAhead(focus.offset);
  }
}
