import { contextReach } from '../counts/learned-text.ts';
import type { Library } from '../counts/library.ts';
import type { MixtureSettings, Prediction } from '../counts/mixture.ts';
import type { ScannedLanguage } from '../labels/language.ts';
import { MatchText } from '../matches/match-text.ts';
import { MatchVoice } from '../matches/match-voice.ts';
import { DocumentReader, type Reading } from '../model/document-reader.ts';
import type { WritingModel, ModelOutput } from '../model/language-model.ts';
import { withoutListener } from '../model/listening-model.ts';
import type { Turn } from '../model/turn.ts';
import type { NameTrust } from '../names/name-trust.ts';
import { NameVoice } from '../names/name-voice.ts';
import { TextBuffer } from '../text/buffer.ts';
import type { TextChange } from '../text/change.ts';
import type { CountedLanguage, LanguageTag } from '../text/language.ts';
import { lineStart } from '../text/lines.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { authorOf, type Author } from './author.ts';
import { calibrated, type Calibration, type Eagerness } from './calibration.ts';
import { complete, silence, type Completion } from './complete.ts';
import { DocumentScan } from './document-scan.ts';
import { mostSources, renamedSources, sourcesOf, type Source } from './sources.ts';
import { textKindAt } from './text-kind.ts';

export interface CompleterCounts {
  readonly library: Library;
  readonly settings: MixtureSettings;
  /** How far the names around are trusted beside both, and beside the counts alone; undefined where they have no say. */
  readonly names: { readonly mixed: NameTrust; readonly counts: NameTrust } | undefined;
}

/** What completes: the network, the counts, or both. */
export interface Completer {
  readonly vocabulary: Vocabulary;
  /** Undefined where the counts complete alone. */
  readonly model: WritingModel | undefined;
  /** Undefined where the network completes alone. */
  readonly counts: CompleterCounts | undefined;
  readonly calibration: Calibration;
  /** Milliseconds since any fixed time. */
  now(): number;
}

/** A document as it is opened. */
export interface SessionDocument {
  readonly uri: string;
  /** What the network reads it as. */
  readonly language: LanguageTag;
  /** The language whose counted texts complete it; null where it is only inspected. */
  readonly countedAs: CountedLanguage | null;
  /** Only documents and files of the same group complete one another. */
  readonly group: string;
  /** Whether other documents are completed from it. */
  readonly learned: boolean;
  /** The language of the labels' scanner for it; `none` where labels do not apply to it. */
  readonly scannedAs: ScannedLanguage | 'none';
}

export interface CompletionWishes {
  /** Of the cursor, in code units. */
  readonly offset: number;
  /** How sure a suggestion must be, by the thresholds that were chosen for the model; `balanced` by default. */
  readonly eagerness?: Eagerness;
  /** Overrides `eagerness`: least probability that the whole suggestion is right for it to be shown, 0 to 1. */
  readonly confidence?: number;
  /** Most characters to suggest. */
  readonly maxLength: number;
  /** Suggest in comments and strings as readily as in code, and not only what is very likely; false by default. */
  readonly prose?: boolean;
  /** An accepted suggestion ends here, so the next may go on over several lines; false by default. */
  readonly continues?: boolean;
  /**
   * What the item selected in the editor's own list of completions would write at the cursor: every suggestion begins
   * with it. Empty by default.
   */
  readonly assumed?: string;
  /** Alternatives to find beside the suggestion, each of which takes as long as the suggestion; 0 by default. */
  readonly alternatives?: number;
}

/** Code units before and after the cursor in which places like it are looked for. */
const matchReach = 30_000;

/** Which of network, counts and names answer, where it is not those that complete in the editor. */
export interface Writers {
  /** The network with nothing held, whatever is held now. */
  readonly healthy?: boolean;
  /** The network without the counts and the names around. */
  readonly alone?: boolean;
  /** As if the text ended at the cursor. */
  readonly atEnd?: boolean;
}

/**
 * One open document, and all that completing in it takes: its text, what the network made of it, where code, comments
 * and strings stand, and its share in the counts. It is kept up to date by `change`, and answers from the text as it is.
 */
