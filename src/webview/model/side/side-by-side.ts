/** What the page that sets things side by side knows: of the text by each of its panes, and of that as it was. */
import type { Span } from '../../../core/colour/quantities.ts';
import { SubjectValues } from '../../../core/colour/subject-values.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { LabelName } from '../../../core/labels/labels.ts';
import type { ExactValues, LabelValues } from '../../../protocol/inspection.ts';
import type { ModelSummary, PanelMemory, PanelParams } from '../../../protocol/panel.ts';
import type { EarlierText, NoEarlier, Pane, SideBySide } from '../../../protocol/side-by-side.ts';
import { toldLabel } from '../../../core/inspect/plain-text.ts';
import type { PanelDocument } from '../document.ts';
import type { Part } from '../parts.ts';
import { colourSpan } from '../spans.ts';
import type { Piece } from '../viewport.ts';
import { EarlierVersion } from './earlier-version.ts';
import { paneKey, paneOf } from './panes.ts';

/** A label at the first characters of a version of the text, as far as it was told. */
interface ToldLabel {
  readonly label: LabelName;
  readonly version: number;
  readonly values: Int16Array;
  readonly to: number;
}

/** What it reads of the panel, and changes in it. */
interface Panel {
  readonly memory: PanelMemory;
  readonly network: ModelSummary | undefined;
  readonly document: PanelDocument | undefined;
  remember(changes: Partial<PanelMemory>): void;
}

export class SideBySideModel {
  /** Of the text: what its page shows now. */
  window: Piece = { from: 0, to: 0 };
  /** Of the earlier version: the same. */
  windowBefore: Piece = { from: 0, to: 0 };
  earlier: EarlierVersion | undefined;
  /** Why there is none. */
  noEarlier: NoEarlier | undefined;
  told: ToldLabel | undefined;
  readonly #panel: Panel;
  readonly #changed: (parts: readonly Part[]) => void;
  readonly #values = new Map<string, SubjectValues>();
  readonly #lost = new Set<string>();
  readonly #asks = new Map<string, string>();
  /** For what the earlier version was asked for, and is there. */
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

  /** What is chosen in the panel. */
  get chosen(): Pane | undefined {
    const { subject, quantity } = this.#panel.memory;
    return subject && paneOf(subject, quantity);
  }

  /** What stands on the text: what the reader put there, or until then what is chosen. */
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

  /** What the histogram is split by: another where that cannot be told in the document. */
  get label(): LabelName {
    return toldLabel(this.memory.label, this.#panel.document?.isParsed !== false);
  }

  /** What the earlier version is of: nothing is known of it for another. */
  get fetchFor(): string {
    return JSON.stringify([this.#panel.document?.uri, this.memory.earlier, this.#fetches]);
  }

  get isFetched(): boolean {
    return this.#fetchedFor === this.fetchFor;
  }

  remember(changes: Partial<SideBySide>): void {
    this.#panel.remember({ sideBySide: { ...this.memory, ...changes } });
  }

  /** Nothing is kept of a pane that is not shown. */
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

  /** What its colours span. */
  spanOf(pane: Pane): Span {
    const { memory, network } = this.#panel;
    const shown = { ...memory, ...pane, view: 'neuron' as const };
    return colourSpan(shown, this.valuesOf(pane).extent, network);
  }

  /** The network has no such neuron, or nothing was fitted to the label. */
  isLost(pane: Pane): boolean {
    return this.#lost.has(paneKey(pane));
  }

  take(pane: Pane, answer: ExactValues): void {
    this.valuesOf(pane).takeExact(answer);
    this.#changed(['side']);
  }

  lose(pane: Pane): void {
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

  /** What to ask the host. */
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

  /** Whether this is not what was asked about it last: the same would get the same answer. */
  asks(key: string, about: readonly unknown[]): boolean {
    const asked = JSON.stringify(about);
    if (this.#asks.get(key) === asked) return false;
    this.#asks.set(key, asked);
    return true;
  }

  /** Nothing is kept of an earlier version once nobody looks at it. */
  leave(): void {
    const isLooked = this.isShown && this.memory.view === 'versions';
    if (isLooked || (this.earlier ?? this.noEarlier) === undefined) return;
    this.earlier = this.noEarlier = undefined;
    this.#fetches += 1;
  }

  /** The host knows of another one, or has lost this one. */
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

  /** Another text. */
  show(): void {
    this.#values.clear();
    this.#lost.clear();
    this.#asks.clear();
    this.window = this.windowBefore = { from: 0, to: 0 };
    this.earlier = this.noEarlier = this.told = undefined;
    // Also of the same text: the host may have lost what was open there.
    this.#fetches += 1;
  }

  edited(change: TextChange): void {
    for (const { track } of this.#values.values()) track.edit(change);
    this.told = undefined;
  }

  /** The network is another: what is known stands until that of this one is. */
  outdate(): void {
    for (const { track } of this.#values.values()) track.outdate();
    this.earlier?.outdate();
  }
}
