import assert from 'node:assert/strict';
import {
  completionSettings,
  DEFAULTS,
  learningSetting,
  narrowestTarget,
  targetsAgainst,
  wishes,
} from '../../../../src/host/settings/values.ts';

function read(values: Record<string, unknown>): ReturnType<typeof completionSettings> {
  return completionSettings((key) => values[key]);
}

describe('settings', () => {
  it('takes what makes sense, the nearest to what is out of range, the default for the rest', () => {
    assert.deepEqual(read({}), DEFAULTS);
    const senseless = {
      'completion.enabled': 'no',
      eagerness: 'bold',
      'completion.confidence': '0.9',
      'completion.inProse': 1,
      'completion.maxLength': null,
    };
    assert.deepEqual(read(senseless), DEFAULTS);
    const set = {
      'completion.enabled': false,
      eagerness: 'quiet',
      'completion.confidence': 7,
      'completion.inProse': true,
      'completion.maxLength': -3,
    };
    assert.deepEqual(read(set), {
      ...{ enabled: false, eagerness: 'quiet', confidence: 1, inProse: true, maxLength: 1 },
    });
    assert.equal(read({ 'completion.confidence': Number.NaN }).confidence, undefined);
    assert.equal(read({ 'completion.confidence': null }).confidence, undefined);
    assert.equal(read({ 'completion.maxLength': 12.6 }).maxLength, 13);
    assert.equal(learningSetting({ globalValue: false }), false);
    assert.equal(learningSetting({ globalValue: 'false' }), true);
  });

  it('has the defaults that package.json announces, and sets only what it announces', async () => {
    const { default: manifest } = await import('../../../../package.json', {
      with: { type: 'json' },
    });
    const announced = new Map<string, unknown>(
      Object.entries(manifest.contributes.configuration.properties).map(([name, property]) => [
        name.replace('neuronLens.', ''),
        property.default,
      ]),
    );
    // Asked for elsewhere.
    const asked: string[] = ['learning.workspaceFiles', 'statistics.keep'];
    const settings = completionSettings((key) => {
      asked.push(key);
      return announced.get(key);
    });
    assert.deepEqual(settings, DEFAULTS);
    assert.equal(learningSetting({ defaultValue: announced.get('learning.workspaceFiles') }), true);
    assert.deepEqual(asked.sort(), [...announced.keys()].sort());
  });
});

describe('what the engine is asked for', () => {
  const quiet = { ...DEFAULTS, eagerness: 'quiet', inProse: true } as const;

  it('follows the settings', () => {
    assert.deepEqual(wishes(DEFAULTS, false), {
      eagerness: 'balanced',
      prose: false,
      maxLength: 40,
    });
    assert.deepEqual(wishes({ ...quiet, confidence: 0.7 }, false), {
      ...{ eagerness: 'quiet', confidence: 0.7, prose: true, maxLength: 40 },
    });
  });

  it('asks for nearly everything by hand', () => {
    const wanted = { eagerness: 'eager', prose: true, maxLength: 40, alternatives: 2 };
    const all = { ...wanted, confidence: 0.1 };
    assert.deepEqual(wishes(quiet, true), all);
    assert.deepEqual(wishes({ ...quiet, confidence: 0.7 }, true), all);
    assert.equal(wishes({ ...quiet, confidence: 0.02 }, true).confidence, 0.02);
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

describe('what a repository cannot switch on', () => {
  it('is learning that its reader has switched off, in whatever place', () => {
    assert.equal(learningSetting({ globalValue: false, workspaceValue: true }), false);
    assert.equal(learningSetting({ globalValue: false, workspaceFolderValue: true }), false);
    assert.equal(learningSetting({ workspaceValue: false, workspaceFolderValue: true }), false);
    assert.equal(learningSetting({ globalValue: true, workspaceFolderValue: false }), false);
    assert.equal(learningSetting({ defaultValue: false }), false);
    assert.equal(learningSetting({ defaultValue: false, globalValue: true }), true);
    assert.equal(learningSetting({}), true);
  });

  it('is learning, as long as nobody trusts it', async () => {
    const { default: manifest } = await import('../../../../package.json', {
      with: { type: 'json' },
    });
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(restrictedConfigurations, ['neuronLens.learning.workspaceFiles']);
  });
});
