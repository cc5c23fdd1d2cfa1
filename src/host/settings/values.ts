import { eagernesses } from '../../core/complete/calibration.ts';
import type { CompletionQuery, Eagerness } from '../../protocol/engine.ts';

export interface CompletionSettings {
  readonly enabled: boolean;
  readonly eagerness: Eagerness;
  /** Beats `eagerness` where it is set. */
  readonly confidence: number | undefined;
  readonly inProse: boolean;
  readonly maxLength: number;
}

export const DEFAULTS: CompletionSettings = {
  enabled: true,
  eagerness: 'balanced',
  confidence: undefined,
  inProse: false,
  maxLength: 40,
};

/**
 * Settings files are written by hand: a value that makes no sense counts as not set, one out of range as the nearest.
 *
 * @param get the value of a setting by its name after `neuronLens.`
 */
export function completionSettings(get: (key: string) => unknown): CompletionSettings {
  const eagerness = get('eagerness');
  return {
    enabled: booleanOr(get('completion.enabled'), DEFAULTS.enabled),
    eagerness: isEagerness(eagerness) ? eagerness : DEFAULTS.eagerness,
    confidence: numberWithin(get('completion.confidence'), 0, 1),
    inProse: booleanOr(get('completion.inProse'), DEFAULTS.inProse),
    maxLength: Math.round(numberWithin(get('completion.maxLength'), 1, 200) ?? DEFAULTS.maxLength),
  };
}

/**
 * Whether files that are not open may be learned. The settings of a repository must not switch on what the user
 * switched off: off in any place is off.
 */
export function learningSetting(inspected: Inspected): boolean {
  const { globalValue, workspaceValue, workspaceFolderValue } = inspected;
  const set = [globalValue, workspaceValue, workspaceFolderValue].filter(
    (value) => typeof value === 'boolean',
  );
  return set.length > 0 ? !set.includes(false) : booleanOr(inspected.defaultValue, true);
}

/**
 * The values of a setting such as `files.exclude` whose globs count: the effective one, and the user's own, which a
 * repository must not undo.
 */
export function exclusions(value: unknown, { globalValue }: Inspected): readonly unknown[] {
  return [value, globalValue];
}

/** What the engine is asked for, besides the place. */
export type Wishes = Pick<
  CompletionQuery,
  'alternatives' | 'confidence' | 'eagerness' | 'maxLength' | 'prose'
>;

/** A suggestion that is asked for by hand is shown even if it is little more than a guess. */
const CONFIDENCE_BY_HAND = 0.1;
/** More suggestions that the user can cycle through when asking by hand. */
const ALTERNATIVES_BY_HAND = 2;

export function wishes(settings: CompletionSettings, byHand: boolean): Wishes {
  const { confidence, eagerness, inProse, maxLength } = settings;
  if (byHand) {
    const least = Math.min(confidence ?? 1, CONFIDENCE_BY_HAND);
    return {
      eagerness: 'eager',
      confidence: least,
      prose: true,
      maxLength,
      alternatives: ALTERNATIVES_BY_HAND,
    };
  }
  return { eagerness, ...(confidence !== undefined && { confidence }), prose: inProse, maxLength };
}

function isEagerness(value: unknown): value is Eagerness {
  return eagernesses.some((one) => one === value);
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function numberWithin(value: unknown, least: number, most: number): number | undefined {
  if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

/** Where a setting can stand, from the widest to the narrowest. */
export type Target = 'user' | 'workspace' | 'folder';

/** What `WorkspaceConfiguration.inspect` returns. */
export interface Inspected {
  readonly defaultValue?: unknown;
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

/** The places where a language's value differs from `value`: it beats the general one everywhere. */
export function targetsAgainst(inspected: Inspected, value: boolean): Target[] {
  const places: [Target, unknown][] = [
    ['user', inspected.globalLanguageValue],
    ['workspace', inspected.workspaceLanguageValue],
    ['folder', inspected.workspaceFolderLanguageValue],
  ];
  return places.filter(([, own]) => own !== undefined && own !== value).map(([target]) => target);
}
