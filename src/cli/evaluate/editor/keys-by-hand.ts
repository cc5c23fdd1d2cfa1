import type { Draft } from '../drafts.ts';
import { findBrackets } from './partners.ts';
import { SimulatedEditor } from './simulated-editor.ts';

/**
 * Keys that a draft costs without any suggestion, up to each character that is written: [characters + 1]. What the
 * editor inserts comes with the key that made it do so; to go to a place and to delete what stood there costs nothing,
 * since no suggestion saves that.
 */
export function keysByHand({ file: { text, scannedAs }, edits }: Draft): Float64Array {
  const language = scannedAs ?? 'c';
  const brackets = findBrackets(text, language);
  const keys = [0];
  let sum = 0;
  for (const edit of edits) {
    const begun = keys.length - 1;
    const editor = new SimulatedEditor(text, language, edit, brackets);
    while (!editor.done) {
      sum += editor.type().keys;
      while (keys.length <= begun + editor.offset - edit.from) keys.push(sum);
    }
    // Keys that tidy up at the very end count for the whole.
    keys[keys.length - 1] = sum;
  }
  return Float64Array.from(keys);
}
