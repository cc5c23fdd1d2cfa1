import assert from 'node:assert/strict';
import { Renames } from '../../../../src/core/matches/renames.ts';

function renamed(pairs: readonly (readonly [string, string])[], word: string): string {
  const renames = new Renames();
  for (const [from, to] of pairs) renames.note(from, to);
  return renames.of(word);
}

describe('Renames', () => {
  it('leaves words as they are until one is renamed', () => {
    assert.equal(renamed([], 'user'), 'user');
    assert.equal(renamed([['user', 'role']], 'name'), 'name');
  });

  for (const [word, becomes] of [
    ['user', 'role'],
    ['userId', 'roleId'],
    ['loadUser', 'loadRole'],
    ['USER_ID', 'ROLE_ID'],
    ['User', 'Role'],
    ['is_user', 'is_role'],
    ['users', 'roles'],
    ['USERS', 'ROLES'],
    ['used', 'used'],
  ] as const) {
    it(`makes ${becomes} of ${word} where createUser became createRole`, () => {
      assert.equal(renamed([['createUser', 'createRole']], word), becomes);
    });
  }

  it('writes an acronym in small letters where the part has them', () => {
    assert.equal(renamed([['get_user', 'get_URL']], 'user_list'), 'url_list');
    assert.equal(renamed([['get_user', 'get_URL']], 'UserList'), 'URLList');
  });

  it('keeps what was noted first', () => {
    const pairs = [
      ['first', 'second'],
      ['first', 'third'],
    ] as const;
    assert.equal(renamed(pairs, 'first'), 'second');
  });

  it('does not take one letter for a part of other words', () => {
    assert.equal(renamed([['x', 'y']], 'x'), 'y');
    assert.equal(renamed([['x', 'y']], 'x_max'), 'x_max');
  });

  it('leaves a copy as it was', () => {
    const renames = new Renames();
    renames.note('user', 'role');
    const copy = renames.copy();
    copy.note('name', 'title');
    assert.equal(renames.of('name'), 'name');
    assert.equal(copy.of('name'), 'title');
    assert.equal(copy.of('userName'), 'roleTitle');
  });
});
