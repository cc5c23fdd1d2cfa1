import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LARGEST, learnableText, looksSecret } from '../../../../src/host/learning/learnable.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('what is learned of a file', () => {
  it('is its text, without a byte order mark', () => {
    assert.equal(learnableText(bytes('\uFEFFlet a;\r\n')), 'let a;\r\n');
  });

  it('is nothing of what nobody wrote by hand', () => {
    const line = 'x'.repeat(1000);
    assert.equal(learnableText(bytes(`a\n${line}\nb`)), `a\n${line}\nb`);
    assert.equal(learnableText(bytes(`a\n${line}xx\nb`)), undefined);
    assert.equal(learnableText(bytes('a\0b')), undefined);
    assert.equal(learnableText(bytes(' \n')), undefined);
    assert.equal(learnableText(bytes('x\n'.repeat(LARGEST / 2))), 'x\n'.repeat(LARGEST / 2));
    assert.equal(learnableText(bytes('x\n'.repeat(LARGEST / 2 + 1))), undefined);
  });

  it('is nothing of a text with a private key in it', () => {
    const key = '-----BEGIN ' + 'RSA PRIVATE KEY-----';
    assert.equal(learnableText(bytes(`const key = \`${key}\n\`;`)), undefined);
  });

  it('never has a long line or a zero byte', () => {
    const unit = fc.constantFrom(...['\n', '\r\n', '\0', 'ab'], 'y'.repeat(700));
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const learned = learnableText(bytes(text));
        if (learned !== undefined) {
          assert.ok(learned.split(/\r?\n/).every((line) => line.length <= 1000));
          assert.ok(!learned.includes('\0'));
        } else {
          const long = text.split(/\r?\n/).some((line) => line.length > 1000);
          assert.ok(text.trim() === '' || text.includes('\0') || long);
        }
      }),
    );
  });
});

describe('a file that looks secret', () => {
  it('is known by its name and folder', () => {
    const secret = [
      ...['.env', '.env.local', 'a/.env.ts', 'prod.env', 'x.pem', 'a/id_rsa', 'id_ed25519.pub'],
      ...['src/secrets.py', 'db-password.ts', 'credentials.js', '.ssh/config.py', '.npmrc'],
      ...['site/wp-config.php', 'app/local_settings.py', 'LocalSettings.php', 'prod.tfvars'],
      ...['/srv/app/settings_local.py', 'phpmyadmin/config.inc.php', 'server.pem', 'key.p8'],
    ];
    for (const path of secret) assert.ok(looksSecret(path), path);
    const open = [
      'environment.ts',
      'src/key.ts',
      'keyboard.c',
      'secretary.py',
      'envelope.js',
    ].concat([
      'settings.py',
      'config.php',
      'src/Configuration.php',
      'localStorage.ts',
      'a/tokens.ts',
    ]);
    for (const path of open) assert.ok(!looksSecret(path), path);
  });
});
