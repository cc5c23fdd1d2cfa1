import { commands, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import { subjectName } from '../../core/inspect/subject.ts';
import type { HeldUnit } from '../../protocol/surgery.ts';
import { COMMANDS } from '../command-ids.ts';

/** Shows in the status bar which neurons are held, whatever editor is active; a click heals the network. */
export class HeldStatus implements Disposable {
  readonly #item: StatusBarItem;

  constructor() {
    this.#item = window.createStatusBarItem('held', StatusBarAlignment.Right, 101);
    this.#item.name = l10n.t('Neuron Lens: held neurons');
    this.#item.command = COMMANDS.heal;
    this.#item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  }

  draw(held: readonly HeldUnit[]): void {
    void commands.executeCommand('setContext', 'neuronLens.isHeld', held.length > 0);
    if (held.length === 0) {
      this.#item.hide();
      return;
    }
    const names = held.map(({ neuron }) => subjectName(neuron));
    this.#item.text = `$(warning) ${
      held.length === 1 ? l10n.t('{0} held', names[0]!) : l10n.t('{0} neurons held', held.length)
    }`;
    this.#item.tooltip = l10n.t(
      'Suggestions and colours are those of a network in which {0} is held still. Click to heal it.',
      names.join(', '),
    );
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
