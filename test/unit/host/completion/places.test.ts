import assert from 'node:assert/strict';
import { isCodeScheme, silenceAt } from '../../../../src/host/completion/places.ts';
import type { EditorPlace } from '../../../../src/host/completion/places.ts';

const file: EditorPlace = {
  scheme: 'file',
  writable: true,
  supportedLanguage: true,
  enabled: true,
  paused: false,
  inDiff: false,
  cursors: 1,
};

describe('where completion speaks', () => {
  it('speaks in files, untitled documents, notebook cells and remote folders', () => {
    for (const scheme of ['file', 'untitled', 'vscode-notebook-cell', 'vscode-remote']) {
      assert.ok(isCodeScheme(scheme, undefined), scheme);
    }
    assert.ok(isCodeScheme('vscode-vfs', true));
    assert.ok(isCodeScheme('memfs', true));
  });

  it('keeps silent where code is only shown, or is no code', () => {
    for (const scheme of ['output', 'git', 'vscode-scm', 'comment', 'search-editor', 'debug']) {
      assert.ok(!isCodeScheme(scheme, true), scheme);
    }
    assert.ok(!isCodeScheme('vscode-chat-code-block', true));
    assert.ok(!isCodeScheme('some-extension', undefined), 'a scheme without a file system');
    assert.ok(!isCodeScheme('archive', false), 'a file system that cannot be written');
  });

  it('gives the reason for each silence', () => {
    assert.equal(silenceAt(file), undefined);
    assert.equal(silenceAt({ ...file, supportedLanguage: false }), 'unsupportedLanguage');
    assert.equal(silenceAt({ ...file, scheme: 'output' }), 'unsupportedPlace');
    assert.equal(silenceAt({ ...file, enabled: false }), 'switchedOff');
    assert.equal(silenceAt({ ...file, paused: true }), 'paused');
    assert.equal(silenceAt({ ...file, inDiff: true }), 'diffView');
    assert.equal(silenceAt({ ...file, cursors: 2 }), 'multipleCursors');
  });
});
