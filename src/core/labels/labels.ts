/**
 * The labels: what is true of a text after each of its characters. docs/labels.md has the definitions.
 */

export const depthLabels = [
  'bracketDepth',
  'roundDepth',
  'squareDepth',
  'curlyDepth',
  'loopDepth',
  'conditionalDepth',
  'functionDepth',
] as const;

export const flagLabels = ['inString', 'inComment', 'inCondition', 'lineEnd'] as const;

export const positionLabels = ['indentation', 'column'] as const;

export const labelNames = [...depthLabels, ...flagLabels, ...positionLabels] as const;

export type LabelName = (typeof labelNames)[number];
export type DepthLabel = (typeof depthLabels)[number];
export type FlagLabel = (typeof flagLabels)[number];
export type PositionLabel = (typeof positionLabels)[number];

/** Labels that look beyond their character: `lineEnd` alone, and no further than the next one. */
export const lookingAhead: ReadonlySet<LabelName> = new Set<LabelName>(['lineEnd']);

/** One entry for each UTF-16 code unit; values are at most what an array can hold. */
export type Labels = Readonly<
  Record<DepthLabel | FlagLabel, Uint8Array> & Record<PositionLabel, Uint16Array>
>;

export function emptyLabels(length: number): Labels {
  return {
    bracketDepth: new Uint8Array(length),
    roundDepth: new Uint8Array(length),
    squareDepth: new Uint8Array(length),
    curlyDepth: new Uint8Array(length),
    loopDepth: new Uint8Array(length),
    conditionalDepth: new Uint8Array(length),
    functionDepth: new Uint8Array(length),
    inString: new Uint8Array(length),
    inComment: new Uint8Array(length),
    inCondition: new Uint8Array(length),
    lineEnd: new Uint8Array(length),
    indentation: new Uint16Array(length),
    column: new Uint16Array(length),
  };
}
