/** The text after a change, coloured by how much of it is still felt. */
import { LEVELS } from '../../../../core/colour/palette.ts';
import type { PanelDocument } from '../../../model/document.ts';
import type { EchoValues } from '../../../../protocol/cell-lessons.ts';
import { element } from '../../dom.ts';

/** Bits from which on the colour grows no stronger. */
const STRONGEST = 4;

/** Characters before the change that are shown with it. */
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
  // What is expected after a character is felt where the next one stands.
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

/** A line end that is struck out has to be seen. */
function written(text: string): string {
  return text.replaceAll(/\r?\n|\r/g, '↵\n').replaceAll(' ', '\u00a0');
}