export class CompletionSession {
  readonly document: SessionDocument;
  readonly text: TextBuffer;
  /** Undefined where the labels do not apply. */
  readonly #scan: DocumentScan | undefined;
  #completer: Completer | undefined;
  /** By the network that reads, from its first completion on: a document that is only inspected costs nothing. */
  readonly #readers = new Map<WritingModel, DocumentReader>();
  /** The completer's network with units held, while some are. */
  #held: WritingModel | undefined;

  constructor(document: SessionDocument, text: string) {
    this.document = document;
    this.text = new TextBuffer(text);
    const { scannedAs } = document;
    this.#scan = scannedAs === 'none' ? undefined : new DocumentScan(this.text, scannedAs);
  }

  /** Whether states of the network are kept for it, which take up to 13 MB, 5 of them what its output layer learns. */
  get holdsStates(): boolean {
    return this.#readers.size > 0;
  }

  /** Symbols of the completer's vocabulary; 0 without a completer. */
  get symbolCount(): number {
    return this.#completer?.vocabulary.symbols.length ?? 0;
  }

  /** Completes with `completer` from now on. Nothing of the one before is kept. */
  use(completer: Completer | undefined): void {
    this.forgetStates();
    this.#held = undefined;
    this.#completer = completer;
    const { countedAs, group, learned, uri } = this.document;
    if (countedAs !== null && learned)
      completer?.counts?.library.put(uri, countedAs, this.text, group);
  }

