import { env, l10n } from 'vscode';
import type { Uri } from 'vscode';
import type { EngineErrorData } from '../../protocol/engine.ts';
import { EngineError } from '../../protocol/error.ts';
import type { Engine } from '../engine-supervisor.ts';
import { errorMessage } from '../messages.ts';
import type { PanelPorts } from './inspector-panel.ts';
import { perform } from './panel-actions.ts';
import { panelStrings } from './strings.ts';

/** What is the same for every panel, whatever it shows. */
export type CommonPorts = Omit<PanelPorts, 'closed' | 'event' | 'favourites' | 'shown'>;

export function commonPorts(
  extensionUri: Uri,
  ready: () => Promise<Engine | undefined>,
): CommonPorts {
  return {
    extensionUri,
    title: l10n.t('Neuron Inspector'),
    strings: panelStrings(l10n),
    language: env.language,
    describe: (error: EngineErrorData) => errorMessage(EngineError.from(error)),
    ask: async (kind, params) => {
      const engine = await ready();
      if (engine === undefined) throw new EngineError('workerStopped', '');
      return engine.request(kind, params);
    },
    act: (action, document) => void perform(action, document),
  };
}
