import type { TextBuffer } from './buffer.ts';
import type { LanguageTag } from './language.ts';
import { carriageReturn, lineFeed } from './lines.ts';
import { endsPair } from './surrogates.ts';

/**
 * Whether `unit` after `before` gives no symbol: the second half of a CRLF or a surrogate pair, whose first half gives
 * the symbol.
 */
export function isSecondHalf(before: number, unit: number): boolean {
  return (unit === lineFeed && before === carriageReturn) || endsPair(before, unit);
}

/**
 * The symbols that the model reads and writes, and how text becomes symbols.
 *
 * Encoding is causal by code unit: a unit's symbol depends on it and on the unit before, never on what follows. So an
 * offset in the document is an index into the encoding, and an edit leaves the state before it as it was. A CRLF and a
 * surrogate pair are each one symbol, given at their first unit; the second gives none.
 */
export class Vocabulary {
  /** A symbol's id is its index. */
  readonly symbols: readonly string[];
  readonly unknown: number;
  readonly endOfFile: number;
  readonly newline: number;
  readonly #idOfUnit: Uint8Array;
  readonly #tags: ReadonlyMap<LanguageTag, number>;

  /** @throws RangeError when a symbol that every text needs is missing, or when ids do not fit in a byte. */
  constructor(symbols: readonly string[], languages: ReadonlyMap<LanguageTag, number>) {
    if (symbols.length > 256) throw new RangeError(`${symbols.length} symbols, at most 256`);
    const idOf = (symbol: string): number => {
      const id = symbols.indexOf(symbol);
      if (id < 0) throw new RangeError(`no symbol ${JSON.stringify(symbol)}`);
      return id;
    };
    this.symbols = symbols;
    this.unknown = idOf('<unk>');
    this.endOfFile = idOf('<eof>');
    this.newline = idOf('\n');
    this.#tags = languages;
    this.#idOfUnit = new Uint8Array(128).fill(this.unknown);
    symbols.forEach((symbol, id) => {
      if (symbol.length === 1) this.#idOfUnit[symbol.charCodeAt(0)] = id;
    });
    this.#idOfUnit[carriageReturn] = this.newline;
    for (const [language, id] of languages) {
      if (!(id in symbols)) throw new RangeError(`language ${language} has no symbol ${id}`);
    }
  }

  get languages(): readonly LanguageTag[] {
    return [...this.#tags.keys()];
  }

  /** The symbol's character; undefined for unknown, end of file and language tags, which are never shown. */
  characterOf(id: number): string | undefined {
    const symbol = this.symbols[id];
    return symbol?.length === 1 ? symbol : undefined;
  }

  /** The symbol of a character that stands by itself; unknown for all that is no symbol. */
  idOf(character: string): number {
    return this.#idOfUnit[character.charCodeAt(0)] ?? this.unknown;
  }

  /** What every text begins with: end of file (of the text before it), then the language's tag. */
  preamble(language: LanguageTag): Uint8Array {
    const tag = this.#tags.get(language);
    if (tag === undefined) throw new RangeError(`no language ${language}`);
    return Uint8Array.of(this.endOfFile, tag);
  }

  /**
   * Ids of [from, to) of `text`, at most one for each code unit. `before` is the unit before it, if it goes on from
   * there.
   */
  encode(text: TextBuffer, from: number, to: number, before = 0): Uint8Array {
    const ids = new Uint8Array(to - from);
    let count = 0;
    for (let at = from; at < to; at++) {
      const unit = text.unitAt(at);
      if (!isSecondHalf(before, unit)) ids[count++] = this.#idOfUnit[unit] ?? this.unknown;
      before = unit;
    }
    return ids.subarray(0, count);
  }
}
