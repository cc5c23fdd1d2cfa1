import assert from 'node:assert/strict';
import {
  completionSettings,
  DEFAULTS,
  narrowestTarget,
  targetsAgainst,
} from '../../../src/host/setting-values.ts';

function read(values: Record<string, unknown>): ReturnType<typeof completionSettings> {
  return completionSettings((key) => values[key]);
}

describe('settings', () => {
  it('takes what makes sense, the nearest to what is out of range, the default for the rest', () => {
    assert.deepEqual(read({}), DEFAULTS);
    assert.deepEqual(read({ enabled: 'no', confidence: '0.9', maxLength: null }), DEFAULTS);
    assert.deepEqual(read({ enabled: false, confidence: 7, maxLength: -3 }), {
      enabled: false,
      confidence: 1,
      maxLength: 1,
    });
    assert.equal(read({ confidence: Number.NaN }).confidence, DEFAULTS.confidence);
    assert.equal(read({ maxLength: 12.6 }).maxLength, 13);
  });

  it('has the defaults that package.json announces', async () => {
    const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } });
    const { properties } = manifest.contributes.configuration;
    const announced = Object.entries(properties).map(([name, property]) => [
      name.replace('neuronLens.completion.', ''),
      property.default,
    ]);
    assert.deepEqual(Object.fromEntries(announced), DEFAULTS);
  });
});

describe('where a switch writes', () => {
  it('writes to the user’s settings unless a narrower place decides', () => {
    assert.equal(narrowestTarget({}, false), 'user');
    assert.equal(narrowestTarget({ globalValue: true, workspaceValue: true }, false), 'workspace');
    assert.equal(
      narrowestTarget({ workspaceValue: true, workspaceFolderValue: true }, false),
      'folder',
    );
  });

  it('looks only at values for the language when it switches a language', () => {
    assert.equal(narrowestTarget({ workspaceValue: false }, true), 'user');
    assert.equal(narrowestTarget({ workspaceLanguageValue: false }, true), 'workspace');
  });

  it('finds the places where a language says otherwise', () => {
    const inspected = { globalLanguageValue: true, workspaceLanguageValue: false };
    assert.deepEqual(targetsAgainst(inspected, false), ['user']);
    assert.deepEqual(targetsAgainst(inspected, true), ['workspace']);
  });
});
