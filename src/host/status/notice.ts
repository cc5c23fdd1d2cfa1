import { commands, l10n, window } from 'vscode';
import type { EngineError } from '../../protocol/error.ts';
import { COMMANDS } from '../command-ids.ts';
import type { EngineStateEvent } from '../engine/engine.ts';
import { errorMessage } from './messages.ts';

/** Shows a notification once for each kind of error; from then on only the status shows it. */
export class Notice {
  readonly #told = new Set<string>();

  constructor(onDidChangeState: EngineStateEvent) {
    onDidChangeState((state) => {
      if (state.kind === 'failed') void this.tell(state.error);
    });
  }

  async tell(error: EngineError): Promise<void> {
    if (this.#told.has(error.code)) return;
    this.#told.add(error.code);
    const restart = l10n.t('Restart Engine');
    const log = l10n.t('Show Log');
    const chosen = await window.showErrorMessage(
      l10n.t('Neuron Lens cannot complete code. {0}', errorMessage(error)),
      restart,
      log,
    );
    if (chosen === restart) await commands.executeCommand(COMMANDS.restartEngine);
    if (chosen === log) await commands.executeCommand(COMMANDS.showLog);
  }
}
