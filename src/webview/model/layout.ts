/** How the panel is divided at its width: pixels in, no elements. */

/** Of the list beside the text, in pixels; the style sheet has the same number. */
export const listWidth = 248;
/** Of the map of the file, with its border. */
export const minimapWidth = 93;

/** Below this there is no map: its room is the text's. */
const widthForMinimap = 500;
/** Characters of code that are in sight at the least, unless the whole panel is narrower. */
export const leastCharacters = 40;
/** What stands left of a line beside its digits, and the scroll bar. */
const margins = 46;

export interface PanelSize {
  /** Of the whole panel, in pixels. */
  readonly width: number;
  readonly characterWidth: number;
  /** Of the greatest line number. */
  readonly digits: number;
}

export interface Layout {
  /** The list is above the text, and not beside it. */
  readonly isStacked: boolean;
  readonly hasMinimap: boolean;
}

/** The list stands beside the text where that leaves it enough characters; the map gives way before they do. */
export function layoutFor({ width, characterWidth, digits }: PanelSize): Layout {
  const needed = margins + (digits + leastCharacters) * characterWidth;
  const hasMinimap = width >= widthForMinimap && width >= needed + minimapWidth;
  const beside = width - listWidth - (hasMinimap ? minimapWidth : 0);
  return { isStacked: beside < needed, hasMinimap };
}
