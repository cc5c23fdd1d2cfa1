import assert from 'node:assert/strict';
import { agreement, follow } from '../../../../src/core/matches/alignment.ts';
import { Renames } from '../../../../src/core/matches/renames.ts';

describe('agreement', () => {
  it('counts what is equal before both places', () => {
    const { exact, alike, differing } = agreement('let = a = one + ', 'let + a = one + two', 16);
    assert.deepEqual({ exact, alike, differing }, { exact: 11, alike: 11, differing: 0 });
  });

  it('goes on before a word that differs, and notes it', () => {
    const text = 'save(user); load(user); drop(';
    const found = agreement('save(role); load(role); drop(', text, text.length);
    assert.equal(found.exact, '); drop('.length);
    assert.equal(found.differing, 1);
    assert.equal(found.confirmed, 1);
    assert.equal(found.renames.of('user'), 'role');
  });

  it('ends where something else than a word differs', () => {
    const { exact, differing } = agreement('a = b - c', 'a = b + c', 9);
    assert.deepEqual({ exact, differing }, { exact: 2, differing: 0 });
  });

  it('ends before equal words after other signs', () => {
    const { exact, differing } = agreement('one(x', 'one.x', 5);
    assert.deepEqual({ exact, differing }, { exact: 1, differing: 0 });
  });

  it('takes no word above a blank line for another', () => {
    const text = 'import dict\n\nmake(user)\n  ';
    const { differing, renames } = agreement('return names\n\nmake(role)\n  ', text, text.length);
    assert.equal(differing, 1);
    assert.equal(renames.of('user'), 'role');
    assert.equal(renames.of('dict'), 'dict');
  });

  it('takes a longer word for another', () => {
    assert.equal(agreement('a = user;', 'a = users_user;', 15).renames.of('users_user'), 'user');
  });
});

describe('follow', () => {
  const text = 'const user = users.get(userId);';

  it('goes along what is equal', () => {
    const { next, standing, exact } = follow('const us', text, 0, new Renames())!;
    assert.deepEqual({ next, standing, exact }, { next: 'e', standing: 'same', exact: 8 });
  });

  it('expects what follows a word after another in its place', () => {
    const { next, standing, differing } = follow('const role', text, 0, new Renames())!;
    assert.deepEqual(
      { next, standing, differing },
      { next: ' ', standing: 'afterOther', differing: 1 },
    );
  });

  it('renames from there on', () => {
    const { next, standing } = follow('const role = roles.get(', text, 0, new Renames())!;
    assert.deepEqual({ next, standing }, { next: 'r', standing: 'renamed' });
  });

  it('goes back to the text where that is written after all', () => {
    const { next, standing } = follow('const role = roles.get(us', text, 0, new Renames())!;
    assert.deepEqual({ next, standing }, { next: 'e', standing: 'begunLikeText' });
  });

  it('is at an end where something else than a word differs', () => {
    assert.equal(follow('const user -', text, 0, new Renames()), undefined);
  });

  it('is at an end with the text', () => {
    assert.equal(follow('const', 'const', 0, new Renames()), undefined);
    assert.equal(follow('', '', 0, new Renames()), undefined);
  });

  it('leaves the renames that it was given alone', () => {
    const renames = new Renames();
    follow('const role = r', text, 0, renames);
    assert.equal(renames.of('user'), 'user');
  });
});
