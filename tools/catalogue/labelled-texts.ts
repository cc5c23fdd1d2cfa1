import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { labelNames } from '../../src/core/labels/labels.ts';
import type { ScannedLanguage } from '../../src/core/labels/language.ts';
import { labelText } from '../../src/core/labels/scanner.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import { isSecondHalf, type Vocabulary } from '../../src/core/text/vocabulary.ts';

/** The greatest value of a signed 16-bit integer. */
const greatest = 0x7fff;

/** Texts as the model reads them: a symbol at a time, each with its labels. */
export class LabelledTexts {
  readonly #vocabulary: Vocabulary;
  readonly #rows: object[] = [];
  readonly #ids: Uint8Array[] = [];
  /** For each text: [labels x its symbols]. */
  readonly #labels: Int16Array[] = [];
  #total = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  get count(): number {
    return this.#rows.length;
  }

  /** @param about what texts.json says about the text */
  add(text: string, language: ScannedLanguage, about: object): void {
    const ids = this.#vocabulary.encode(new TextBuffer(text), 0, text.length);
    const labels = labelText(text, language);
    const block = new Int16Array(labelNames.length * ids.length);
    let symbol = 0;
    for (let at = 0; at < text.length; at++) {
      if (at > 0 && isSecondHalf(text.charCodeAt(at - 1), text.charCodeAt(at))) continue;
      for (const [row, name] of labelNames.entries()) {
        block[row * ids.length + symbol] = Math.min(labels[name][at]!, greatest);
      }
      symbol++;
    }
    this.#ids.push(ids);
    this.#labels.push(block);
    this.#rows.push({ ...about, start: this.#total, length: ids.length });
    this.#total += ids.length;
  }

  /** Writes texts.json, ids.u8 and labels.i16, the latter [labels x all symbols]. */
  write(folder: string, labelCode: string): void {
    const ids = new Uint8Array(this.#total);
    const labels = new Int16Array(labelNames.length * this.#total);
    let start = 0;
    for (const [index, own] of this.#ids.entries()) {
      ids.set(own, start);
      for (let row = 0; row < labelNames.length; row++) {
        const values = this.#labels[index]!.subarray(row * own.length, (row + 1) * own.length);
        labels.set(values, row * this.#total + start);
      }
      start += own.length;
    }
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'ids.u8'), ids);
    writeFileSync(path.join(folder, 'labels.i16'), new Uint8Array(labels.buffer));
    const about = { labels: labelCode, names: labelNames, texts: this.#rows };
    writeFileSync(path.join(folder, 'texts.json'), `${JSON.stringify(about)}\n`);
  }
}
