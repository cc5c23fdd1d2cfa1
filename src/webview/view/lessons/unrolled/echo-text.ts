/** The text after a change, coloured by how strongly the change is still felt. */
import { LEVELS } from '../../../../core/colour/palette.ts';
import type { PanelDocument } from '../../../model/document.ts';
import type { EchoValues } from '../../../../protocol/cell-lessons.ts';
import { element } from '../../dom.ts';

/** Bits at which the colour is strongest. */
const STRONGEST = 4;

/** How many characters before the change are shown. */
const BEFORE = 40;

export function echoText(
  { text }: PanelDocument,
  { at, removed, echo }: EchoValues,
  replacement: string,
  said: string,
): HTMLElement {
  const code = element('pre', { class: 'echo-text', role: 'img', 'aria-label': said });
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  code.append(text.slice(Math.max(lineStart, at - BEFORE), at));
  code.append(
    element('del', {}, written(text.slice(at, at + removed))),
    element('ins', {}, written(replacement)),
  );
  const bits = echo?.bits ?? new Float32Array();
  let level = -1;
  let run = '';
  const flush = (): void => {
    if (run !== '') code.append(element('span', { class: `r${Math.max(0, level)}` }, run));
    run = '';
  };
  // A changed prediction after one character shows at the next one.
  for (let k = removed; k < bits.length; k++) {
    const strength = Math.min(1, bits[k - 1]! / STRONGEST);
    const own = Math.round(LEVELS * Math.sqrt(strength));
    if (own !== level) flush();
    level = own;
    run += text[at + k] ?? '';
  }
  flush();
  return code;
}

/** Makes white space visible, so that a removed line end can be seen. */
function written(text: string): string {
  return text.replaceAll(/\r?\n|\r/g, '↵\n').replaceAll(' ', '\u00a0');
}
