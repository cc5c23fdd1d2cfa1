/**
 * All that the views draw. Views read it and call its methods; they keep no state that another view needs.
 *
 * Invariants, tested:
 * - tracks are as long as the text;
 * - an answer changes something only if it is about the version and the neuron shown now;
 * - an edit does not change the colours of characters before it;
 * - another neuron, quantity or document starts with nothing known, never with the values of the one before;
 * - the cursor lies within the text.
 */
import { placeIn, type Span } from '../../core/colour/quantities.ts';
import { SubjectValues } from '../../core/colour/subject-values.ts';
import type { Track } from '../../core/colour/track.ts';
import { tellableLabels, toldLabel } from '../../core/inspect/plain-text.ts';
import { movedBy } from '../../core/text/change.ts';
import type { CertificateAnswer, CertifiedNeurons } from '../../protocol/certificates.ts';
import type {
  CellQuantity,
  GuessValues,
  LabelValues,
  NeuronValues,
  Ranking,
  ReadSoFar,
} from '../../protocol/inspection.ts';
import type {
  EmptyReason,
  LabelName,
  ModelSummary,
  PanelMemory,
  ShownDocument,
  Subject,
  TextChange,
  TextRange,
} from '../../protocol/panel.ts';
import type { CellReading } from './cell-reading.ts';
import { Choice, type Invalidated } from './choice.ts';
import { PanelDocument } from './document.ts';
import { SnippetBook } from './snippet-book.ts';
import { GuessBook } from './guess-book.ts';
import type { History } from './history.ts';
import { movedLabels } from './moved-labels.ts';
import type { Part } from './parts.ts';
import { Selection } from './selection.ts';
import { SideBySideModel } from './side/side-by-side.ts';
import { sightsOf, type Sight } from './sights.ts';
import { colourSpan, valueSpan } from './spans.ts';
import { Surgery } from './surgery.ts';
import { Thumbnails, type Pictured } from './thumbnails.ts';

