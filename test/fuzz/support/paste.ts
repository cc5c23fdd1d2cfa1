import fc from 'fast-check';
import { anyCode } from '../../unit/support/label-texts.ts';
import { anyText } from '../../unit/support/texts.ts';

/** A text in few words, so that an example with a huge one can still be read. */
export type Paste =
  | { readonly text: string; readonly times: number }
  /** Printable characters that hardly repeat, as a pasted key, table or minified file has them. */
  | { readonly noise: number; readonly length: number };

export function written(paste: Paste): string {
  return 'text' in paste ? paste.text.repeat(paste.times) : noise(paste.noise, paste.length);
}

function noise(seed: number, length: number): string {
  const units = Buffer.alloc(length);
  let state = seed | 1;
  for (let i = 0; i < length; i++) {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    units[i] = 0x20 + ((state >>> 8) % 95);
  }
  return units.toString('latin1');
}

/** Secrets, and what makes them so or breaks them: of several in a row, lines that go on from one another. */
const secretPieces = [
  ...[
    'password',
    'login',
    'token',
    'AKIA',
    'hunter22',
    'Zq7vKw9j',
    'aB3dE5gH7jK9mN1pQ3s',
    '://a:b@',
  ],
  ...['"', '"', ' = ', ': ', '(', ', ', ' + ', ' \\', '\n', '\n', '\r\n', '\n    '],
  ...['-----BEGIN KEY-----', '\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC', '-----END KEY-----'],
];
const anySecret = fc.oneof(
  fc.array(fc.constantFrom(...secretPieces), { maxLength: 9 }),
  fc.tuple(
    fc.constantFrom('password =', 'token', 'login('),
    fc.constantFrom('\n', '\r\n', ' '),
    fc.constantFrom('(', '  x +', '=', '\\'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('"Zq7vKw9j"', "'hunter22'\n", 'aB3dE5gH7jK9mN1pQ3s'),
  ),
);

/** What people and programs write, in all languages: the scanners' pieces and what is hard on encoding. */
const anyPiece = fc.oneof(
  { weight: 1, arbitrary: anySecret.map((list) => list.join('')) },
  { weight: 4, arbitrary: anyText(6) },
  { weight: 4, arbitrary: anyCode(8) },
  { weight: 2, arbitrary: fc.constantFrom('a', ' ', '\n', '\r\n', '"', '(', '}', '😀', '\ud83d') },
  // What makes a pair, or a CRLF, of what stood alone.
  { weight: 1, arbitrary: fc.constantFrom('\n', '\ude00') },
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('const lantern = openLantern(42);\n', 'def f(x):\n    '),
  },
);

/** @param longest code units at most, of a rare huge one */
export function anyPaste(longest: number): fc.Arbitrary<Paste> {
  const once = anyPiece.map((text) => ({ text, times: 1 }));
  const often = fc
    .record({ text: anyPiece, times: fc.nat({ max: longest }) })
    .map(({ text, times }) => ({
      text,
      times: Math.min(times, Math.floor(longest / Math.max(1, text.length))),
    }));
  const noisy = fc.record({
    noise: fc.nat({ max: 0x7fff_ffff }),
    length: fc.nat({ max: longest }),
  });
  return fc.oneof(
    { weight: 40, arbitrary: once },
    { weight: 2, arbitrary: often },
    { weight: 1, arbitrary: noisy },
  );
}

/** What stands in a file that is opened: often a long one. */
export function anyStart(longest: number): fc.Arbitrary<Paste> {
  const times = fc.nat({ max: longest });
  const long = fc.tuple(anyPiece, anyPiece, times).map(([one, other, most]) => {
    const text = `${one}const lantern = f(1);\n${other}`;
    return { text, times: Math.floor(Math.min(most, longest) / text.length) };
  });
  return fc.oneof({ weight: 1, arbitrary: anyPaste(longest) }, { weight: 1, arbitrary: long });
}
