import { Vocabulary } from '../../../src/core/text/vocabulary.ts';

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));

export const symbols = ['<unk>', '<eof>', '<ts>', '<py>', '<c>', '\t', '\n', ...printable];

export const vocabulary = new Vocabulary(
  symbols,
  new Map([
    ['ts', 2],
    ['py', 3],
    ['c', 4],
  ]),
);
