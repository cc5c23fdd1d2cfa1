import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MatchText } from '../../../../src/core/matches/match-text.ts';
import { MatchVoice, matchInputs, mostOpinions } from '../../../../src/core/matches/match-voice.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { symbols, vocabulary } from '../../support/vocabulary.ts';

const whole = (text: string): MatchText =>
  new MatchText({ uri: 'a text', text: new TextBuffer(text) }, 0, text.length);

/** The voice at `|` in a document. */
function voiceAt(document: string, ...others: readonly string[]): MatchVoice {
  const cursor = document.indexOf('|');
  const text = whole(document.replace('|', ''));
  return MatchVoice.at({ text, cursor, rest: cursor + 54 }, others.map(whole), vocabulary);
}

/** What it would write if it were always believed. */
function written(voice: MatchVoice, most = 200): string {
  let text = '';
  let here = voice;
  while (text.length < most) {
    const [best] = here.opinions();
    if (best === undefined) break;
    text += vocabulary.characterOf(best.symbol)!;
    here = here.write(best.symbol);
  }
  return text;
}

const users = `function createUser(name) {
  const user = new User(name);
  users.push(user);
  return user.id;
}
`;

describe('MatchVoice', () => {
  it('goes on as the place that is most like this one does', () => {
    assert.equal(
      written(voiceAt('  const user = new |', users)),
      users.slice(users.indexOf('User(name);')),
    );
  });

  it('puts the new name in the place of the one that was changed', () => {
    const copied = users.replaceAll('User', 'Role').replaceAll('user', 'role');
    const begun = copied.slice(0, copied.indexOf('role ='));
    assert.ok(written(voiceAt(`${users}${begun}|`)).startsWith(copied.slice(begun.length)));
  });

  it('finds back to the text after a name that differs', () => {
    const cases = 'if (code === 404) return notFound(request);\n';
    assert.ok(
      written(voiceAt(`${cases}if (code === 500|`)).startsWith(') return notFound(request);'),
    );
  });

  it('goes on behind a word that turns out to be another', () => {
    let voice = voiceAt(`${users}function createRole(name) {\n  const us|`);
    for (const character of 'age') voice = voice.write(symbols.indexOf(character));
    assert.ok(written(voice).startsWith(' = new '));
  });

  it('prefers the place that more is alike before', () => {
    const text =
      'open(first);\nread(first);\nclose(one);\nopen(second);\nread(second);\nclose(two);\n';
    assert.ok(written(voiceAt('open(second);\nread(second);\nclose(|', text)).startsWith('two);'));
  });

  it('goes with most of those that are equally alike, and not with the last', () => {
    const closing = (...names: string[]): string =>
      names.map((name) => `\n\nclose(the.${name});`).join('');
    const here = '\n\nclose(the.|';
    assert.ok(written(voiceAt(here, closing('two', 'one', 'two'))).startsWith('two);'));
    assert.ok(written(voiceAt(here, closing('two', 'two', 'two', 'one'))).startsWith('two);'));
  });

  it('does not know what stands right after the cursor', () => {
    const line = 'total += prices[index] * amounts[index];\n';
    assert.equal(written(voiceAt(`total += prices[|${line.slice(16)}`)), '');
  });

  it('does not come to it from a place before', () => {
    const text = 'push(first);\npush(first);\npush(first);\n|drop(last);\n';
    assert.ok(!written(voiceAt(text)).includes('drop'));
  });

  it('knows what stands further down', () => {
    const line = 'total += prices[index] * amounts[index];\n';
    const between = '// what a basket costs, with all that is in it and comes with it\n';
    assert.ok(written(voiceAt(`total += prices[|\n${between}${line}`)).startsWith('index] *'));
  });

  it('neither tells a secret nor goes by one', () => {
    const line = "const password = 'hJ7$kq92mZ!x';\nconst user = ";
    assert.equal(written(voiceAt("const password = '|", line)), '');
    assert.equal(written(voiceAt("const password = 'hJ7$kq92mZ|", line)), '');
    const twice = `const name = 'old', also = 'old';\n`;
    assert.ok(
      !written(voiceAt(`const password = 'hJ7$kq92mZ!x', also = '|`, twice)).includes('hJ7'),
    );
  });

  it('knows no character that is no symbol', () => {
    assert.equal(written(voiceAt('const greeting = |', "const greeting = '\u{1f600}';")), "'");
  });

  it('reads line ends of either kind alike', () => {
    assert.ok(
      written(
        voiceAt('  const user = new User(name);\n  users|', users.replaceAll('\n', '\r\n')),
      ).startsWith('.push(user);\n  return'),
    );
  });

  it('names the places that go on alike but for names', () => {
    const copied = users.replaceAll('User', 'Role').replaceAll('user', 'role');
    const [begun, rest] = copied.split('role =');
    const line = `role =${rest!.slice(0, rest!.indexOf('\n'))}`;
    const found = voiceAt(`${users}${begun!}|`).renamedAs(line);
    assert.deepEqual(
      found.map(({ text: { content }, from, to }) => content.slice(from, to)),
      ['user = new User(name);'],
    );
    assert.deepEqual(voiceAt(`${users}${begun!}|`).renamedAs(line.replace('new', '-')), []);
    assert.deepEqual(voiceAt(`${users}${users}  const |`).renamedAs('user = new User(name);'), []);
  });

  it('says nothing where nothing is alike', () => {
    assert.deepEqual(voiceAt('a|', 'b').opinions(), []);
    assert.deepEqual(MatchVoice.silent(vocabulary).write(1).opinions(), []);
  });

  it('gives few opinions of different symbols, whatever the texts', () => {
    const text = fc.array(fc.constantFrom('foo', 'bar', '(', ' ', '\n', '_', 'x1'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.nat(symbols.length - 1), { maxLength: 5 }),
        (a, b, ids) => {
          let voice = voiceAt(`${a.join('')}|`, b.join(''));
          for (const id of ids) voice = voice.write(id);
          const opinions = voice.opinions();
          assert.ok(opinions.length <= mostOpinions);
          assert.equal(new Set(opinions.map(({ symbol }) => symbol)).size, opinions.length);
          for (const { inputs } of opinions) {
            assert.equal(inputs.length, matchInputs);
            assert.ok(inputs.every(Number.isFinite), String(inputs));
          }
        },
      ),
    );
  });
});
