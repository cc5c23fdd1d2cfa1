import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PlaceScanner } from '../../../../src/core/complete/place-scanner.ts';
import { looksSecret, secretAt } from '../../../../src/core/complete/secrets.ts';
import type { ScannedLanguage } from '../../../../src/core/labels/language.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { anyCode } from '../../support/label-texts.ts';
import { anyText } from '../../support/texts.ts';

/** Put together here, so that nobody who looks for keys finds one in this file. */
const github = ['ghp', 'x8Kd03LmQ92vTzB4nRw7YpS1cE6hJf5uAqZk'].join('_');
const amazon = ['AK', 'IAIOSFODNN7EXAMPLE'].join('');
const random = ['wJalrXUtnFEMI', 'K7MDENGbPxRfiCYzQ9'].join('');
const jwt = ['ey', 'JhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIi'].join('');
const pem = ['-----BEGIN', 'PRIVATE', 'KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n'].join(' ');
const pemEnd = ['-----END', 'PRIVATE', 'KEY-----'].join(' ');

function atEnd(text: string, language: ScannedLanguage): boolean {
  const buffer = new TextBuffer(text);
  return secretAt(buffer, text.length, PlaceScanner.start(language).after(text));
}

const inSecret: readonly [ScannedLanguage, string][] = [
  ['py', 'password = "'],
  ['py', 'password = "hun'],
  ['py', "db_password='x"],
  ['py', 'connect(user="me", password="a'],
  ['py', 'd = {"password": "hun'],
  ['py', 'os.environ["API_TOKEN"] = "a'],
  ['py', 'SECRET_KEY = b"q'],
  ['py', 'token: str = "a'],
  ['ts', "const apiKey = 'q"],
  ['ts', "const apiKey: string = 'q"],
  ['ts', "const options = { clientSecret: 'q"],
  ['ts', 'this.accessToken = `q'],
  ['ts', "headers = { Authorization: 'Bearer ab"],
  ['ts', "headers = { Authorization: 'Basic dXNl"],
  ['ts', `const key = '${github.slice(0, 10)}`],
  ['ts', `// ${amazon.slice(0, 8)}`],
  ['ts', `const t = "${jwt}`],
  ['ts', `const pem = \`${pem}`],
  ['ts', `upload('${random}`],
  ['ts', 'connect("postgres://me:hunt'],
  ['tsx', 'x = <Login password="hun'],
  ['py', '"""\nexport DB_PASSWORD=hun'],
  ['ts', '// API_KEY=ab'],
  ['c', 'char password[] = "hun'],
  ['c', 'const char *api_key = "hun'],
  ['c', '#define API_KEY "hun'],
  ['c', '/* 3f786850e387550fdab836ed7e6dc881de23001b'],
  ['ts', 'client.setPassword("'],
  ['ts', 'client.setPassword(\n  "marz'],
  ['ts', 'await login("admin", "'],
  ['ts', "const secret = process.env.JWT_SECRET || 'q"],
  ['ts', "page.fill('#password', 'g"],
  ['py', 'os.environ.setdefault("DB_PASSWORD", "z'],
  ['py', 'DB_PASS = "'],
  ['py', '"""\ncurl -u admin:ch'],
  ['py', 'c = "Server=db;User Id=sa;Password=f1'],
  ['c', 'curl_easy_setopt(curl, CURLOPT_PASSWORD, "g'],
];

const inNoSecret: readonly [ScannedLanguage, string][] = [
  ['py', ''],
  ['py', 'password = '],
  ['py', 'password = input("'],
  ['py', 'password = getpass("Pass'],
  ['py', 'print("password", "'],
  ['py', 'password_field = "'],
  ['py', 'if password == "'],
  ['py', 'password = "Your password '],
  ['py', 'password = "${'],
  ['py', 'password = "{{ sec'],
  ['py', 'password = os.environ["'],
  ['py', 'tokenizer = "'],
  ['py', 'name = "hun'],
  ['ts', "const passwordLabel = '"],
  ['ts', "import { token } from '"],
  ['ts', "on('password', '"],
  ['ts', 'const password: string'],
  ['ts', 'const url = "http://localhost:80'],
  ['ts', 'const url = "http://localhost:8080/a'],
  ['ts', 'const url = `http://${host}:${port}'],
  ['ts', "const name = 'getHTTP2ResponseFromServerByName"],
  ['ts', "const name = 'some-rather-long-name-of-a-class-in-css"],
  ['ts', "import './components/Users/UserProfileEditorDialog2"],
  ['ts', "const path = 'src/core/complete/document-scan-2"],
  ['ts', `const pem = \`${pem}${pemEnd}\n\`; x = 'a`],
  ['ts', "continent = 'ASIAN"],
  ['ts', '// see hf_tokenizerfast and npm_configregistry and sk-fading-circle'],
  ['ts', "log('Basic messag"],
  ['ts', '// http://linux.org/Mailing-Lists/Kernel/2005-09/3000.html'],
  ['py', 'Request("http://[::1]'],
  ['py', '"""COLLATE SQL_Latin1_General_CP1_CI_AS'],
  ['c', '#define API_KEY_LENGTH "'],
  ['c', 'getPassword('],
];

