/** What the side-by-side page knows: the values of each pane, and those of an earlier version of the text. */
import { SURPRISE, type Span } from '../../../core/colour/quantities.ts';
import { SubjectValues } from '../../../core/colour/subject-values.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { LabelName } from '../../../core/labels/labels.ts';
import type { ExactValues, GuessValues, LabelValues } from '../../../protocol/inspection.ts';
import type { ModelSummary, PanelMemory, PanelParams } from '../../../protocol/panel.ts';
import type {
  EarlierText,
  NoEarlier,
  Pane,
  SideBySide,
  SubjectPane,
} from '../../../protocol/side-by-side.ts';
import { toldLabel } from '../../../core/inspect/plain-text.ts';
import type { PanelDocument } from '../document.ts';
import type { Part } from '../parts.ts';
import { colourSpan } from '../spans.ts';
import type { Piece } from '../viewport.ts';
import { EarlierVersion } from './earlier-version.ts';
import { paneKey, paneOf } from './panes.ts';

/** The values of a label at the first `to` characters of a version of the text. */
interface ToldLabel {
  readonly label: LabelName;
  readonly version: number;
  readonly values: Int16Array;
  readonly to: number;
}

/** What this class reads and changes of the panel. */
interface Panel {
  readonly memory: PanelMemory;
  readonly network: ModelSummary | undefined;
  readonly document: PanelDocument | undefined;
  remember(changes: Partial<PanelMemory>): void;
}

export class SideBySideModel {
  /** The part of the text in view. */
  window: Piece = { from: 0, to: 0 };
  /** The part of the earlier version in view. */
  windowBefore: Piece = { from: 0, to: 0 };
  earlier: EarlierVersion | undefined;
  /** Why there is no earlier version. */
  noEarlier: NoEarlier | undefined;
  told: ToldLabel | undefined;
  readonly #panel: Panel;
  readonly #changed: (parts: readonly Part[]) => void;
  readonly #values = new Map<string, SubjectValues>();
  readonly #lost = new Set<string>();
  readonly #asks = new Map<string, string>();
  /** `fetchFor` when the earlier version was last asked for, and of the last answer. */
  #askedFor = '';
  #fetchedFor = '';
  #fetches = 0;

  constructor(panel: Panel, changed: (parts: readonly Part[]) => void) {
    this.#panel = panel;
    this.#changed = changed;
  }

  get memory(): SideBySide {
    return this.#panel.memory.sideBySide;
  }

  get isShown(): boolean {
    return this.#panel.memory.page === 'sideBySide';
  }

  /** The subject and quantity that are chosen in the panel. */
  get chosen(): SubjectPane | undefined {
    const { subject, quantity } = this.#panel.memory;
    return subject && paneOf(subject, quantity);
  }

  /** The reader's panes or, until there are any, what is chosen. */
  get panes(): readonly Pane[] {
    const { panes } = this.memory;
    if (panes.length > 0) return panes;
    return this.chosen === undefined ? [] : [this.chosen];
  }

  /** Those whose values the page shows. */
  get wanted(): readonly Pane[] {
    if (this.memory.view === 'neurons') return this.panes;
    return this.chosen === undefined ? [] : [this.chosen];
  }