  /**
   * Completes with `held` from now on in the place of the completer's network; with undefined, with that network again,
   * whose states were kept.
   */
  hold(held: WritingModel | undefined): void {
    if (this.#held !== undefined) this.#readers.delete(this.#held);
    this.#held = held;
  }

  /** @throws RangeError when the change does not lie within the text. */
  change(change: TextChange): void {
    const apply = (): void => {
      this.text.apply(change);
      for (const reader of this.#readers.values()) reader.edited(change);
    };
    const library = this.#completer?.counts?.library;
    if (library === undefined) apply();
    else library.edit(this.document.uri, change, apply);
    this.#scan?.edited(change.offset);
  }

  async suggest(wishes: CompletionWishes, turn: Turn, by: Writers = {}): Promise<Completion> {
    const completer = this.#completer;
    const author = this.#author(by);
    if (completer === undefined || author === undefined) return silence('untrainedLanguage');
    const { calibration, vocabulary } = completer;
    const { confidence, eagerness = 'balanced', offset, maxLength } = wishes;
    const { prose = false, continues = false, alternatives = 0, assumed = '' } = wishes;
    const kind = this.#modelOf(by) === undefined ? 'counts' : 'mixed';
    const text = by.atEnd === true ? new TextBuffer(this.text.slice(0, offset)) : this.text;
    return complete(
      { vocabulary, text, scan: this.#scan, author, now: () => completer.now() },
      {
        ...{ offset, maxLength, prose, continues, alternatives, assumed },
        confidence: confidence ?? calibration.thresholds[eagerness],
        calibrate: (product, length) => calibrated(calibration, kind, product, length),
      },
      turn,
    );
  }

  /**
   * Bits that the next symbol costs: -log2 of its probability.
   *
   * @param symbol id of the next symbol, which need not be the one that stands at `offset`
   * @throws Error where nothing completes this language, or the turn ended
   */
  async bits(offset: number, symbol: number, turn: Turn): Promise<number> {
    const { probabilities } = await this.predict(offset, turn);
    return -Math.log2(probabilities[symbol]!);
  }

  /**
   * The probabilities of the symbol at `offset`.
   *
   * @throws Error where nothing completes this language, or the turn ended
   */
  async predict(offset: number, turn: Turn): Promise<Prediction> {
    const begun = await this.#author({})?.begin(offset, turn);
    if (begun === undefined) throw new Error('nothing was read');
    return begun.writer.prediction;
  }

  /** The voice of the places like the one at `offset`, in this document and those beside it. */
  #matchesAt(offset: number, library: Library, vocabulary: Vocabulary): MatchVoice {
    const others = library.matchTexts(this.document.uri);
    if (others === undefined) return MatchVoice.silent(vocabulary);
    const from = Math.max(0, offset - matchReach);
    const own = { uri: this.document.uri, text: this.text };
    const text = new MatchText(own, from, offset + matchReach);
    const cursor = text.indexOf(offset);
    return MatchVoice.at({ text, cursor, rest: cursor + contextReach }, others, vocabulary);
  }

  /** The voice of the names around `offset`. */
  namesAt(offset: number, vocabulary: Vocabulary): NameVoice {
    const start = lineStart(this.text, offset);
    const place = this.#scan?.at(start)?.after(this.text.slice(start, offset));
    return NameVoice.at(this.text, offset, vocabulary, textKindAt(place) === 'prose');
  }

  /**
   * What the network that `by` names makes of the text up to `offset`, which is read up to there if need be; undefined
   * where there is none, or the turn ended first.
   */
  async reading(offset: number, turn: Turn, by: Writers): Promise<Reading | undefined> {
    return this.#reader(by)?.outputAt(offset, turn);
  }

  /** Where a suggestion at `offset` may come from. */
  sources(offset: number, suggestion: string): Source[] {
    const { counts, vocabulary } = this.#completer ?? {};
    if (counts === undefined || vocabulary === undefined) return [];
    const { uri } = this.document;
    const place = { uri, offset, text: this.text };
    const same = sourcesOf(counts.library.beside(uri), place, suggestion);
    const matches = this.#matchesAt(offset, counts.library, vocabulary);
    return [...same, ...renamedSources(matches, suggestion)].slice(0, mostSources);
  }

  /** One piece of what the first suggestion at `offset` would take. Returns whether there is more. */
  async prepare(offset: number): Promise<boolean> {
    if ((await this.#reader({})?.prepare(offset)) === true) return true;
    const scan = this.#scan;
    if (scan !== undefined && scan.at(lineStart(this.text, offset)) === undefined) return true;
    const library = this.#completer?.counts?.library;
    if (library?.prepareMatches(this.document.uri) === true) return true;
    // The counts of the document by itself are begun with; they are learned on like all others.
    library?.at(this.document.uri, offset);
    return false;
  }

  /** One run towards the exact output at `offset`. Returns whether more are needed. */
  readAhead(offset: number, by: Writers = {}): Promise<boolean> {
    return this.#reader(by)?.readAhead(offset) ?? Promise.resolve(false);
  }

  /** Keeps a network's output at `offset`, which was computed elsewhere, as a checkpoint. */
  note(offset: number, output: ModelOutput, by: Writers = {}): void {
    const model = this.#modelOf(by);
    const reader = model && this.#readers.get(model);
    if (model === undefined || reader === undefined) return;
    reader.note(offset, withoutListener(output, model.zeroState.h.length));
  }

  forgetStates(): void {
    this.#readers.clear();
  }

  /** The document is closed: it leaves the library, and nothing is suggested any more. */
  end(): void {
    this.#completer?.counts?.library.drop(this.document.uri);
    this.#completer = undefined;
  }

  /** The network, where it was trained on what the document is completed with. */
  #modelOf({ healthy = false }: Writers): WritingModel | undefined {
    const own = this.#completer?.model;
    const model = healthy || own === undefined ? own : (this.#held ?? own);
    const { countedAs, language } = this.document;
    const known: readonly string[] = model?.info.languages ?? [];
    // The document is read as `language` and completed with texts of `countedAs`, so the network must know both.
    return known.includes(language) && countedAs !== null && known.includes(countedAs)
      ? model
      : undefined;
  }

  #reader(by: Writers): DocumentReader | undefined {
    const model = this.#modelOf(by);
    if (model === undefined) return undefined;
    const old = this.#readers.get(model);
    if (old !== undefined) return old;
    const reader = new DocumentReader(model, this.text, this.document.language);
    this.#readers.set(model, reader);
    return reader;
  }

  /** Undefined where the network knows no such language and nothing is counted. */
  #author(by: Writers): Author | undefined {
    const { counts, vocabulary } = this.#completer ?? {};
    const { countedAs, uri } = this.document;
    if (vocabulary === undefined || countedAs === null) return undefined;
    const model = this.#modelOf(by);
    const reader = this.#reader(by);
    const counted = counts && {
      settings: counts.settings,
      vocabulary,
      text: this.text,
      at: (offset: number) => counts.library.at(uri, offset),
      matchesAt: (offset: number) => this.#matchesAt(offset, counts.library, vocabulary),
      names: counts.names && {
        at: (offset: number) => this.namesAt(offset, vocabulary),
        trust: counts.names[model === undefined ? 'counts' : 'mixed'],
      },
    };
    const neural = model && reader && { model, reader };
    return authorOf(neural, by.alone === true && neural !== undefined ? undefined : counted);
  }
}
