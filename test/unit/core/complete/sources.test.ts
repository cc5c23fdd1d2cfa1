import assert from 'node:assert/strict';
import type { Volume } from '../../../../src/core/counts/library.ts';
import { renamedSources, sourcesOf } from '../../../../src/core/complete/sources.ts';
import { MatchText } from '../../../../src/core/matches/match-text.ts';
import { MatchVoice } from '../../../../src/core/matches/match-voice.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { vocabulary } from '../../support/vocabulary.ts';

const volume = (uri: string, text: string): Volume => ({
  uri,
  countedAs: 'ts',
  text: new TextBuffer(text),
  open: true,
});

describe('sourcesOf', () => {
  const mine = volume('mine', 'first line\n  call(value);\n  call(');
  const place = { ...mine, offset: mine.text.length };

  it('names the lines where the same text follows, the longest context first', () => {
    const other = volume('other', 'call(value);\nx(value);');
    const found = sourcesOf([other, mine], place, 'value);');
    assert.deepEqual(
      found.map(({ uri, line, text }) => [uri, line, text]),
      [
        ['mine', 1, 'call(value);'],
        ['other', 0, 'call(value);'],
        ['other', 1, 'x(value);'],
      ],
    );
    assert.deepEqual(
      found.map(({ matched }) => matched),
      ['\n  call('.length, 'call('.length, '('.length],
    );
  });

  it('tells what of the line is as it is at the cursor, and what would be written', () => {
    const other = volume('other', '\tif (a) call(value); // and more\n  x(value);');
    const found = sourcesOf([other, mine], place, 'value);');
    const alike = found.map(({ text, alike: { from, to } }) => text.slice(from, to));
    // Of the first the line begins with it; of the second only a part is.
    assert.deepEqual(alike, ['call(value);', ' call(value);', '(value);']);
    const block = volume('block', 'f(value\n  .more);');
    const [several] = sourcesOf([block], place, 'value\n  .more);');
    assert.equal(several?.text.slice(several.alike.from, several.alike.to), '(value');
  });

  it('does not name the place itself, nor a place without a common context', () => {
    const accepted = volume('mine', 'call(value);');
    assert.deepEqual(sourcesOf([accepted], { ...accepted, offset: 5 }, 'value);'), []);
    assert.deepEqual(sourcesOf([volume('other', 'value);')], place, 'value);'), []);
  });

  it('names some of many, in a file of one long line', () => {
    const found = sourcesOf([volume('long', 'f(value);'.repeat(100_000))], place, 'value);');
    assert.ok(found.length > 0 && found.length < 20);
  });
});

describe('renamedSources', () => {
  it('names the lines where the suggestion stands with other names', () => {
    const text = '\r\n// users\r\n  save(user.id, user.name);\r\n  load(user.id);\r\n';
    const other = { uri: 'other', text: new TextBuffer(text) };
    const mine = { uri: 'mine', text: new TextBuffer('  save(role.id, role.name);\n  load(') };
    const cursor = mine.text.length;
    const matches = MatchVoice.at(
      { text: new MatchText(mine, 0, cursor), cursor, rest: cursor },
      [new MatchText(other, 0, other.text.length)],
      vocabulary,
    );
    const [found, ...more] = renamedSources(matches, 'role.id);');
    assert.deepEqual(more, []);
    const { uri, line, renamed, alike, text: shown } = found!;
    assert.deepEqual({ uri, line, renamed }, { uri: 'other', line: 3, renamed: true });
    assert.equal(shown, 'load(user.id);');
    assert.equal(shown.slice(alike.from, alike.to), 'user.id);');
    assert.deepEqual(renamedSources(matches, 'user.id);'), []);
  });
});
