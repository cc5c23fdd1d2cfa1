import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  blockAt,
  blockEnds,
  fitIndentation,
  type Block,
} from '../../../../src/core/complete/block.ts';
import { DocumentScan } from '../../../../src/core/complete/document-scan.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyCode, scannedLanguages } from '../../support/label-texts.ts';
import { anyText } from '../../support/texts.ts';

/** `|` is the cursor. */
function blockIn(drawn: string, language: ScannedLanguage): Block | undefined {
  const offset = drawn.indexOf('|');
  const text = new TextBuffer(drawn.replace('|', ''));
  return blockAt(text, offset, new DocumentScan(text, language));
}

const empty: readonly [ScannedLanguage, string, Block][] = [
  ['ts', 'f() {\n  |\n}', { opener: 0, unit: '  ', lacksBrace: false }],
  ['ts', 'f() {\r\n\t|\r\n}\r\n', { opener: 0, unit: '\t', lacksBrace: false }],
  ['ts', 'f() {\n  |', { opener: 0, unit: '  ', lacksBrace: true }],
  ['ts', '  f() {\n    |\n}', { opener: 2, unit: '  ', lacksBrace: true }],
  ['ts', 'if (a) { // why\n\n  // how\n  |\n}', { opener: 0, unit: '  ', lacksBrace: false }],
  ['ts', 'x = {\n  |\n};', { opener: 0, unit: '  ', lacksBrace: false }],
  ['ts', '  case 1:\n    |\n  default:', { opener: 2, unit: '  ', lacksBrace: false }],
  ['py', 'def f():\n    |', { opener: 0, unit: '    ', lacksBrace: false }],
  [
    'py',
    'def f(\n    a,\n):  # why\n    |\n\nx = 1',
    { opener: 0, unit: '    ', lacksBrace: false },
  ],
  ['c', 'int f(void)\n{\n\t|\n}', { opener: 0, unit: '\t', lacksBrace: false }],
  ['c', 'for (;;) { /* on */\n    |   \n}', { opener: 0, unit: '    ', lacksBrace: false }],
];

const none: readonly [ScannedLanguage, string][] = [
  ['ts', '|'],
  ['ts', 'f() {\n|\n}'],
  ['ts', 'f() {\n  a|\n}'],
  ['ts', 'f() {\n  |a\n}'],
  ['ts', 'f() {\n  |\n  a();\n}'],
  ['ts', 'a();\n  |'],
  ['ts', 'x = {\n  a:\n    |'],
  ['ts', '// {\n  |'],
  ['ts', '/* {\n  |'],
  ['ts', 'f(`{\n  |'],
  ['ts', 'const x = "{";\n  |'],
  ['ts', '    f() {\n  |'],
  ['ts', '\tf() {\n    |'],
  ['py', 'x = {1:\n    |'],
  ['py', '"""Args:\n    |'],
  ['py', 'x = {\n    |'],
  ['py', '# if x:\n    |'],
];

describe('blockAt', () => {
  for (const [language, drawn, block] of empty) {
    it(`${language}: ${JSON.stringify(drawn)}`, () => {
      assert.deepEqual(blockIn(drawn, language), block);
    });
  }
  for (const [language, drawn] of none) {
    it(`${language}: not in ${JSON.stringify(drawn)}`, () => {
      assert.equal(blockIn(drawn, language), undefined);
    });
  }

  it('does not wait for a scan of a long file', () => {
    const text = new TextBuffer(`${'a();\n'.repeat(20_000)}f() {\n  `);
    const scan = new DocumentScan(text, 'ts');
    assert.equal(blockAt(text, text.length, scan), undefined);
    while (scan.at(text.length) === undefined);
    assert.ok(blockAt(text, text.length, scan) !== undefined);
  });

  it('takes any text', () => {
    const anything = fc.oneof(anyText(40), anyCode(40));
    fc.assert(
      fc.property(anything, fc.nat(), fc.constantFrom(...scannedLanguages), (any, at, language) => {
        const text = new TextBuffer(any);
        const offset = at % (any.length + 1);
        const block = blockAt(text, offset, new DocumentScan(text, language));
        if (block) assert.match(block.unit, /^\s+$/);
      }),
    );
  });
});

