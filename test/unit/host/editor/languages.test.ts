import assert from 'node:assert/strict';
import { isLanguageTag } from '../../../../src/core/text/language.ts';
import { languageOfFile, languages } from '../../../../src/core/text/languages.ts';
import {
  countedLanguage,
  isTrainedOn,
  scannedLanguage,
  LANGUAGE_IDS,
  languageName,
  languageTag,
} from '../../../../src/host/editor/languages.ts';
import { contributes } from '../../../../package.json';

describe('languages', () => {
  it('stand once each, and share no ending', () => {
    const endings = languages.flatMap((language) => language.endings);
    assert.equal(new Set(endings).size, endings.length);
    assert.equal(new Set(languages.map(({ id }) => id)).size, languages.length);
    for (const { endings: own } of languages) assert.ok(own.length > 0);
  });

  it('have labels where the network was trained on them, and only there', () => {
    for (const { countedAs, scannedAs } of languages) {
      assert.equal(scannedAs !== undefined, isLanguageTag(countedAs));
    }
  });

  it('are read by the network as what it knows', () => {
    assert.deepEqual(
      ['cpp', 'rust', 'markdown'].map((id) => [
        countedLanguage(id),
        languageTag(id),
        isTrainedOn(id),
        scannedLanguage(id),
        languageName(id),
      ]),
      [
        ['c', 'c', true, 'c', 'C++'],
        ['rust', 'ts', false, 'none', 'Rust'],
        [undefined, 'ts', false, 'none', 'markdown'],
      ],
    );
  });

  it('are known by the endings of files', () => {
    assert.equal(languageOfFile('a.d/Main.RS')?.id, 'rust');
    assert.equal(languageOfFile('notes.rs/README'), undefined);
    assert.equal(languageOfFile('README.md'), undefined);
  });

  it('can each be switched off by the command that says so', () => {
    const { enablement } = contributes.commands.find(
      ({ command }) => command === 'neuronLens.toggleCompletionForLanguage',
    )!;
    const pattern = /=~ \/(.*)\/$/.exec(enablement!)![1]!;
    const known = LANGUAGE_IDS.filter((id) => new RegExp(pattern).test(id));
    assert.deepEqual(known, LANGUAGE_IDS);
    assert.ok(!new RegExp(pattern).test('markdown'));
  });
});
