import { commands, Disposable } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { COMMANDS, LESSON_COMMANDS } from './command-ids.ts';
import type { LessonId } from '../protocol/lessons.ts';
import type { Pause } from './completion/pause.ts';
import { countedLanguage } from './editor/languages.ts';
import { editorAtHand } from './editor/open-editors.ts';
import { PAUSE, showMenu } from './status/menu.ts';
import {
  isEnabledInGeneral,
  readSettings,
  setEverywhere,
  setForLanguage,
} from './settings/settings.ts';

export interface CommandPorts {
  readonly colourEditor: (address?: unknown) => unknown;
  readonly getStarted: () => Promise<void>;
  /** Without an id: the list of all lessons. */
  readonly openLessons: (id?: LessonId) => unknown;
  readonly heal: () => Promise<void>;
  readonly openInspector: (where?: unknown) => unknown;
  readonly openSample: () => Promise<void>;
  readonly pause: Pause;
  readonly log: LogOutputChannel;
  readonly restart: () => Promise<void>;
  readonly showNeuron: (name?: unknown) => unknown;
  readonly showPrivacy: () => unknown;
  readonly showStatistics: () => void;
  readonly statusLines: () => readonly string[];
  readonly whyCompletion: (how?: unknown) => unknown;
}

export function registerCommands({
  log,
  pause,
  restart,
  statusLines,
  openLessons,
  ...rest
}: CommandPorts): Disposable {
  const lessons = Object.fromEntries(
    Object.entries(LESSON_COMMANDS).map(([name, id]) => [name, () => openLessons(id)]),
  ) as Record<keyof typeof LESSON_COMMANDS, () => unknown>;
  const handlers: Record<keyof typeof COMMANDS, (...args: never[]) => unknown> = {
    ...rest,
    pauseCompletion: () => (pause.isOn ? pause.end() : pause.begin(PAUSE)),
    ...lessons,
    openLessons: () => openLessons(),
    openSettings,
    restartEngine: restart,
    showLog: () => log.show(),
    showMenu: () => showMenu(statusLines(), editorAtHand()?.document, pause.minutesLeft),
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
  if (document === undefined || countedLanguage(document.languageId) === undefined) return;
  await setForLanguage(document, !readSettings(document).enabled);
}
