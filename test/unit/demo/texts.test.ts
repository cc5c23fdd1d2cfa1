import assert from 'node:assert/strict';
import { demoTexts, describeError, localeOf, translator } from '../../../src/demo/texts.ts';

describe('the language of the page to try the inspector on', () => {
  it('is what the address asks for, or else what the browser prefers', () => {
    assert.equal(localeOf('', ['pt-BR', 'en']), 'pt-br');
    assert.equal(localeOf('', ['de', 'pt-BR']), 'en');
    assert.equal(localeOf('', []), 'en');
    assert.equal(localeOf('?lang=en', ['pt-BR']), 'en');
    assert.equal(localeOf('?lang=pt-br', ['en']), 'pt-br');
  });

  it('has every text', () => {
    const english = Object.entries(demoTexts(translator('en')));
    const portuguese = new Map(Object.entries(demoTexts(translator('pt-br'))));
    for (const [name, text] of english) assert.notEqual(portuguese.get(name), text, name);
  });

  it('says of a browser without SIMD what it lacks, and of another fault what it is', () => {
    const l10n = translator('en');
    const missing = describeError(l10n, { code: 'runtimeMissing', detail: 'CompileError' });
    assert.match(missing, /vector instructions \(SIMD\)/);
    const other = describeError(l10n, { code: 'modelFileMissing', detail: 'model/a.json' });
    assert.equal(other, 'The engine is not running. model/a.json');
    assert.match(describeError(l10n, { code: 'engineHung', detail: '' }), /engineHung$/);
  });
});
