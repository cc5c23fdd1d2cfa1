import assert from 'node:assert/strict';
import fc from 'fast-check';
import { typedThrough } from '../../../../src/core/complete/type-through.ts';

const shown = { before: '  retu', text: 'rn f(value);' };

describe('typedThrough', () => {
  it('gives the rest at every key along the suggestion, without a model', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.nat(), (text, before, keys) => {
        const typed = text.slice(0, keys % text.length);
        const rest = text.slice(typed.length);
        const expected = rest.trim() === '' ? undefined : rest;
        assert.equal(typedThrough({ before, text }, before + typed, ''), expected);
      }),
    );
  });

  it('ends with the last character, and at another one', () => {
    assert.equal(typedThrough(shown, '  return f(value);', ''), undefined);
    assert.equal(typedThrough(shown, '  return g', ''), undefined);
  });

  it('goes back with the cursor as far as the place where it was shown', () => {
    assert.equal(typedThrough(shown, '  retu', ''), 'rn f(value);');
    assert.equal(typedThrough(shown, '  ret', ''), undefined);
  });

  it('does not repeat a closer that the editor has added meanwhile', () => {
    assert.equal(typedThrough(shown, '  return f(', ')'), 'value');
    assert.equal(typedThrough(shown, '  return f(', ''), 'value);');
  });

  it('goes where text stands right of the cursor', () => {
    assert.equal(typedThrough(shown, '  return', ' x'), undefined);
  });

  it('is not fooled by another line', () => {
    assert.equal(typedThrough(shown, 'retu', ''), undefined);
  });
});
