/** Selecting text in the panel by the pointer, and drawing the selection. */
import type { PanelModel } from '../model/panel-model.ts';
import { wordAt } from '../model/selection.ts';
import type { TextRange } from '../../protocol/panel.ts';
import { element } from './dom.ts';
import type { LineView } from './line-view.ts';
import { boxOf } from './places.ts';

export interface Pointed {
  /** The character on which the button went down. */
  readonly pressed: number;
  /** The boundary between characters that is nearest to the pointer. */
  readonly boundary: (event: MouseEvent) => number | undefined;
  /** The cursor was moved; after a drag it may be out of view. */
  readonly moved: (isDragged: boolean) => void;
}

/**
 * A click moves the cursor, a drag selects, and a double click selects a word. With Shift, what was selected before is
 * kept.
 */
export function selectByPointer(
  model: PanelModel,
  down: MouseEvent,
  { pressed, boundary, moved }: Pointed,
): void {
  const { selection } = model;
  if (down.shiftKey) selection.keep();
  else selection.clear();
  model.moveCursor(pressed);
  moved(false);
  const word = (): void => {
    const { from, to } = wordAt(model.document?.text ?? '', pressed);
    selection.begin(from);
    selection.extend(from, to);
  };
  if (down.detail === 2) word();
  // A click made without a pointer cannot become a drag.
  if (down.type !== 'mousedown') return;
  const start = boundary(down);
  let last = start;
  const drag = (event: MouseEvent): void => {
    const next = boundary(event);
    if (last === undefined || next === undefined || next === last) return;
    model.moveCursor(next, last);
    last = next;
    moved(true);
  };
  const release = (): void => {
    document.removeEventListener('mousemove', drag);
    if (down.shiftKey && last === start) word();
  };
  document.addEventListener('mousemove', drag);
  document.addEventListener('mouseup', release, { once: true });
}

/** Frames around the drawn part of the selection, which leave the colours under the characters unchanged. */
export function selectionBoxes(
  ranges: readonly TextRange[],
  lines: Iterable<LineView>,
  sizer: HTMLElement,
): HTMLElement[] {
  if (ranges.length === 0) return [];
  const origin = sizer.getBoundingClientRect();
  return [...lines].flatMap(({ code, drawn, end }) =>
    ranges.flatMap(({ from, to }, at) => {
      const first = Math.max(from, drawn.from);
      const last = Math.min(to, end === undefined ? drawn.to : end + 1) - 1;
      const [left, right] = last < first ? [] : [boxOf(code, first), boxOf(code, last)];
      if (left === undefined || right === undefined) return [];
      const box = element('div', { class: at === 0 ? 'selected-box' : 'selected-box further' });
      box.style.transform = `translate(${left.left - origin.left}px, ${left.top - origin.top}px)`;
      box.style.width = `${right.right - left.left}px`;
      box.style.height = `${left.height}px`;
      return [box];
    }),
  );
}

/** Copies all selections, in the order of the text. */
export function copySelected(
  { document: shown, selection }: PanelModel,
  event: ClipboardEvent,
): void {
  const ranges = [...selection.ranges].sort((one, other) => one.from - other.from);
  if (shown === undefined || ranges.length === 0) return;
  const texts = ranges.map(({ from, to }) => shown.text.slice(from, to));
  event.clipboardData?.setData('text/plain', texts.join('\n'));
  event.preventDefault();
}
