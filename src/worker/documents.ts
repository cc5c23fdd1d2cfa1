import { DocumentReader } from '../core/model/document-reader.ts';
import type { LanguageModel } from '../core/model/language-model.ts';
import { TextBuffer } from '../core/text/buffer.ts';
import type { TextChange } from '../core/text/change.ts';
import type { LanguageTag } from '../core/text/language.ts';

export interface OpenDocument {
  version: number;
  readonly language: LanguageTag;
  readonly text: TextBuffer;
  /** From the first completion on: a file that is only looked at costs nothing. */
  reader: DocumentReader | undefined;
}

/** Documents whose checkpoints are kept: at 8 MB each, 64 MB in all. */
const readersKept = 8;

/** The open documents, and the one place in them that is read ahead to. */
export class Documents {
  /** The one used last stands last. */
  readonly #byUri = new Map<string, OpenDocument>();
  #focus: { readonly reader: DocumentReader; readonly offset: number } | undefined;

  open(uri: string, version: number, language: LanguageTag, text: string): void {
    this.close(uri);
    this.#byUri.set(uri, {
      version,
      language,
      text: new TextBuffer(text),
      reader: undefined,
    });
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
        (document.reader ?? document.text).apply(change);
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
  }

  /** One run towards the place used last. Returns whether more are needed. */
  async readAhead(): Promise<boolean> {
    const focus = this.#focus;
    if (focus === undefined) return false;
    return focus.reader.readAhead(focus.offset);
  }
}
