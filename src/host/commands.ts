import { commands, Disposable } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { COMMANDS } from './command-ids.ts';
import { familyOfLanguage } from './editor/languages.ts';
import { editorAtHand } from './editor/open-editors.ts';
import { showMenu } from './status/menu.ts';
import {
  isEnabledInGeneral,
  readSettings,
  setEverywhere,
  setForLanguage,
} from './settings/settings.ts';

export interface CommandPorts {
  readonly colourEditor: (address?: unknown) => unknown;
  readonly getStarted: () => Promise<void>;
  readonly openInspector: (where?: unknown) => unknown;
  readonly openSample: () => Promise<void>;
  readonly log: LogOutputChannel;
  readonly restart: () => Promise<void>;
  readonly showNeuron: (name?: unknown) => unknown;
  readonly showPrivacy: () => unknown;
  readonly statusLines: () => readonly string[];
  readonly whyCompletion: (how?: unknown) => unknown;
}

export function registerCommands({ log, restart, statusLines, ...rest }: CommandPorts): Disposable {
  const handlers: Record<keyof typeof COMMANDS, (...args: never[]) => unknown> = {
    ...rest,
    openSettings,
    restartEngine: restart,
    showLog: () => log.show(),
    showMenu: () => showMenu(statusLines(), editorAtHand()?.document),
    toggleCompletion,
    toggleCompletionForLanguage,
  };
  return Disposable.from(
    ...Object.entries(handlers).map(([name, handler]) =>
      commands.registerCommand(COMMANDS[name as keyof typeof COMMANDS], handler),
    ),
  );
}

function openSettings(): Thenable<unknown> {
  return commands.executeCommand('workbench.action.openSettings', '@ext:neuron-lens.neuron-lens');
}

async function toggleCompletion(): Promise<void> {
  const document = editorAtHand()?.document;
  await setEverywhere(document, !isEnabledInGeneral(document));
}

async function toggleCompletionForLanguage(): Promise<void> {
  const document = editorAtHand()?.document;
  if (document === undefined || familyOfLanguage(document.languageId) === undefined) return;
  await setForLanguage(document, !readSettings(document).enabled);
}
