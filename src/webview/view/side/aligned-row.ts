/** One row of the aligned text as elements: its number, and the line in each pane. */
import type { Look } from '../../../core/colour/runs.ts';
import type { Arrangement } from '../../model/side/arrangement.ts';
import { columnsInView, LONG_LINE, type Piece, type Viewport } from '../../model/viewport.ts';
import { element } from '../dom.ts';
import { drawCode, type CodeLine } from '../line-view.ts';
import type { AlignedContent } from './aligned-content.ts';

export interface DrawnRow {
  readonly root: HTMLElement;
  /** The code of each column, or the line above the bands: where the cursor can be. */
  readonly codes: readonly HTMLElement[];
  /** Whether it is redrawn when another part of it comes into view. */
  readonly isLong: boolean;
}

const plain: Look = { level: () => 0, isProvisional: () => false };

/** Signs that mark added and removed lines, in addition to colour. */
const SIGNS = { added: '+', removed: '−' } as const;

export function drawRow(
  content: AlignedContent,
  row: number,
  arrangement: Arrangement,
  view: Viewport,
): DrawnRow {
  const line = content.lineOf(row);
  const mark = content.mark(row);
  const number = element(
    'span',
    { class: 'number', 'aria-hidden': 'true' },
    element('span', { class: 'sign' }, mark === undefined ? '' : SIGNS[mark]),
    element('span', {}, line === undefined ? '' : String(line + 1)),
  );
  const root = element('div', { class: ['aligned-row', mark ?? ''].join(' ').trim() }, number);
  const codes: HTMLElement[] = [];
  let isLong = false;
  const draw = (at: CodeLine, look: Look): HTMLElement => {
    const length = lengthOf(at);
    const columns = columnsInView(view, length);
    const { code } = drawCode(at, columns, look);
    if (length > LONG_LINE) {
      isLong = true;
      pad(code, columns, view);
    }
    return code;
  };
  if (arrangement === 'columns') {
    for (const pane of content.panes) {
      const at = pane.lineAt(row);
      const cell = element('div', {
        class: at === undefined ? 'aligned-cell none' : 'aligned-cell',
      });
      if (at !== undefined) {
        const code = draw(at, pane.look);
        cell.append(code);
        codes.push(code);
      }
      root.append(cell);
    }
  } else {
    const code = draw(content.codeAt(row), plain);
    codes.push(code);
    const cell = element('div', { class: 'aligned-cell' }, code);
    for (const [place, pane] of content.panes.entries()) {
      const at = pane.lineAt(row);
      const tag = element(
        'span',
        { class: 'band-number' },
        at === undefined ? '' : String(place + 1),
      );
      number.append(tag);
      const band = element('div', { class: 'band', 'aria-hidden': 'true' });
      if (at !== undefined) band.append(draw(at, pane.look));
      cell.append(band);
    }
    root.append(cell);
  }
  return { root, codes, isLong };
}

function lengthOf({ source: { lines }, line }: CodeLine): number {
  return lines.contentEnd(line) - lines.start(line);
}

/** Space in place of the columns that are not drawn. */
function pad(code: HTMLElement, columns: Piece, view: Viewport): void {
  code.style.paddingLeft = `${columns.from * view.characterWidth}px`;
}