  /** The label that splits the histogram: another where the document cannot have the chosen one. */
  get label(): LabelName {
    return toldLabel(this.memory.label, this.#panel.document?.isParsed !== false);
  }

  /** Identifies the earlier version; when this changes, it is fetched again. */
  get fetchFor(): string {
    return JSON.stringify([this.#panel.document?.uri, this.memory.earlier, this.#fetches]);
  }

  get isFetched(): boolean {
    return this.#fetchedFor === this.fetchFor;
  }

  remember(changes: Partial<SideBySide>): void {
    this.#panel.remember({ sideBySide: { ...this.memory, ...changes } });
  }

  /** Values of a pane; those of panes that are no longer shown are dropped. */
  valuesOf(pane: Pane): SubjectValues {
    const key = paneKey(pane);
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const kept = new Set(this.wanted.map(paneKey));
    for (const other of this.#values.keys()) {
      if (kept.has(other)) continue;
      this.#values.delete(other);
      this.#asks.delete(other);
    }
    const made = new SubjectValues(this.#panel.document?.text.length ?? 0);
    this.#values.set(key, made);
    return made;
  }

  /** The range of values that the pane's colours span. */
  spanOf(pane: Pane): Span {
    if (pane === 'surprise') return SURPRISE;
    const { memory, network } = this.#panel;
    const shown = { ...memory, ...pane, view: 'neuron' as const };
    return colourSpan(shown, this.valuesOf(pane).extent, network);
  }

  /** Whether the network has no such neuron, or no direction was fitted to the label. */
  isLost(pane: Pane): boolean {
    return this.#lost.has(paneKey(pane));
  }

  take(pane: SubjectPane, answer: ExactValues): void {
    this.valuesOf(pane).takeExact(answer);
    this.#changed(['side']);
  }

  takeSurprise({ from, bits, read }: GuessValues): void {
    this.valuesOf('surprise').track.write(from, bits, read);
    this.#changed(['side']);
  }

  lose(pane: SubjectPane): void {
    this.#lost.add(paneKey(pane));
    this.#changed(['side']);
  }

  takeLabel(label: LabelName, version: number, answer: LabelValues): void {
    const length = this.#panel.document?.text.length ?? 0;
    const known = this.told?.label === label && this.told.version === version;
    const values = known ? this.told!.values : new Int16Array(length);
    values.set(answer.values[label] ?? [], answer.from);
    this.told = { label, version, values, to: answer.to };
    this.#changed(['side']);
  }

  /** The parameters of a request for the earlier version. */
  fetch(): PanelParams<'earlierText'> {
    this.#askedFor = this.fetchFor;
    return { earlier: this.memory.earlier };
  }

  takeEarlier(
    answer: EarlierText | NoEarlier,
    { earlier }: PanelParams<'earlierText'>,
    { uri }: Pick<PanelDocument, 'uri'>,
  ): void {
    if (uri !== this.#panel.document?.uri || earlier !== this.memory.earlier) return;
    this.#fetchedFor = this.#askedFor;
    this.noEarlier = answer.kind === 'none' ? answer : undefined;
    if (answer.kind === 'none') this.earlier = undefined;
    else if (answer.version !== this.earlier?.version) {
      this.earlier = new EarlierVersion(answer, () => this.#changed(['side']));
    }
    this.#changed(['side']);
  }

  /** Whether `about` differs from the last question with this key; the same question would get the same answer. */
  asks(key: string, about: readonly unknown[]): boolean {
    const asked = JSON.stringify(about);
    if (this.#asks.get(key) === asked) return false;
    this.#asks.set(key, asked);
    return true;
  }

  /** Drops the earlier version once it is no longer shown. */
  leave(): void {
    const isLooked = this.isShown && this.memory.view === 'versions';
    if (isLooked || (this.earlier ?? this.noEarlier) === undefined) return;
    this.earlier = this.noEarlier = undefined;
    this.#fetches += 1;
  }

  /** The host has another earlier version, or has lost this one. */
  refetch(): void {
    this.#fetches += 1;
    this.#changed(['side']);
  }

  setWindow(window: Piece, before: Piece): void {
    const isSame =
      JSON.stringify([window, before]) === JSON.stringify([this.window, this.windowBefore]);
    this.window = window;
    this.windowBefore = before;
    if (!isSame) this.#changed(['side']);
  }

  /** Another text is shown. */
  show(): void {
    this.#values.clear();
    this.#lost.clear();
    this.#asks.clear();
    this.window = this.windowBefore = { from: 0, to: 0 };
    this.earlier = this.noEarlier = this.told = undefined;
    // Even for the same text: the host may have lost its earlier version.
    this.#fetches += 1;
  }

  edited(change: TextChange): void {
    for (const { track } of this.#values.values()) track.edit(change);
    this.told = undefined;
  }

  /** The network has changed: the values are stale, and shown until new ones arrive. */
  outdate(): void {
    for (const { track } of this.#values.values()) track.outdate();
    this.earlier?.outdate();
  }
}
