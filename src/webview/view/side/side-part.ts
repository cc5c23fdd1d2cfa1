/** One of the ways in which the page sets things side by side. */
export interface SidePart {
  readonly root: HTMLElement;
  draw(): void;
  /** Draws what is said of a character, and says it in words; none for a part without a cursor. */
  drawCursor(at: number): string;
}
