import { commands, l10n, QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem, TextDocument } from 'vscode';
import { eagernesses } from '../../core/complete/calibration.ts';
import type { Eagerness } from '../../protocol/engine.ts';
import { COMMANDS } from '../command-ids.ts';
import { countedLanguage, languageName } from '../editor/languages.ts';
import { isEnabledInGeneral, readSettings, setEagerness } from '../settings/settings.ts';

interface Entry extends QuickPickItem {
  readonly run?: () => unknown;
}

function command(id: string, ...rest: unknown[]): () => unknown {
  return () => commands.executeCommand(id, ...rest);
}

function switches(document: TextDocument | undefined): Entry[] {
  const entries: Entry[] = [];
  if (document !== undefined && countedLanguage(document.languageId) !== undefined) {
    const name = languageName(document.languageId);
    entries.push({
      label: readSettings(document).enabled
        ? `$(circle-slash) ${l10n.t('Turn Completion Off for {0}', name)}`
        : `$(check) ${l10n.t('Turn Completion On for {0}', name)}`,
      run: command(COMMANDS.toggleCompletionForLanguage),
    });
  }
  entries.push({
    label: isEnabledInGeneral(document)
      ? `$(circle-slash) ${l10n.t('Turn Completion Off Everywhere')}`
      : `$(check) ${l10n.t('Turn Completion On Everywhere')}`,
    run: command(COMMANDS.toggleCompletion),
  });
  return entries;
}

function eagernessNames(): Readonly<Record<Eagerness, string>> {
  return { quiet: l10n.t('Quiet'), balanced: l10n.t('Balanced'), eager: l10n.t('Eager') };
}

/** How often to suggest something. */
function eagernessEntry(document: TextDocument | undefined): Entry[] {
  if (document === undefined) return [];
  const now = eagernessNames()[readSettings(document).eagerness];
  return [
    {
      label: `$(dashboard) ${l10n.t('Eagerness: {0}', now)}`,
      run: () => chooseEagerness(document),
    },
  ];
}

async function chooseEagerness(document: TextDocument): Promise<void> {
  const names = eagernessNames();
  const entries = eagernesses.map((value) => ({ label: names[value], value }));
  const title = l10n.t('How often to suggest something');
  const chosen = await window.showQuickPick(entries, { title });
  if (chosen !== undefined) await setEagerness(document, chosen.value);
}

/** Minutes that a pause lasts, unless it is ended earlier. */
export const PAUSE = 10;

function pauseEntry(minutesLeft: number): Entry {
  const label =
    minutesLeft === 0
      ? `$(debug-pause) ${l10n.t('Pause Completion for {0} Minutes', PAUSE)}`
      : `$(play) ${l10n.t('Resume Completion (Paused for {0} Min)', minutesLeft)}`;
  return { label, run: command(COMMANDS.pauseCompletion) };
}

/** The menu behind the status-bar item: how completion stands, and what can be done about it. */
export async function showMenu(
  lines: readonly string[],
  document: TextDocument | undefined,
  minutesLeft: number,
): Promise<void> {
  const entries: Entry[] = [
    ...lines.map((line) => ({ label: `$(info) ${line}`, run: command(COMMANDS.showLog) })),
    { label: '', kind: QuickPickItemKind.Separator },
    {
      label: `$(question) ${l10n.t('Why This Completion?')}`,
      run: command(COMMANDS.whyCompletion),
    },
    {
      label: `$(search-fuzzy) ${l10n.t('Open Neuron Inspector')}`,
      run: command(COMMANDS.openInspector),
    },
    {
      label: `$(symbol-color) ${l10n.t('Colour This Editor')}`,
      run: command(COMMANDS.colourEditor),
    },
    ...eagernessEntry(document),
    pauseEntry(minutesLeft),
    ...switches(document),
    { label: `$(graph) ${l10n.t('Statistics')}`, run: command(COMMANDS.showStatistics) },
    {
      label: `$(gear) ${l10n.t('Open Settings')}`,
      run: command('workbench.action.openSettings', '@ext:neuron-lens.neuron-lens'),
    },
    { label: `$(output) ${l10n.t('Show Log')}`, run: command(COMMANDS.showLog) },
    { label: `$(debug-restart) ${l10n.t('Restart Engine')}`, run: command(COMMANDS.restartEngine) },
  ];
  const chosen = await window.showQuickPick(entries, { title: 'Neuron Lens' });
  await chosen?.run?.();
}
