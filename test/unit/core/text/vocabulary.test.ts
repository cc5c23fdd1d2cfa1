import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { Vocabulary } from '../../../../src/core/text/vocabulary.ts';
import { anyText } from '../../support/texts.ts';
import { symbols, vocabulary } from '../../support/vocabulary.ts';

function encode(text: string): string[] {
  return shown(vocabulary.encode(new TextBuffer(text), 0, text.length));
}

function shown(ids: Uint8Array): string[] {
  return Array.from(ids, (id) => symbols[id] ?? '?');
}

/** The rule of training/lens/vocabulary.py: by code point, after CRLF and CR have become LF. */
function byCodePoint(text: string): string[] {
  const normalised = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return Array.from(normalised, (character) => (symbols.includes(character) ? character : '<unk>'));
}

describe('Vocabulary', () => {
  it('gives what the training gives, however the text is cut', () => {
    fc.assert(
      fc.property(anyText(40), fc.array(fc.nat(200), { maxLength: 8 }), (text, cuts) => {
        const buffer = new TextBuffer(text);
        const bounds = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b)];
        const pieces = bounds.flatMap((from, i) => {
          const before = from === 0 ? undefined : buffer.unitAt(from - 1);
          return shown(vocabulary.encode(buffer, from, bounds[i + 1] ?? text.length, before));
        });
        assert.deepEqual(pieces, byCodePoint(text));
      }),
    );
  });

  it('gives a CRLF and a surrogate pair once, and a lone half as unknown', () => {
    assert.deepEqual(encode('a\r\n\rb\n'), ['a', '\n', '\n', 'b', '\n']);
    assert.deepEqual(encode('😀!'), ['<unk>', '!']);
    assert.deepEqual(encode('\ude00\ud83d\ud83d\ude00'), ['<unk>', '<unk>', '<unk>']);
  });

  it('starts every text with the end of the last and the language', () => {
    assert.deepEqual(shown(vocabulary.preamble('py')), ['<eof>', '<py>']);
  });

  it('shows characters only', () => {
    assert.equal(vocabulary.characterOf(symbols.indexOf('a')), 'a');
    for (const id of [0, 1, 2, 3, 4, 102]) assert.equal(vocabulary.characterOf(id), undefined);
  });

  it('refuses symbols that no text can be read with', () => {
    const tags = new Map([['ts', 2] as const]);
    assert.throws(() => new Vocabulary(['<unk>', '\n', '<ts>'], tags), /<eof>/);
    assert.throws(
      () => new Vocabulary(['<unk>', '<eof>', '\n'], new Map([['c', 3]])),
      /language c/,
    );
    const many = Array.from({ length: 257 }, (_, i) => `<${i}>`);
    assert.throws(() => new Vocabulary(many, tags), /at most 256/);
  });

  it('refuses a language without a tag', () => {
    const small = new Vocabulary(['<unk>', '<eof>', '<ts>', '\n'], new Map([['ts', 2]]));
    assert.throws(() => small.preamble('c'), RangeError);
  });
});
