/** One of the views of the side-by-side page. */
export interface SidePart {
  readonly root: HTMLElement;
  draw(): void;
  /** Draws what belongs to a character, and returns it in words; empty for a part without a cursor. */
  drawCursor(at: number): string;
}
