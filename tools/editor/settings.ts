/** The user settings of a workbench that asks no questions and shows no extras. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type Settings = Readonly<Record<string, unknown>>;

export const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  hc: 'Default High Contrast',
} as const;

export type Theme = keyof typeof THEMES;

const OFFLINE: Settings = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'git.autofetch': false,
};

const QUIET: Settings = {
  'chat.disableAIFeatures': true,
  // As in VS Code on the desktop; in a browser the default is to save after a second.
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'update.showReleaseNotes': false,
  'workbench.layoutControl.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

export function baseSettings(theme: Theme): Settings {
  return { ...OFFLINE, ...QUIET, 'workbench.colorTheme': THEMES[theme] };
}

function settingsFile(userData: string): string {
  return path.join(userData, 'User', 'settings.json');
}

/** Adds `changes` to the user settings; a running workbench applies them. */
export async function writeSettings(userData: string, changes: Settings): Promise<void> {
  const file = settingsFile(userData);
  await mkdir(path.dirname(file), { recursive: true });
  const before = await readFile(file, 'utf8').catch(() => '{}');
  const settings = { ...(JSON.parse(before) as Settings), ...changes };
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Settings for a picture: nothing pops up over the ghost text, and nothing blinks. */
export const STILL: Settings = {
  'breadcrumbs.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.parameterHints.enabled': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.stickyScroll.enabled': false,
  // A line that is being typed would be marked with errors.
  'typescript.validate.enable': false,
  'editor.suggestOnTriggerCharacters': false,
};
