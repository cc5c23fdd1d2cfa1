import assert from 'node:assert/strict';
import { labelNames } from '../../../../src/core/labels/labels.ts';
import { labelText } from '../../../../src/core/labels/scanner.ts';

describe('labels of position', () => {
  it('count the columns that have been read of the line', () => {
    const { column } = labelText('ab\n\tc', 'ts');
    assert.deepEqual([...column], [1, 2, 0, 1, 2]);
  });

  it('count the white space that the line begins with, tabs up to the next stop', () => {
    const { indentation } = labelText('  a b\n \tc\n\n\t\t', 'ts');
    assert.deepEqual([...indentation], [1, 2, 2, 2, 2, 0, 1, 4, 4, 0, 0, 4, 8]);
  });

  it('say where the next character ends the line: the one look-ahead', () => {
    const { lineEnd } = labelText('ab\n\nc', 'py');
    assert.deepEqual([...lineEnd], [0, 1, 1, 0, 0]);
  });

  it('give both units of a line end and of a surrogate pair the same labels', () => {
    const text = 'a = "😀";\r\n  b(\r\n\r\n';
    const labels = labelText(text, 'ts');
    for (const name of labelNames) {
      for (const index of [6, 10, 16, 18]) {
        assert.equal(labels[name][index], labels[name][index - 1], `${name} at ${index}`);
      }
    }
    assert.deepEqual([...labels.lineEnd.subarray(8, 11)], [1, 0, 0]);
    assert.deepEqual([...labels.lineEnd.subarray(14)], [1, 1, 1, 0, 0]);
  });

  it('read a lone carriage return as the end of a line', () => {
    const { inComment, column } = labelText('# a\rb', 'py');
    assert.deepEqual([...inComment], [1, 1, 1, 0, 0]);
    assert.deepEqual([...column], [1, 2, 3, 0, 1]);
  });

  it('stop at the greatest value of their arrays', () => {
    const { column, indentation } = labelText(' '.repeat(70_000), 'c');
    assert.equal(column.at(-1), 0xffff);
    assert.ok((indentation.at(-1) ?? 0) > 0xfff0);
  });
});
