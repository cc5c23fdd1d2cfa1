import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Disposable, StatusBarItem, TextEditor } from 'vscode';
import { COMMANDS } from '../command-ids.ts';
import { colourNames } from './colour-names.ts';
import type { Shown } from './editor-painter.ts';
import { shownName, signed } from './shown-name.ts';

/** Shows while the active editor is coloured by which neuron, and on which scale. A click stops it. */
export class ColourStatus implements Disposable {
  readonly #shownIn: (editor: TextEditor | undefined) => Shown | undefined;
  readonly #item: StatusBarItem;
  readonly #subscription: Disposable;

  constructor(shownIn: (editor: TextEditor | undefined) => Shown | undefined) {
    this.#shownIn = shownIn;
    this.#item = window.createStatusBarItem('colour', StatusBarAlignment.Right, 99);
    this.#item.name = l10n.t('Neuron Lens: colours');
    this.#subscription = window.onDidChangeActiveTextEditor(() => this.draw());
  }

  draw(): void {
    // A panel may have the focus: then a visible editor that is coloured counts.
    const editors = [window.activeTextEditor, ...window.visibleTextEditors];
    const shown = editors.map((editor) => this.#shownIn(editor)).find((one) => one !== undefined);
    if (shown === undefined) {
      this.#item.hide();
      return;
    }
    const { scheme, span } = shown;
    const { low, high } = colourNames(scheme);
    const { counts } = span;
    const scale =
      counts === undefined
        ? l10n.t('{0} {1}, {2} {3}', low, signed(span.least), high, signed(span.greatest))
        : l10n.t('{0} from 0 to {1}', high, `${counts.most}${counts.hasMore ? '+' : ''}`);
    this.#item.text = `$(symbol-color) ${shownName(shown)}: ${scale}`;
    this.#item.tooltip = l10n.t('The editor is coloured by this neuron. Click to stop it.');
    this.#item.command = COMMANDS.colourEditor;
    this.#item.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}
