import assert from 'node:assert/strict';
import { IndentationGuard } from '../../../../src/core/complete/indentation-guard.ts';
import { vocabulary } from '../../support/vocabulary.ts';

const tab = vocabulary.symbols.indexOf('\t');
const space = vocabulary.symbols.indexOf(' ');

/** What is forbidden after `written`. */
function forbidden(before: string, indentation: '\t' | ' ' | undefined, written = ''): unknown {
  const guard = new IndentationGuard(vocabulary, { before, indentation });
  for (const character of written) guard.read(character);
  return guard.forbidden;
}

describe('IndentationGuard', () => {
  it('forbids the other kind at the start of a line', () => {
    assert.equal(forbidden('', '\t'), space);
    assert.equal(forbidden('\t', '\t'), space);
    assert.equal(forbidden('  ', ' '), tab);
    assert.equal(forbidden('', undefined), undefined);
    assert.equal(forbidden('x', ' '), undefined);
  });

  it('keeps to what the first line begins with', () => {
    assert.equal(forbidden('', undefined, ' '), tab);
    assert.equal(forbidden('', undefined, '\t'), space);
  });

  it('begins anew with every line that is written', () => {
    assert.equal(forbidden('  ', ' ', 'a(b, '), undefined);
    assert.equal(forbidden('  ', ' ', 'a(b,\n  '), tab);
    assert.equal(forbidden('\t', '\t', 'a();\n'), space);
  });
});
