import { ConfigurationTarget, workspace } from 'vscode';
import type { ConfigurationChangeEvent, TextDocument, Uri } from 'vscode';
import type { Eagerness } from '../../protocol/engine.ts';
import { LANGUAGE_IDS } from '../editor/languages.ts';
import {
  completionSettings,
  exclusions,
  learningSetting,
  narrowestTarget,
  targetsAgainst,
} from './values.ts';
import type { CompletionSettings, Target } from './values.ts';

const SECTION = 'neuronLens';
const ENABLED = 'completion.enabled';

const TARGETS: Record<Target, ConfigurationTarget> = {
  user: ConfigurationTarget.Global,
  workspace: ConfigurationTarget.Workspace,
  folder: ConfigurationTarget.WorkspaceFolder,
};

/** The settings that hold for a document: its folder's, its language's. */
export function readSettings(document: TextDocument): CompletionSettings {
  const configuration = workspace.getConfiguration(SECTION, document);
  return completionSettings((key) => configuration.get(key));
}

export function changesSettings(event: ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration(SECTION);
}

/** Sets the value of the document's language if that has one of its own, else the general value. */
export async function setEagerness(
  document: TextDocument | undefined,
  value: Eagerness,
): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION, document);
  const inspected = configuration.inspect<string>('eagerness');
  const { globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue } =
    inspected ?? {};
  const own = [globalLanguageValue, workspaceLanguageValue, workspaceFolderLanguageValue];
  const ofLanguage = own.some((one) => one !== undefined);
  const target = narrowestTarget(inspected ?? {}, ofLanguage);
  await configuration.update('eagerness', value, TARGETS[target], ofLanguage);
}

const KEEP_STATISTICS = 'statistics.keep';

/** Whether statistics outlive the window. */
export function keepsStatistics(): boolean {
  return workspace.getConfiguration(SECTION).get<unknown>(KEEP_STATISTICS) === true;
}

export async function keepStatistics(value: boolean): Promise<void> {
  const { Global } = ConfigurationTarget;
  await workspace.getConfiguration(SECTION).update(KEEP_STATISTICS, value, Global);
}

/** Whether files of a folder may be learned while they are not open. */
export function learnsFromWorkspace(folder: Uri): boolean {
  const configuration = workspace.getConfiguration(SECTION, folder);
  return learningSetting(configuration.inspect('learning.workspaceFiles') ?? {});
}

/** What the editor hides in a folder, and what it does not search: settings with globs. */
export function excludeSettings(folder: Uri): {
  readonly hidden: readonly unknown[];
  readonly unsearched: readonly unknown[];
} {
  const of = (section: string): readonly unknown[] => {
    const configuration = workspace.getConfiguration(section, folder);
    const inspected = configuration.inspect('exclude') ?? {};
    return exclusions(configuration.get<unknown>('exclude'), inspected);
  };
  return { hidden: of('files'), unsearched: of('search') };
}

/** Whether completion is on where no language says otherwise. */
export function isEnabledInGeneral(document: TextDocument | undefined): boolean {
  const configuration = workspace.getConfiguration(SECTION, document?.uri);
  return completionSettings((key) => configuration.get(key)).enabled;
}

export async function setForLanguage(document: TextDocument, value: boolean): Promise<void> {
  const configuration = workspace.getConfiguration(SECTION, document);
  const target = narrowestTarget(configuration.inspect(ENABLED) ?? {}, true);
  await configuration.update(ENABLED, value, TARGETS[target], true);
}

/** Sets the general value, and clears the values of single languages that differ from it. */
export async function setEverywhere(
  document: TextDocument | undefined,
  value: boolean,
): Promise<void> {
  const general = workspace.getConfiguration(SECTION, document?.uri);
  const target = narrowestTarget(general.inspect(ENABLED) ?? {}, false);
  await general.update(ENABLED, value, TARGETS[target], false);
  for (const languageId of LANGUAGE_IDS) {
    const scope = { languageId, ...(document && { uri: document.uri }) };
    const own = workspace.getConfiguration(SECTION, scope);
    for (const where of targetsAgainst(own.inspect(ENABLED) ?? {}, value)) {
      await own.update(ENABLED, undefined, TARGETS[where], true);
    }
  }
}
