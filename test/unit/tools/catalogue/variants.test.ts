import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { seededRandom } from '../../../../src/cli/evaluate/random.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';
import type { LanguageTag } from '../../../../src/core/text/language.ts';
import type { Excerpt } from '../../../../tools/catalogue/choose.ts';
import { edited, leavesLabels, type Edits } from '../../../../tools/catalogue/edits.ts';
import { variantOf, variants, type Variant } from '../../../../tools/catalogue/variants.ts';
import { joined } from '../../../../tools/catalogue/variants/joined.ts';
import { planted } from '../../../../tools/catalogue/variants/planted.ts';
import { anyCode } from '../../support/label-texts.ts';

function excerpt(text: string, scannedAs: ScannedLanguage): Excerpt {
  const language: LanguageTag = scannedAs === 'tsx' ? 'ts' : scannedAs;
  return { path: `a.${scannedAs}`, text, scannedAs, language };
}

function made(text: string, scannedAs: ScannedLanguage, variant: Variant): string | undefined {
  return variantOf(excerpt(text, scannedAs), variant, 1);
}

describe('texts that lead a neuron astray', () => {
  it('lose all indentation, but for the text of strings', () => {
    const text = 'f(\n  `a\n  b ${\n    c}`,\n\t/* d\n   e */\n)\n';
    assert.equal(made(text, 'ts', 'flat'), 'f(\n`a\n  b ${\nc}`,\n/* d\ne */\n)\n');
  });

  it('are indented by tabs, one for each step of their own', () => {
    assert.equal(made('{\n  a\n    b\n     c\n}\n', 'ts', 'tabs'), '{\n\ta\n\t\tb\n\t\t c\n}\n');
    assert.equal(made('if x:\n    y(\n          z)\n', 'py', 'tabs'), 'if x:\n\ty(\n\t\t  z)\n');
    const python = 'if x:\n    """a\n    b"""\n';
    assert.equal(made(python, 'py', 'tabs'), 'if x:\n\t"""a\n    b"""\n');
    assert.equal(made('a {\n\tb\n        c }\n', 'c', 'tabs'), 'a {\n\tb\n        c }\n');
  });

  it('stand on one line as far as C lets them', () => {
    const text =
      '#define A \\\n  1\nint f(\n  int a)\n{\n  // note (\n  x = "(";\n\n  y(); /* a\n  b */\n}\n#if A\nint b;\n#endif\n';
    assert.equal(
      made(text, 'c', 'joined'),
      '#define A \\\n  1\nint f( int a) { // note (\n  x = "(";  y(); /* a b */ }\n#if A\nint b;\n#endif\n',
    );
  });

  it('end no statement of TypeScript where its line did', () => {
    const text = 'const a = 1\nconst b = [\n  2,\n]\nfoo()\nif (a) {\n  b()\n}\nreturn\n`\n`\n';
    assert.equal(
      made(text, 'ts', 'joined'),
      'const a = 1\nconst b = [ 2, ]\nfoo()\nif (a) { b() }\nreturn\n`\n`\n',
    );
  });

  it('have brackets without a partner in strings and comments, and nowhere else', () => {
    const text = 'f("some words here"); // and a comment\n'.repeat(40);
    const labels = labelText(text, 'ts');
    const edits = planted(text, labels, 'ts', seededRandom(1, 'a'));
    assert.ok(edits.length > 20 && edits.length < 70);
    for (const { offset, removed, inserted } of edits) {
      assert.equal(removed, 0);
      assert.match(inserted, /^(?:[([{]{1,3}|[)\]}]{1,3})$/);
      assert.ok(labels.inString[offset] === 1 || labels.inComment[offset] === 1);
    }
    const count = (characters: RegExp): number => edited(text, edits).match(characters)!.length;
    assert.notEqual(count(/[([{]/g), count(/[)\]}]/g));
  });

  it("open no field of Python's strings", () => {
    const text = 'print(f"some {words} here", "and there")\n'.repeat(40);
    const edits = planted(text, labelText(text, 'py'), 'py', seededRandom(1, 'a'));
    assert.ok(edits.length > 20 && edits.every(({ inserted }) => !/[{}]/.test(inserted)));
  });

  it('end their lines in two characters', () => {
    assert.equal(made('a\n\nb', 'c', 'crlf'), 'a\r\n\r\nb');
  });

  it('are not made where indentation and line ends are the program', () => {
    const python = variants.filter((variant) => made('if x:\n  y\n', 'py', variant) === undefined);
    assert.deepEqual(python, ['flat', 'joined']);
  });
});

describe('the labels of a text that leads astray', () => {
  const examples: readonly (readonly [string, ScannedLanguage])[] = [
    ['c', 'c'],
    ['cpp', 'c'],
    ['js', 'tsx'],
    ['ts', 'ts'],
    ['tsx', 'tsx'],
    ['py', 'py'],
  ];
  for (const [name, language] of examples) {
    it(`stay as they were: example.${name}.txt has every variant`, () => {
      const file = `../../../fixtures/labels/examples/example.${name}.txt`;
      const text = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\r\n?/g, '\n');
      for (const variant of variants) {
        if (language === 'py' && (variant === 'flat' || variant === 'joined')) continue;
        const found = made(text, language, variant);
        // The example of C has tabs already.
        const same = variant === 'tabs' && name === 'c';
        assert.ok(found !== undefined && (found === text) === same, variant);
      }
    });
  }

  it('stay as they were in whatever text, or it is not made', () => {
    const languages = fc.constantFrom<ScannedLanguage>('ts', 'tsx', 'py', 'c');
    const any = fc.tuple(anyCode(60), languages, fc.constantFrom(...variants));
    fc.assert(
      fc.property(any, ([code, language, variant]) => {
        const text = code.replace(/\r\n?/g, '\n');
        const found = made(text, language, variant);
        if (found === undefined) return;
        // No character but white space and what was planted comes or goes.
        const solid = (of: string): string => of.replace(/\s/g, '');
        if (variant !== 'planted') assert.equal(solid(found), solid(text));
        const depths = (of: string): number[] => {
          const { bracketDepth } = labelText(of, language);
          return Array.from(of, (c, at) => (/\s/.test(c) ? -1 : bracketDepth[at]!)).filter(
            (depth) => depth >= 0,
          );
        };
        if (variant !== 'planted') assert.deepEqual(depths(found), depths(text));
      }),
      { numRuns: 300 },
    );
  });

  it('are found to have changed where an edit changes them', () => {
    const text = 'a; // b\nc(\n';
    const spoiled: Edits = [{ offset: 7, removed: 1, inserted: ' ' }];
    const before = labelText(text, 'c');
    assert.equal(leavesLabels(before, labelText(edited(text, spoiled), 'c'), spoiled), false);
    const harmless = joined('a;\nc(\n', labelText('a;\nc(\n', 'c'), 'c');
    const after = labelText(edited('a;\nc(\n', harmless), 'c');
    assert.equal(leavesLabels(labelText('a;\nc(\n', 'c'), after, harmless), true);
  });
});