const block: Block = { opener: 2, unit: '  ', lacksBrace: false };
const open: Block = { ...block, lacksBrace: true };

describe('blockEnds', () => {
  const cases: readonly [Block, string, string | undefined][] = [
    [block, 'a();', undefined],
    [block, 'a();\n', undefined],
    [block, 'a();\n  ', undefined],
    [block, 'a();\n    b();\n', undefined],
    [block, 'if (a) {\n      b();\n    }\n    c', undefined],
    [block, 'a();\n  }', 'a();'],
    [block, 'a();\n\n  \n  b', 'a();'],
    [block, 'a();\r\n  b', 'a();'],
    [block, 'a();\n\tb\n}', 'a();\n\tb'],
    [open, 'a();\n  }', undefined],
    [open, 'a();\n  });', undefined],
    [open, 'a();\n  });\n', 'a();\n  });'],
    [open, 'a();\n  } else', 'a();\n  }'],
    [open, 'a();\n  b', 'a();'],
  ];
  for (const [of, written, kept] of cases) {
    it(`${of === open ? 'without a brace: ' : ''}${JSON.stringify(written)}`, () => {
      const end = blockEnds(written, of);
      assert.equal(end === undefined ? undefined : written.slice(0, end), kept);
    });
  }

  it('says the same of a text however far it has gone on', () => {
    fc.assert(
      fc.property(anyText(30), anyText(30), (start, rest) => {
        const end = blockEnds(start, open);
        if (end !== undefined) assert.equal(blockEnds(start + rest, open), end);
      }),
    );
  });
});

describe('fitIndentation', () => {
  const cases: readonly [why: string, unit: string, written: string, fitted: string][] = [
    ['as it is', '  ', 'a {\n      b\n    }\n    c', 'a {\n      b\n    }\n    c'],
    ['wider than here', '  ', 'a {\n        b\n    }', 'a {\n      b\n    }'],
    ['narrower than here', '    ', 'a:\n      b\n    c', 'a:\n        b\n    c'],
    ['deep', '  ', 'a(\n        b {\n            c', 'a(\n      b {\n        c'],
    ['what goes on in the next line', '  ', 'a +\n       b', 'a +\n       b'],
    ['the last line', '  ', 'a\n  }', 'a\n  }'],
    ['a line too far left', '  ', 'a\n   b', 'a\n    b'],
    ['line ends', '  ', 'a {\r\n        b\r\n\r\n    }', 'a {\r\n      b\r\n\r\n    }'],
    ['white space alone', '  ', 'a\n     \n    b', 'a\n\n    b'],
  ];
  for (const [why, unit, written, fitted] of cases) {
    it(`${why}: ${JSON.stringify(written)}`, () => {
      assert.equal(fitIndentation(written, '    ', { ...block, unit }), fitted);
    });
  }

  it('writes tabs where the block has tabs', () => {
    const tabs: Block = { opener: 0, unit: '\t', lacksBrace: true };
    assert.equal(fitIndentation('a {\n        b\n    }\n}', '\t', tabs), 'a {\n\t\tb\n\t}\n}');
    assert.equal(fitIndentation('a\n\t\t+ b', '\t', tabs), 'a\n\t\t+ b');
  });

  it('changes nothing but the white space that lines begin with', () => {
    const words = (text: string): string[] =>
      text.split(/\r\n|\r|\n/).map((line) => line.trimStart());
    fc.assert(
      fc.property(anyText(40), (text) => {
        const fitted = fitIndentation(text, '    ', block);
        assert.deepEqual(words(fitted), words(text));
        assert.equal(fitIndentation(fitted, '    ', block), fitted);
      }),
    );
  });
});