export class PanelModel {
  document: PanelDocument | undefined;
  empty: { readonly reason: EmptyReason; readonly message?: string } | undefined = {
    reason: 'loading',
  };
  network: ModelSummary | undefined;
  locked = false;
  ranking: Ranking | undefined;
  /** The certificate of the chosen subject, once it was asked for. */
  certificate: CertificateAnswer | undefined;
  readonly snippets = new SnippetBook();
  /** What is certified in the network; undefined until it is known, or where there is no catalogue. */
  catalogued: CertifiedNeurons | undefined;
  /** What of `catalogued` is worth seeing in this text. */
  gallery: readonly Sight[] = [];
  readonly thumbnails = new Thumbnails();
  /** Whether the panel is so narrow that the list is above the text; pages then cover the list. */
  isStacked = false;
  /** Whether the editor is coloured as well. */
  coloured = false;
  labels: LabelValues | undefined;
  /** What the text view shows now. */
  window: TextRange = { from: 0, to: 0 };
  cursor = 0;
  /** How often the reader has moved the cursor in the panel. */
  moves = 0;
  hovered: number | undefined;
  progress: ReadSoFar & { readonly done: boolean } = { read: 0, readable: 0, done: false };
  /** Whether the text has been read to its end since it was first shown. */
  wasRead = false;
  book = new GuessBook(0);
  /** How the value came about at the character that was asked about last. */
  cell: CellReading | undefined;
  readonly #choice = new Choice();
  readonly selection = new Selection(this, (parts) => this.#changed(parts));
  #values = new SubjectValues(0);
  readonly surgery = new Surgery(this, (parts) => this.#changed(parts));
  readonly side = new SideBySideModel(this, (parts) => this.#changed(parts));
  readonly #changed: (parts: readonly Part[]) => void;

  constructor(changed: (parts: readonly Part[]) => void) {
    this.#changed = changed;
  }

  get memory(): PanelMemory {
    return this.#choice.memory;
  }

  get history(): History {
    return this.#choice.history;
  }

  get pinned(): readonly Subject[] {
    return this.#choice.pinned;
  }

  /** Takes the pins set elsewhere, without notifying the views. */
  set pinned(pinned: readonly Subject[]) {
    this.#choice.pinned = pinned;
  }

  get values(): Track {
    return this.#values.track;
  }

  /** The range of values that the colours span. */
  get span(): Span {
    return colourSpan(this.memory, this.#values.extent, this.network);
  }

  /** The range of values that can occur. */
  get range(): Span {
    return valueSpan(this.memory, this.#values.extent);
  }

  /** Labels that the document can have. */
  get tellable(): readonly LabelName[] {
    return tellableLabels(this.document?.isParsed !== false);
  }

  /** What the list is about: the chosen label, or another where the document cannot have that. */
  get label(): LabelName {
    return toldLabel(this.memory.label, this.document?.isParsed !== false);
  }

  /** What a certificate is about; when this changes, another certificate is needed. */
  get certified(): string {
    return this.#choice.certified;
  }

  /** The track that the colours come from. */
  get shown(): Track {
    return this.memory.view === 'surprise' ? this.book.bits : this.values;
  }

  /** Returns a function from a character to its place on the colour scale, -1 to 1, NaN where unknown; not kept. */
  get places(): (offset: number) => number {
    const { shown, span } = this;
    return (offset) => placeIn(span, shown.at(offset));
  }

  show(document: ShownDocument, locked: boolean): void {
    this.document = new PanelDocument(document);
    this.empty = undefined;
    this.locked = locked;
    this.cursor = Math.min(document.cursor, document.text.length);
    this.hovered = undefined;
    this.window = { from: 0, to: 0 };
    this.progress = { read: 0, readable: document.text.length, done: false };
    this.wasRead = false;
    this.book = new GuessBook(document.text.length);
    this.surgery.show(document.text.length);
    this.side.show();
    this.selection.clear();
    this.labels = this.catalogued = this.ranking = undefined;
    this.gallery = [];
    this.#choice.begin();
    this.#forgetValues();
    this.#changed(['document', 'values', 'guesses', 'labels', 'ranking', 'cursor', 'progress']);
  }

  showEmpty(reason: EmptyReason, message?: string): void {
    this.document = undefined;
    this.empty = { reason, ...(message !== undefined && { message }) };
    this.#forgetValues();
    this.#changed(['document', 'values']);
  }

  edit(version: number, changes: readonly TextChange[]): void {
    if (this.document === undefined) return;
    this.document = this.document.edited(version, changes);
    for (const change of changes) {
      for (const track of [this.values, this.book]) track.edit(change);
      for (const part of [this.surgery, this.side, this.selection]) part.edited(change);
      this.labels = this.labels && movedLabels(this.labels, change);
      this.cursor = movedBy(this.cursor, change);
    }
    this.cursor = Math.min(this.cursor, this.document.text.length);
    this.hovered = undefined;
    this.progress = { ...this.progress, done: false };
    this.#changed(['document', 'values', 'guesses', 'labels', 'cursor']);
  }

  setNetwork(network: ModelSummary): void {
    this.network = network;
    this.#changed(['model']);
  }

  setProgress(read: number, readable: number, done: boolean): void {
    this.progress = { read, readable, done };
    this.wasRead ||= done;
    this.#changed(['progress']);
  }

  togglePin(subject: Subject): void {
    this.#choice.togglePin(subject);
    this.#changed(['pinned']);
  }

  choose(subject: Subject, quantity?: CellQuantity): void {
    this.#forget(this.#choice.choose(subject, quantity));
  }

  /** Goes back (-1) or forward (1) in the history. */
  travel(step: -1 | 1): void {
    this.#forget(this.#choice.travel(step));
  }

  remember(changes: Partial<PanelMemory>): void {
    this.#forget(this.#choice.remember(changes));
    // The ranking that the proposal comes from may be known already.
    if (changes.proposed === true && this.ranking !== undefined) {
      this.#forget(this.#choice.propose(this.ranking));
    }
  }

  setWindow(window: TextRange): void {
    if (window.from === this.window.from && window.to === this.window.to) return;
    this.window = window;
    this.#changed(['window']);
  }

  /** The reader moved the cursor in the panel, selecting from `selectedFrom` on if that is given. */
  moveCursor(offset: number, selectedFrom?: number): void {
    this.moves += 1;
    if (selectedFrom === undefined) this.selection.moved();
    else this.selection.extend(selectedFrom, offset);
    this.#setCursor(offset);
  }

  /**
   * The editor's cursor is at `offset`, sent after the host had seen this many `moves` made in the panel. If the reader
   * has moved it again since, the message is stale: the editor will follow those moves.
   *
   * @returns whether the position was taken
   */
  followEditor(offset: number, moves: number): boolean {
    if (moves !== this.moves) return false;
    if (offset !== this.cursor) {
      this.selection.moved();
      this.#setCursor(offset);
    }
    return true;
  }

  #setCursor(offset: number): void {
    this.cursor = Math.max(0, Math.min(offset, this.document?.text.length ?? 0));
    this.hovered = undefined;
    this.#changed(['cursor']);
  }

  hover(offset: number | undefined): void {
    if (this.hovered === offset) return;
    this.hovered = offset;
    this.#changed(['cursor']);
  }

  takeValues(answer: NeuronValues): void {
    this.#values.take(answer);
    this.#changed(['values']);
  }

  takeGuesses(answer: GuessValues): void {
    this.book.write(answer);
    this.#changed(['guesses', ...(this.memory.view === 'surprise' ? (['values'] as const) : [])]);
  }

  takeLabels(answer: LabelValues): void {
    this.labels = answer;
    this.#changed(['labels']);
  }

  takeRanking(ranking: Ranking): void {
    this.ranking = ranking;
    this.#changed(['ranking']);
    this.#forget(this.#choice.propose(ranking));
  }

  takeCatalogued(answer: CertifiedNeurons): void {
    this.catalogued = answer;
    this.gallery = sightsOf(answer, this.tellable);
    this.#changed(['catalogued']);
  }

  /** @param values undefined where the network has no such neuron */
  takeThumbnail(pictured: Pictured, values: NeuronValues | undefined): void {
    if (values === undefined) this.thumbnails.lose(pictured);
    else this.thumbnails.take(pictured, values);
    this.#changed(['thumbnails']);
  }

  setColoured(coloured: boolean): void {
    if (this.coloured === coloured) return;
    this.coloured = coloured;
    this.#changed(['coloured']);
  }

  takeCell(reading: CellReading): void {
    this.cell = reading;
    this.#changed(['cell']);
  }

  takeCertificate(answer: CertificateAnswer): void {
    this.certificate = answer;
    this.#changed(['certificate']);
  }

  takeSnippet(...taken: Parameters<SnippetBook['take']>): void {
    this.snippets.take(...taken);
    this.#changed(['snippets']);
  }

  /** Forgets what a choice invalidated; undefined where nothing changed. */
  #forget(invalidated: Invalidated | undefined): void {
    if (invalidated === undefined) return;
    this.side.leave();
    const { values, certificate, ranking } = invalidated;
    if (values) this.#forgetValues();
    if (certificate) this.certificate = undefined;
    if (ranking) this.ranking = undefined;
    this.#changed(['choice', 'values', ...(ranking ? (['ranking'] as const) : [])]);
  }

  #forgetValues(): void {
    this.cell = undefined;
    this.#values = new SubjectValues(this.document?.text.length ?? 0);
  }
}
