import { env, l10n } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { EngineErrorData } from '../../protocol/engine.ts';
import { EngineError } from '../../protocol/error.ts';
import type { Engine } from '../engine/engine.ts';
import { errorMessage } from '../status/messages.ts';
import type { PanelPorts } from './inspector-panel.ts';
import { perform } from './panel-actions.ts';
import { panelStrings } from './strings.ts';

interface EnginePorts {
  ready(): Promise<Engine | undefined>;
  warn(message: string): void;
}

/** What is the same for every panel, whatever it shows. */
export type CommonPorts = Omit<PanelPorts, 'closed' | 'earlier' | 'event' | 'pinned' | 'shown'>;

export function commonPorts(context: ExtensionContext, ports: EnginePorts): CommonPorts {
  return {
    extensionUri: context.extensionUri,
    title: l10n.t('Neuron Inspector'),
    strings: panelStrings(l10n),
    language: env.language,
    describe: (error: EngineErrorData) => errorMessage(EngineError.from(error)),
    ready: () => ports.ready(),
    warn: (message) => ports.warn(message),
    act: (...asked) => void perform(context, ...asked),
  };
}
