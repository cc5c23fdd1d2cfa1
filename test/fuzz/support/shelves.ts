import { Library } from '../../../src/core/counts/library.ts';
import { TextBuffer } from '../../../src/core/text/buffer.ts';
import type { Vocabulary } from '../../../src/core/text/vocabulary.ts';
import { CountOracle } from './count-oracle.ts';
import { countAfresh, type Counts } from './counted.ts';
import type { EditedText } from './edited-text.ts';

/** A text in a library as it should be. */
export interface Shelved {
  readonly countedAs: string;
  readonly text: EditedText;
  /** Undefined for a file of the workspace. */
  readonly buffer: TextBuffer | undefined;
}

/** Up to here, counting in maps costs no more than a moment. */
const fewUnits = 8_000;

/** What a library must say at a place of a document. */
export function expectedAt(
  vocabulary: Vocabulary,
  shelves: ReadonlyMap<string, Shelved>,
  uri: string,
  cursor: number,
): { readonly all: Counts; readonly own: Counts } {
  const document = shelves.get(uri)!;
  const beside = [...shelves].filter(([, one]) => one.countedAs === document.countedAs);
  const units = beside.reduce((sum, [, { text }]) => sum + text.text.length, 0);
  if (units > fewUnits) return freshAt(vocabulary, beside, uri, cursor);
  const [all, own] = [new CountOracle(), new CountOracle()];
  for (const [, one] of beside) {
    const { text } = one.text;
    countAfresh(all, vocabulary, { text, ...(one === document && { cursor }) });
  }
  countAfresh(own, vocabulary, { text: document.text.text, cursor });
  return { all, own };
}

function freshAt(
  vocabulary: Vocabulary,
  beside: readonly (readonly [string, Shelved])[],
  uri: string,
  cursor: number,
): { readonly all: Counts; readonly own: Counts } {
  const fresh = new Library(vocabulary);
  for (const [name, { text, countedAs: of, buffer }] of beside) {
    fresh.put(name, of, buffer === undefined ? text.text : new TextBuffer(text.text));
  }
  fresh.at(uri, cursor);
  learnAll(fresh);
  return fresh.at(uri, cursor);
}

export function learnAll(library: Library): void {
  while (library.learnOn());
}
