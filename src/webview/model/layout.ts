/** How the panel is divided at its width: pixels in, no elements. */

/** Width of the list beside the text, in pixels; the style sheet has the same number. */
export const listWidth = 248;
/** Width of the minimap with its border, in pixels. */
export const minimapWidth = 93;

/** Pixels below which there is no minimap, to leave room for the text. */
const widthForMinimap = 500;
/** Least number of characters of code in a line's view, unless the whole panel is narrower. */
export const leastCharacters = 40;
/** Pixels of the scroll bar and of all that is left of a line, without the digits of its number. */
const margins = 46;

export interface PanelSize {
  /** Width of the whole panel, in pixels. */
  readonly width: number;
  readonly characterWidth: number;
  /** Digits of the greatest line number. */
  readonly digits: number;
}

export interface Layout {
  /** Whether the list is above the text instead of beside it. */
  readonly isStacked: boolean;
  readonly hasMinimap: boolean;
}

/** The list is beside the text where that leaves enough characters; the minimap is dropped first. */
export function layoutFor({ width, characterWidth, digits }: PanelSize): Layout {
  const needed = margins + (digits + leastCharacters) * characterWidth;
  const hasMinimap = width >= widthForMinimap && width >= needed + minimapWidth;
  const beside = width - listWidth - (hasMinimap ? minimapWidth : 0);
  return { isStacked: beside < needed, hasMinimap };
}
