import assert from 'node:assert/strict';

import { l10nProblems, messagesOf, type LocalizedFiles } from '../../../tools/check/l10n.ts';

const PROGRAM = `
  import * as vscode from 'vscode';
  vscode.l10n.t('Ready');
  vscode.l10n.t('{0} ms, ' + 'as measured', 3);
  l10n.t({ message: 'Off', comment: ['the switch'], args: [] });
`;
const ENGLISH = {
  Ready: 'Ready',
  '{0} ms, as measured': '{0} ms, as measured',
  'Off/the switch': 'Off',
};
const PORTUGUESE = {
  Ready: 'Pronto',
  '{0} ms, as measured': '{0} ms, medidos',
  'Off/the switch': 'Desligado',
};

function files(changes: {
  program?: string;
  bundle?: Record<string, string>;
  portuguese?: Record<string, string>;
  packageNls?: Record<string, string>;
  portugueseNls?: Record<string, string>;
}): LocalizedFiles {
  return {
    sources: new Map([['src/host/a.ts', changes.program ?? PROGRAM]]),
    packageJson: { displayName: '%name%', contributes: { commands: [{ title: '%toggle%' }] } },
    packageNls: changes.packageNls ?? { name: 'Lens', toggle: 'Toggle' },
    bundle: changes.bundle ?? ENGLISH,
    translations: new Map([
      [
        'pt-br',
        {
          packageNls: changes.portugueseNls ?? { name: 'Lente', toggle: 'Alternar' },
          bundle: changes.portuguese ?? PORTUGUESE,
        },
      ],
    ]),
  };
}

describe('the check of translations', () => {
  it('reads messages as VS Code names them', () => {
    assert.deepEqual({ ...messagesOf(files({}).sources).messages }, ENGLISH);
  });

  it('accepts complete translations', () => {
    assert.deepEqual(l10nProblems(files({})), []);
  });

  it('names what is missing, empty or left over in the bundles', () => {
    assert.deepEqual(
      l10nProblems(
        files({
          program: PROGRAM.replace('Ready', 'Set'),
          portuguese: { ...PORTUGUESE, 'Off/the switch': '' },
        }),
      ),
      [
        'l10n/bundle.l10n.json: "Set" is missing',
        'l10n/bundle.l10n.json: "Ready" is not used',
        'l10n/bundle.l10n.pt-br.json: "Off/the switch" is missing',
        'l10n/bundle.l10n.pt-br.json: "Set" is missing',
        'l10n/bundle.l10n.pt-br.json: "Ready" is not used',
      ],
    );
  });

  it('names what is missing or left over in the texts of package.json', () => {
    assert.deepEqual(
      l10nProblems(
        files({
          packageNls: { name: 'Lens' },
          portugueseNls: { name: 'Lente', toggle: 'Alternar', old: 'Velho' },
        }),
      ),
      ['package.nls.json: "toggle" is missing', 'package.nls.pt-br.json: "old" is not used'],
    );
  });

  it('refuses a translation with other placeholders', () => {
    assert.deepEqual(
      l10nProblems(
        files({ portuguese: { ...PORTUGUESE, '{0} ms, as measured': '{1} ms, medidos' } }),
      ),
      [
        'l10n/bundle.l10n.pt-br.json: "{0} ms, as measured" has other placeholders than the English text',
      ],
    );
  });

  it('refuses texts that it cannot read, and texts that go round l10n', () => {
    const program = `${PROGRAM}
      vscode.l10n.t(\`\${name} is ready\`);
      void vscode.window.showErrorMessage('Broken');
    `;
    assert.deepEqual(l10nProblems(files({ program })), [
      'src/host/a.ts:7: l10n.t needs a text that can be read here, not computed',
      'src/host/a.ts:8: a text for the user goes through l10n.t',
    ]);
  });
});
