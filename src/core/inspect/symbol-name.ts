/** Texts for symbols that cannot be seen, or are no characters. */
export interface SymbolTexts {
  readonly space: string;
  readonly tab: string;
  readonly lineEnd: string;
  readonly endOfText: string;
  readonly outOfVocabulary: string;
}

/** A symbol of the vocabulary as people read it. */
export function symbolName(texts: SymbolTexts, symbol: string): string {
  const names: Readonly<Record<string, string>> = {
    ' ': texts.space,
    '\n': texts.lineEnd,
    '\t': texts.tab,
    '<eof>': texts.endOfText,
    '<unk>': texts.outOfVocabulary,
  };
  return names[symbol] ?? symbol;
}
