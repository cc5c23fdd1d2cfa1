import assert from 'node:assert/strict';
import { seededRandom } from '../../../../src/cli/evaluate/random.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import type { LanguageTag } from '../../../../src/core/text/language.ts';
import { harder } from '../../../../tools/taught/harder.ts';

const lines = 'while (a) {\n    if (b) {\n        f("some words here");\n    }\n}\n'.repeat(60);

function variantsOf(scannedAs: ScannedLanguage, text = lines): Map<string, number> {
  const language: LanguageTag = scannedAs === 'tsx' ? 'ts' : scannedAs;
  const random = seededRandom(1, 'harder');
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 400; draw++) {
    const { variant } = harder({ path: 'a', text, scannedAs, language }, random);
    for (const word of variant.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

describe('A text to learn from', () => {
  it('is as it was about half of the time, and else made harder in every way', () => {
    const counts = variantsOf('ts');
    for (const [variant, least, most] of [
      ['plain', 120, 220],
      ['flat', 70, 140],
      ['joined', 20, 70],
      ['tabs', 25, 80],
      ['cut', 25, 80],
      ['planted', 35, 95],
    ] as const) {
      const count = counts.get(variant) ?? 0;
      assert.ok(count >= least && count <= most, `${variant}: ${count}`);
    }
  });

  it('keeps the indentation that is a part of Python', () => {
    const python = 'while a:\n    if b:\n        f("some words here")\n'.repeat(60);
    assert.deepEqual([...variantsOf('py', python).keys()].sort(), [
      'cut',
      'plain',
      'planted',
      'tabs',
    ]);
  });

  it('begins at a line where it is cut, and leaves a good part of the file', () => {
    const random = seededRandom(2, 'cut');
    for (let draw = 0; draw < 400; draw++) {
      const excerpt = { path: 'a', text: lines, scannedAs: 'c', language: 'c' } as const;
      const { text, variant } = harder(excerpt, random);
      if (variant !== 'cut') continue;
      assert.ok(lines.endsWith(text) && text.length > 1_900);
      assert.equal(lines[lines.length - text.length - 1], '\n');
    }
  });

  it('is named plain where a change finds nothing to change', () => {
    assert.deepEqual([...variantsOf('c', 'a;').keys()], ['plain']);
  });
});
