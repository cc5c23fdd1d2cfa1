/** From a point on the screen to an offset in the document, and back. */
import { OFFSETS } from './line-view.ts';

/** The offset of the character under a point; undefined where there is none. */
export function offsetAtPoint(x: number, y: number): number | undefined {
  const under = document.elementFromPoint(x, y);
  if (under === null || !OFFSETS.has(under)) return undefined;
  const node = under.firstChild;
  const start = OFFSETS.get(under)!;
  if (!(node instanceof Text) || node.length === 0) return start;
  const found = document.caretPositionFromPoint(x, y);
  if (found?.offsetNode !== node) return start;
  // The caret goes to the nearer side of a character; we want the character itself.
  const at = Math.min(found.offset, node.length - 1);
  return start + (rectOf(node, at).left > x && at > 0 ? at - 1 : at);
}

/** The nearest boundary between two characters, as the offset of the character after it; undefined off the text. */
export function boundaryAtPoint(x: number, y: number): number | undefined {
  const under = offsetAtPoint(x, y);
  if (under === undefined) return undefined;
  const found = document.caretPositionFromPoint(x, y);
  const start = found === null ? undefined : OFFSETS.get(found.offsetNode);
  return found === null || start === undefined ? under : start + found.offset;
}

/** Where a character is on the screen; undefined if it is not drawn. */
export function boxOf(code: HTMLElement, offset: number): DOMRect | undefined {
  for (const piece of code.children) {
    const start = OFFSETS.get(piece);
    const node = piece.firstChild;
    if (start === undefined || !(node instanceof Text)) continue;
    if (node.length === 0) {
      if (offset === start || offset === start + 1) return piece.getBoundingClientRect();
    } else if (offset >= start && offset < start + node.length) {
      return rectOf(node, offset - start);
    }
  }
  const { right, top, height } = (code.lastElementChild ?? code).getBoundingClientRect();
  return new DOMRect(right, top, 0, height);
}

function rectOf(node: Text, at: number): DOMRect {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, Math.min(node.length, at + 1));
  return range.getBoundingClientRect();
}
