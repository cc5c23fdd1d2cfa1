import assert from 'node:assert/strict';
import { openedAs } from '../../../../src/host/engine/opened-as.ts';

function opened(path: string, languageId: string): ReturnType<typeof openedAs> {
  return openedAs({ languageId, uri: { scheme: 'file', path } });
}

describe('what a document is opened as', () => {
  it('is a text to complete and to learn from', () => {
    assert.deepEqual(opened('/home/me/app/main.py', 'python'), {
      ...{ language: 'py', scannedAs: 'py', countedAs: 'py', learned: true },
    });
  });

  it('is one to complete only where it may hold keys, open as it is', () => {
    for (const [path, language] of [
      ['/srv/www/wp-config.php', 'php'],
      ['/home/me/app/local_settings.py', 'python'],
      ['/home/me/app/server.pem', 'typescript'],
      ['/home/me/.aws/deploy.py', 'python'],
    ] as const) {
      const { countedAs, learned } = opened(path, language);
      assert.equal(learned, false, path);
      assert.notEqual(countedAs, null, path);
    }
  });
});
