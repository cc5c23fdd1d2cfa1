import { Disposable, Range, window, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import { taughtNeuron, type TaughtNeuron } from '../../core/certify/taught.ts';
import { colouredRanges } from '../../core/colour/overlay.ts';
import { placeIn, spanOf, type Span } from '../../core/colour/quantities.ts';
import type { Scheme } from '../../core/colour/schemes.ts';
import { SubjectValues } from '../../core/colour/subject-values.ts';
import { certifiedQuantityOf, type CellQuantity } from '../../core/inspect/cell.ts';
import { toldLabel } from '../../core/inspect/plain-text.ts';
import { bareSubject, sameSubject } from '../../core/inspect/subject.ts';
import { longestView, type Progress } from '../../protocol/inspection.ts';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import type { PanelMemory, Subject } from '../../protocol/panel.ts';
import { scannedLanguage } from '../editor/languages.ts';
import type { Engine } from '../engine/engine.ts';
import { ColourTypes } from './colour-types.ts';
import { changesOf } from '../editor/changes.ts';

export interface PainterPorts {
  ready(): Promise<Engine | undefined>;
  show(document: TextDocument): void;
  /** The set of coloured documents has changed. */
  changed(): void;
  /** An editor was painted, perhaps by another neuron or on another scale. */
  painted(): void;
  /** What was chosen last in a panel. */
  memory(): PanelMemory | undefined;
  /** The taught neurons of the model, and what they count. */
  taught(): readonly TaughtNeuron[];
  warn(reason: unknown): void;
}

/** What an editor is coloured by, and on what scale. */
export interface Shown extends Chosen {
  readonly scheme: Scheme;
  readonly span: Span;
}

interface Chosen {
  readonly subject: Subject;
  readonly quantity: CellQuantity;
}

interface Coloured {
  readonly editor: TextEditor;
  shown: Shown | undefined;
  /** What was proposed for this text, and for which label and quantity. */
  proposed: { readonly key: string; readonly chosen: Chosen } | undefined;
  values: SubjectValues;
  busy: boolean;
  again: boolean;
}

/** Lines above and below the visible ones that are coloured, too. */
const SPARE = 20;

/** `Colour This Editor`: paints the values of a neuron behind the visible code of an editor. */
export class EditorPainter implements Disposable {
  readonly #ports: PainterPorts;
  readonly #coloured = new Map<TextEditor, Coloured>();
  readonly #subscriptions: Disposable;
  readonly #types = new ColourTypes();

  constructor(ports: PainterPorts) {
    this.#ports = ports;
    this.#subscriptions = Disposable.from(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#paintAll(textEditor)),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of this.#coloured.keys()) {
          if (!editors.includes(editor)) this.#forget(editor);
        }
      }),
      workspace.onDidChangeTextDocument((event) => {
        for (const one of this.#coloured.values()) {
          if (one.editor.document !== event.document) continue;
          for (const change of changesOf(event)) one.values.track.edit(change);
          void this.#paint(one);
        }
      }),
    );
  }

  isColoured(document: TextDocument): boolean {
    return [...this.#coloured.keys()].some((editor) => editor.document === document);
  }

  /** What an editor is coloured by; undefined where it is not, or not yet. */
  shownIn(editor: TextEditor | undefined): Shown | undefined {
    return editor && this.#coloured.get(editor)?.shown;
  }

  /** The same for an editor of the document. */
  shownInDocument(document: TextDocument): Shown | undefined {
    const all = [...this.#coloured.values()];
    return all.find(({ editor }) => editor.document === document)?.shown;
  }

  /** On, or off again. */
  async toggle(editor: TextEditor): Promise<void> {
    if (this.#coloured.has(editor)) {
      this.#types.clear(editor);
      this.#forget(editor);
      return;
    }
    const values = new SubjectValues(editor.document.getText().length);
    const one: Coloured = {
      editor,
      shown: undefined,
      proposed: undefined,
      values,
      busy: false,
      again: false,
    };
    this.#coloured.set(editor, one);
    this.#ports.changed();
    this.#ports.show(editor.document);
    await this.#paint(one);
  }

  /** Another neuron, quantity or colours were chosen. */
  chosen(): void {
    for (const one of this.#coloured.values()) {
      one.values = new SubjectValues(one.editor.document.getText().length);
      void this.#paint(one);
    }
  }

  /** Other neurons are held, and that changes the network. */
  heldChanged(): void {
    for (const one of this.#coloured.values()) {
      one.values.track.outdate();
      void this.#paint(one);
    }
  }

  progress({ uri }: Progress): void {
    for (const one of this.#coloured.values()) {
      if (one.editor.document.uri.toString() === uri) void this.#paint(one);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#types.dispose();
  }

  #paintAll(editor: TextEditor): void {
    const one = this.#coloured.get(editor);
    if (one !== undefined) void this.#paint(one);
  }

  async #paint(one: Coloured): Promise<void> {
    one.again = true;
    if (one.busy) return;
    one.busy = true;
    try {
      while (one.again && this.#coloured.has(one.editor)) {
        one.again = false;
        await this.#ask(one);
      }
    } catch (reason) {
      this.#ports.warn(reason);
    } finally {
      one.busy = false;
    }
  }

  get #memory(): PanelMemory {
    return this.#ports.memory() ?? FIRST_MEMORY;
  }

  async #ask(one: Coloured): Promise<void> {
    const { document } = one.editor;
    const engine = await this.#ports.ready();
    if (engine === undefined) return;
    const { from, to } = inSight(one.editor);
    const { version } = document;
    const uri = document.uri.toString();
    const memory = this.#memory;
    const { scheme } = memory;
    const chosen = await this.#chosen(one, engine);
    if (chosen === undefined) return;
    const { subject, quantity } = chosen;
    const isAnother =
      one.shown !== undefined &&
      (!sameSubject(one.shown.subject, subject) || one.shown.quantity !== quantity);
    if (isAnother) one.values = new SubjectValues(document.getText().length);
    const asked = { uri, version, from, to, subject, quantity };
    const answer = one.values.track.isExact(from, to)
      ? undefined
      : await engine.request('inspect', asked);
    const isOutdated =
      document.version !== version || JSON.stringify(this.#memory) !== JSON.stringify(memory);
    if (isOutdated) {
      one.again = true;
      return;
    }
    if (answer?.kind === 'values') one.values.take(answer);
    const { extent, track } = one.values;
    const told = taughtNeuron(this.#ports.taught(), subject);
    const span = spanOf(subject, quantity, extent, told);
    one.shown = { ...chosen, scheme, span };
    this.#draw(one, { from, to }, scheme, (at) => placeIn(span, track.at(at)));
    this.#ports.painted();
  }

  /** What the reader chose, else what a panel would propose for this text. */
  async #chosen(one: Coloured, engine: Engine): Promise<Chosen | undefined> {
    const { subject, quantity, proposed, label } = this.#memory;
    const now = subject && { subject, quantity };
    if (now !== undefined && !proposed) return now;
    const { document } = one.editor;
    const told = toldLabel(label, scannedLanguage(document.languageId) !== 'none');
    const key = `${told} ${certifiedQuantityOf(quantity)}`;
    if (one.proposed?.key === key) return one.proposed.chosen;
    const listed = await engine.request('rank', {
      ...({ order: 'certificate', limit: 1, version: document.version, label: told } as const),
      ...{ uri: document.uri.toString(), quantity: certifiedQuantityOf(quantity) },
    });
    if (listed.kind !== 'values') return now;
    const { proposal, neurons } = listed;
    if (proposal === undefined)
      return now ?? (neurons[0] && { subject: bareSubject(neurons[0]), quantity });
    const chosen = { subject: proposal.neuron, quantity: proposal.quantity };
    one.proposed = { key, chosen };
    return chosen;
  }

  #draw(
    { editor }: Coloured,
    range: { readonly from: number; readonly to: number },
    scheme: Scheme,
    placeOf: (offset: number) => number,
  ): void {
    const { document } = editor;
    const ranges = colouredRanges(document.getText(), range, placeOf);
    for (const [strength, type] of this.#types.for(scheme)) {
      const found = ranges.get(strength) ?? [];
      editor.setDecorations(
        type,
        found.map(({ from, to }) => new Range(document.positionAt(from), document.positionAt(to))),
      );
    }
  }

  #forget(editor: TextEditor): void {
    this.#coloured.delete(editor);
    this.#ports.changed();
    this.#ports.painted();
  }
}

function inSight({ document, visibleRanges }: TextEditor): { from: number; to: number } {
  const first = Math.max(0, (visibleRanges[0]?.start.line ?? 0) - SPARE);
  const last = Math.min(document.lineCount - 1, (visibleRanges.at(-1)?.end.line ?? 0) + SPARE);
  const from = document.offsetAt(document.lineAt(first).range.start);
  const to = document.offsetAt(document.lineAt(last).rangeIncludingLineBreak.end);
  return { from, to: Math.min(to, from + longestView) };
}
