import assert from 'node:assert/strict';

import { mostRanges } from '../../../../src/protocol/panel.ts';
import { matchesOf } from '../../../../src/webview/model/pattern.ts';

describe('a label of one’s own', () => {
  const text = 'if (a) {\n  b(c);\n}\nif (d) e();\n';

  it('is where a regular expression matches, line by line and by whole characters', () => {
    const ranges = (pattern: string) => {
      const matched = matchesOf(text, pattern, mostRanges);
      assert.ok(matched.kind === 'ranges');
      return matched.ranges.map(({ from, to }) => text.slice(from, to));
    };
    assert.deepEqual(ranges('\\(.\\)'), ['(a)', '(c)', '(d)']);
    assert.deepEqual(ranges('^if'), ['if', 'if']);
    assert.deepEqual(ranges('(?=if)'), []);
    assert.deepEqual(ranges('nowhere'), []);
    const pair = matchesOf('a𝒳b', '[^ab]', mostRanges);
    assert.deepEqual(pair, { kind: 'ranges', ranges: [{ from: 1, to: 3 }] });
  });

  it('says what is wrong with what is no expression', () => {
    const matched = matchesOf(text, '(', mostRanges);
    assert.ok(matched.kind === 'invalid');
    assert.match(matched.message, /group/i);
  });

  it('ends where there are too many', () => {
    const matched = matchesOf('x'.repeat(5), 'x', 3);
    assert.ok(matched.kind === 'ranges');
    assert.equal(matched.ranges.length, 3);
  });
});
