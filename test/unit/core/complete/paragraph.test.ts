import assert from 'node:assert/strict';
import { paragraphEnds } from '../../../../src/core/complete/paragraph.ts';

describe('a paragraph', () => {
  it('goes on as long as lines are indented as much or more', () => {
    assert.equal(paragraphEnds('rest of the line', 2), undefined);
    assert.equal(paragraphEnds(' {\n    deeper();\n  }\n  same();\n', 2), undefined);
    assert.equal(paragraphEnds('\n * a comment\n */\nint a;', 0), undefined);
  });

  it('ends before a line that is indented less, and before a blank one', () => {
    assert.equal(paragraphEnds('one();\n}', 2), 6);
    assert.equal(paragraphEnds('one();\n\ttwo();\nx', 4), 14);
    assert.equal(paragraphEnds('one();\n  \n  two();', 2), 6);
    assert.equal(paragraphEnds('\n\nint a;', 0), 0);
  });

  it('does not end at a line of which nothing is written yet', () => {
    assert.equal(paragraphEnds('one();\n', 2), undefined);
    assert.equal(paragraphEnds('one();\n ', 2), undefined);
  });
});
