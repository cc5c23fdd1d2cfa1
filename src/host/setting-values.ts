export interface CompletionSettings {
  readonly enabled: boolean;
  readonly confidence: number;
  readonly maxLength: number;
}

export const DEFAULTS: CompletionSettings = { enabled: true, confidence: 0.5, maxLength: 40 };

/** Settings files are written by hand: a value that makes no sense counts as not set, one out of range as the nearest. */
export function completionSettings(get: (key: string) => unknown): CompletionSettings {
  const enabled = get('enabled');
  return {
    enabled: typeof enabled === 'boolean' ? enabled : DEFAULTS.enabled,
    confidence: numberWithin(get('confidence'), 0, 1) ?? DEFAULTS.confidence,
    maxLength: Math.round(numberWithin(get('maxLength'), 1, 200) ?? DEFAULTS.maxLength),
  };
}

function numberWithin(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

/** Where a setting can stand, from the widest to the narrowest. */
export type Target = 'user' | 'workspace' | 'folder';

/** What `WorkspaceConfiguration.inspect` tells. */
export interface Inspected {
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
  readonly globalLanguageValue?: unknown;
  readonly workspaceLanguageValue?: unknown;
  readonly workspaceFolderLanguageValue?: unknown;
}

/** Where a switch must write to have an effect: the narrowest place that already decides, else the user's settings. */
export function narrowestTarget(inspected: Inspected, ofLanguage: boolean): Target {
  const [folder, workspace] = ofLanguage
    ? [inspected.workspaceFolderLanguageValue, inspected.workspaceLanguageValue]
    : [inspected.workspaceFolderValue, inspected.workspaceValue];
  if (folder !== undefined) return 'folder';
  return workspace === undefined ? 'user' : 'workspace';
}

/** The places where one language says otherwise than `value`: a language's own value beats the general one everywhere. */
export function targetsAgainst(inspected: Inspected, value: boolean): Target[] {
  const places: [Target, unknown][] = [
    ['user', inspected.globalLanguageValue],
    ['workspace', inspected.workspaceLanguageValue],
    ['folder', inspected.workspaceFolderLanguageValue],
  ];
  return places.filter(([, own]) => own !== undefined && own !== value).map(([target]) => target);
}