describe('secretAt', () => {
  for (const [language, text] of inSecret) {
    it(`${language}: ${JSON.stringify(text)} is`, () => assert.ok(atEnd(text, language)));
  }
  for (const [language, text] of inNoSecret) {
    it(`${language}: ${JSON.stringify(text)} is not`, () => assert.ok(!atEnd(text, language)));
  }

  describe('where no scanner has come, by the quotes of the line', () => {
    const unscanned = (text: string): boolean =>
      secretAt(new TextBuffer(text), text.length, undefined);
    for (const text of [
      `x = "${github}`,
      'password = "hun',
      "f('a', api_key: 'q",
      '\n$password = "x',
      "define('DB_PASSWORD', '",
      "CREATE ROLE app WITH LOGIN PASSWORD 's",
      "CREATE USER app IDENTIFIED BY 'd",
      'export DB_PASSWORD=',
      'dataSource.setPassword("esp',
      'var apiToken string = "go',
      'deploy --password san',
    ]) {
      it(`${JSON.stringify(text)} is one`, () => assert.ok(unscanned(text)));
    }
    for (const text of [
      'password = "hun"',
      'password = read("a',
      "it's",
      'password = ',
      '"\npassword = ',
    ]) {
      it(`${JSON.stringify(text)} is not`, () => assert.ok(!unscanned(text)));
    }
  });

  it('takes any text, and does not slow down in a long line', () => {
    const text = fc.oneof(anyText(80), anyCode(80));
    fc.assert(
      fc.property(text, (any) => {
        assert.equal(typeof atEnd(any, 'ts'), 'boolean');
        assert.equal(typeof looksSecret(any, any), 'boolean');
      }),
    );
    for (const piece of [
      'a',
      'a:',
      'A=',
      'a = ',
      'password',
      'a://',
      '-----BEGIN ',
      '"a" = ',
      'aB1',
    ]) {
      const long = `x = "${piece.repeat(20_000)}`;
      atEnd(long, 'py');
      looksSecret(piece.repeat(100), long);
    }
  });
});

const tells: readonly [before: string, suggestion: string][] = [
  ['', github],
  ['key = ', `"${amazon}"`],
  ['password', ' = "hunter2"'],
  ['password = ', '"hunter2"'],
  ['password = "hun', 'ter2"'],
  ['login(me, password=', "'correcthorse')"],
  ['const apiKey: string = ', "'a8f3k2'"],
  ['  "clientSecret": ', '"q8-33-f",'],
  ['x = ', `'${random}'`],
  ['connect(', '"postgres://me:hunter2@db/x")'],
  ['token = ', '"a8f3k2"'],
  ['', pem.slice(0, 27)],
];

const tellsNothing: readonly [before: string, suggestion: string][] = [
  ['', ''],
  ['password', ' = input("Password: ")'],
  ['password', ' = os.environ["PASSWORD"]'],
  ['if password', ' == "hunter2":'],
  ['password', ': string;'],
  ['password = "hunter2"', '  # why'],
  ['password = ', '"your-password"'],
  ['password = ', '"${PASSWORD}"'],
  ['secret = ', '"/run/secrets/key"'],
  ['{ type: ', "'password' }"],
  ['{ password: ', "'password' }"],
  ['{ token: ', "'keyword' }"],
  ['key = ', '"name"'],
  ['return ', 'this.accessToken;'],
  ['x = ', 'convertUpdateFormatV2ToV1(y)'],
  ['x = ', 'aRatherLongNameOfAFunction2(thatTakesNothing)'],
  ['const s: Secret', " = new Secret('a');"],
];

describe('looksSecret', () => {
  for (const [before, suggestion] of tells) {
    it(`${before}|${suggestion} does`, () => assert.ok(looksSecret(suggestion, before)));
  }
  for (const [before, suggestion] of tellsNothing) {
    it(`${before}|${suggestion} does not`, () => assert.ok(!looksSecret(suggestion, before)));
  }
});
