import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NameUses, wordAt } from '../../../../src/core/names/name-uses.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';

/** Names for the word at ‸, the likeliest first. */
function names(text: string): string[] {
  const at = text.indexOf('‸');
  const buffer = new TextBuffer(text.replace('‸', ''));
  const { typed, ...place } = wordAt(buffer, at);
  return new NameUses(buffer, at - typed.length, at)
    .candidates(typed, place)
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
}

describe('NameUses', () => {
  it('has the nearest name first, on both sides of the cursor', () => {
    assert.deepEqual(
      names(
        'count = country = 1\nx + cou‸ + y\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ncousin',
      ),
      ['country', 'count', 'cousin'],
    );
  });

  it('prefers what is used often', () => {
    assert.deepEqual(names('total total total total total total time\nt‸'), ['total', 'time']);
  });

  it('prefers what came after the same character, and what is defined in a class after a dot', () => {
    assert.deepEqual(names('box.width; weight;\nbox.w‸'), ['width', 'weight']);
    assert.deepEqual(names('def total(self):\n  pass\ntax = 1\nself.t‸'), ['total', 'tax']);
  });

  it('prefers what came after the same name', () => {
    assert.deepEqual(names('a.b.size; c.sum\na.b.s‸'), ['size', 'sum']);
  });

  it('knows no keyword, no number and not the word that is being written', () => {
    assert.deepEqual(names('return rate 1rx\nr‸ate2'), ['rx', 'rate']);
  });

  it('knows no part of a secret', () => {
    assert.deepEqual(names('password = "hunter2horse99"\nhun‸'), []);
    assert.deepEqual(names('pick = "hunter2horse99"\nhun‸'), ['hunter2horse99']);
  });

  it('is of the text alone, however far the cursor is down', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.constantFrom('alpha', 'beta.', '(', '\n', ' ')),
        (a, b) => {
          const text = `${a}\n${b.join('')} al`;
          const buffer = new TextBuffer(text);
          const typed = new TextBuffer('');
          for (const [at, unit] of [...Array(text.length).keys()].map(
            (i) => [i, text[i]!] as const,
          )) {
            typed.apply({ offset: at, removed: 0, inserted: unit });
          }
          const found = [buffer, typed].map((one) =>
            new NameUses(one, text.length - 2, text.length).candidates(
              'al',
              wordAt(one, text.length),
            ),
          );
          assert.deepEqual(found[0], found[1]);
        },
      ),
    );
  });
});
