import { Disposable, Range, window, workspace } from 'vscode';
import type { TextDocument, TextEditor, TextEditorDecorationType } from 'vscode';
import { longestView, unread, type Progress } from '../../protocol/inspection.ts';
import type { Neuron, PanelMemory } from '../../protocol/panel.ts';
import { sameNeuron } from '../../webview/model/neuron-name.ts';
import { placeIn, spanOf } from '../../webview/model/quantities.ts';
import { Track } from '../../webview/model/track.ts';
import type { Engine } from '../engine-supervisor.ts';
import { colouredRanges, overlay, STRENGTHS } from './editor-colours.ts';

export interface PainterPorts {
  ready(): Promise<Engine | undefined>;
  show(document: TextDocument): void;
  /** The set of coloured documents is another. */
  changed(): void;
  /** What was chosen last in a panel. */
  memory(): PanelMemory | undefined;
  warn(reason: unknown): void;
}

interface Coloured {
  readonly editor: TextEditor;
  track: Track;
  scale: number;
  busy: boolean;
  again: boolean;
}

/** Lines beyond what is in sight that are coloured, too. */
const SPARE = 20;

/** `Colour This Editor`: paints what a neuron did behind the code of an editor, as far as it is in sight. */
export class EditorPainter implements Disposable {
  readonly #ports: PainterPorts;
  readonly #coloured = new Map<TextEditor, Coloured>();
  readonly #subscriptions: Disposable;
  #types = new Map<number, TextEditorDecorationType>();
  #scheme: string | undefined;

  constructor(ports: PainterPorts) {
    this.#ports = ports;
    this.#subscriptions = Disposable.from(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#paintAll(textEditor)),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of this.#coloured.keys()) {
          if (!editors.includes(editor)) this.#forget(editor);
        }
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        for (const one of this.#coloured.values()) {
          if (one.editor.document !== document) continue;
          for (const { rangeOffset, rangeLength, text } of contentChanges) {
            one.track.edit({ offset: rangeOffset, removed: rangeLength, inserted: text });
          }
          void this.#paint(one);
        }
      }),
    );
  }

  isColoured(document: TextDocument): boolean {
    return [...this.#coloured.keys()].some((editor) => editor.document === document);
  }

  /** On, or off again. */
  async toggle(editor: TextEditor): Promise<void> {
    if (this.#coloured.has(editor)) {
      this.#clear(editor);
      this.#forget(editor);
      return;
    }
    const length = editor.document.getText().length;
    const one: Coloured = { editor, track: new Track(length), scale: 1, busy: false, again: false };
    this.#coloured.set(editor, one);
    this.#ports.changed();
    this.#ports.show(editor.document);
    await this.#paint(one);
  }

  /** Another neuron, quantity or colours were chosen. */
  chosen(): void {
    for (const one of this.#coloured.values()) {
      one.track = new Track(one.editor.document.getText().length);
      one.scale = 1;
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
    this.#disposeTypes();
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

  async #ask(one: Coloured): Promise<void> {
    const { document } = one.editor;
    const engine = await this.#ports.ready();
    if (engine === undefined) return;
    const { from, to } = inSight(one.editor);
    const { version } = document;
    const uri = document.uri.toString();
    const memory = this.#ports.memory();
    const quantity = memory?.quantity ?? 'h';
    const neuron = memory?.neuron ?? (await bestNeuron(engine, uri, version));
    if (neuron === undefined) return;
    const asked = { uri, version, from, to, neuron, quantity };
    const answer = one.track.isExact(from, to) ? undefined : await engine.request('inspect', asked);
    const isOutdated =
      document.version !== version ||
      !sameNeuron(this.#ports.memory()?.neuron, memory?.neuron) ||
      (this.#ports.memory()?.quantity ?? 'h') !== quantity;
    if (isOutdated) {
      one.again = true;
      return;
    }
    if (answer?.kind === 'values') {
      one.scale = Math.max(one.scale, answer.scale);
      const factor = answer.scale / 127;
      const values = Float32Array.from(answer.values, (v) =>
        v === unread ? Number.NaN : v * factor,
      );
      one.track.write(answer.from, values, answer.read);
    }
    const span = spanOf(quantity, one.scale);
    this.#draw(one, { from, to }, memory?.scheme ?? 'blueOrange', (at) =>
      placeIn(span, one.track.at(at)),
    );
  }

  #draw(
    { editor }: Coloured,
    range: { readonly from: number; readonly to: number },
    scheme: string,
    placeOf: (offset: number) => number,
  ): void {
    const { document } = editor;
    const ranges = colouredRanges(document.getText(), range, placeOf);
    for (const [strength, type] of this.#typesFor(scheme)) {
      const found = ranges.get(strength) ?? [];
      editor.setDecorations(
        type,
        found.map(({ from, to }) => new Range(document.positionAt(from), document.positionAt(to))),
      );
    }
  }

  #typesFor(scheme: string): ReadonlyMap<number, TextEditorDecorationType> {
    if (this.#scheme === scheme) return this.#types;
    this.#disposeTypes();
    this.#scheme = scheme;
    for (let strength = -STRENGTHS; strength <= STRENGTHS; strength++) {
      if (strength === 0) continue;
      const light = { backgroundColor: overlay(scheme, strength, 'light') };
      const dark = { backgroundColor: overlay(scheme, strength, 'dark') };
      this.#types.set(strength, window.createTextEditorDecorationType({ light, dark }));
    }
    return this.#types;
  }

  #disposeTypes(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types = new Map();
    this.#scheme = undefined;
  }

  #clear(editor: TextEditor): void {
    for (const type of this.#types.values()) editor.setDecorations(type, []);
  }

  #forget(editor: TextEditor): void {
    this.#coloured.delete(editor);
    this.#ports.changed();
  }
}

function inSight({ document, visibleRanges }: TextEditor): { from: number; to: number } {
  const first = Math.max(0, (visibleRanges[0]?.start.line ?? 0) - SPARE);
  const last = Math.min(document.lineCount - 1, (visibleRanges.at(-1)?.end.line ?? 0) + SPARE);
  const from = document.offsetAt(document.lineAt(first).range.start);
  const to = document.offsetAt(document.lineAt(last).rangeIncludingLineBreak.end);
  return { from, to: Math.min(to, from + longestView) };
}

/** Where nobody has chosen: the neuron that follows the brackets of this text best. */
async function bestNeuron(
  engine: Engine,
  uri: string,
  version: number,
): Promise<Neuron | undefined> {
  const ranked = await engine.request('rank', {
    uri,
    version,
    label: 'bracketDepth',
    quantity: 'h',
    limit: 1,
  });
  return ranked.kind === 'values' ? ranked.neurons[0] : undefined;
}
