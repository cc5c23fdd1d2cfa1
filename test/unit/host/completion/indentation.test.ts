import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withEditorIndents } from '../../../../src/host/completion/indentation.ts';

const spaces = { insertSpaces: true, tabSize: 4 };
const tabs = { insertSpaces: false, tabSize: 4 };

describe('indentation of a suggestion', () => {
  it('writes the blank as the editor does', () => {
    assert.equal(withEditorIndents('\treturn 1', '', spaces), '    return 1');
    assert.equal(withEditorIndents('\treturn 1', '  ', spaces), '  return 1');
    assert.equal(withEditorIndents('        return 1', '', tabs), '\t\treturn 1');
    assert.equal(withEditorIndents('      return 1', '\t', tabs), '\t  return 1');
    assert.equal(withEditorIndents('  return 1', '  ', tabs), '\treturn 1');
  });

  it('leaves a blank inside the line alone', () => {
    assert.equal(withEditorIndents('\t= 1', 'x', spaces), '\t= 1');
    assert.equal(withEditorIndents('  + 2', '  1', tabs), '  + 2');
  });

  it('never moves the column that the text starts at', () => {
    const blank = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 12 });
    const column = (text: string, tabSize: number): number => {
      let at = 0;
      for (const character of text) at += character === '\t' ? tabSize - (at % tabSize) : 1;
      return at;
    };
    fc.assert(
      fc.property(
        blank,
        blank,
        fc.boolean(),
        fc.integer({ min: 1, max: 8 }),
        (left, lead, insertSpaces, tabSize) => {
          const fitted = withEditorIndents(`${lead}x`, left, { insertSpaces, tabSize });
          assert.equal(fitted.at(-1), 'x');
          assert.equal(column(left + fitted.slice(0, -1), tabSize), column(left + lead, tabSize));
          if (insertSpaces) assert.ok(!fitted.includes('\t'));
        },
      ),
    );
  });
});
