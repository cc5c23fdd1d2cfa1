import type { LabelLanguage } from '../../../core/labels/language.ts';
import { SimulatedEditor } from './simulated-editor.ts';

/**
 * Keys that a text costs without any suggestion, up to each of its offsets: [text.length + 1]. What the editor inserts
 * comes with the key that made it do so.
 */
export function keysByHand(text: string, language: LabelLanguage): Float64Array {
  const keys = new Float64Array(text.length + 1);
  const editor = new SimulatedEditor(text, language);
  let sum = 0;
  while (!editor.done) {
    const start = editor.offset;
    sum += editor.type().keys;
    keys.fill(sum, start + 1, editor.offset + 1);
  }
  // What is mended at the very end belongs to the whole.
  keys[text.length] = sum;
  return keys;
}
