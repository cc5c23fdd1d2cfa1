import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedSecrets, secretMask } from '../../../../src/core/secrets/secret-mask.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { secretForms } from '../../support/secret-forms.ts';

/** The text, with `#` for what is secret. */
function masked(text: string): string {
  const mask = secretMask(new TextBuffer(text), 0, text.length);
  return Array.from({ length: text.length }, (_, i) => (mask?.[i] === 1 ? '#' : text[i])).join('');
}

describe('what is secret in a text', () => {
  for (const { name, countedAs, before, secret, after } of secretForms) {
    it(`${name} (${countedAs}): ${before}`, () => {
      const text = `${before}${secret}${after}\n`;
      const mask = secretMask(new TextBuffer(text), 0, text.length) ?? new Uint8Array(text.length);
      const open = Array.from(secret).filter(
        (sign, i) => mask[before.length + i] === 0 && !/\s/.test(sign),
      );
      assert.equal(open.length, 0, masked(text));
    });
  }
});

/** Nothing of it is secret. */
const open: readonly string[] = [
  'token = lexer.next()',
  'const token = this.tokens[this.index++];',
  'if (token.type === "identifier") return token;',
  "case 'keyword': return { token: 'keyword' };",
  'password: string;',
  'readonly password?: string | undefined;',
  '    password: str = Field(..., min_length=8)',
  '    token: bytes',
  'fn login(password: &str, secret: Vec<u8>) {',
  'def connect(self, user, password=None, token=token, secret=self.secret):',
  'self.password = password',
  'password = getpass.getpass("Password: ")',
  'password = os.environ["DB_PASSWORD"]',
  "const apiKey = process.env.API_KEY ?? '';",
  'const passwordField = document.querySelector("#password");',
  "const passwordLabel = 'Enter it here';",
  'password = "<your-password>"',
  'password = "${DB_PASSWORD}"',
  'DB_PASSWORD=$1',
  'export TOKEN="$(cat token)"',
  'secret: "{{ vault_secret }}"',
  "{ key: 'value', name: 'password', type: 'password' }",
  'max_tokens = 4096',
  'pass',
  'renderPass.begin("shadow");',
  "const name = { key: 'primaryKey', auth: 'none' };",
  'color: #1f2937;',
  'background: "#ff8800cc"',
  'if (flags & 0x9e3779b97f4a7c15ULL) {',
  "import { UserProfileEditorDialog2 } from './components/Users/UserProfileEditorDialog2';",
  "import styles from '../../shared/styles/button-group-2.module.css';",
  'https://example.com/docs/v2/getting-started?page=3#install',
  'http://localhost:8080/api',
  'git@github.com:owner/repository.git',
  'getHTTP2ResponseFromServerByName(convertUpdateFormatV2ToV1)',
  'V4L2_CID_MPEG_VIDEO_H264_CHROMA_QP_INDEX_OFFSET',
  'SQL_Latin1_General_CP1_CI_AS',
  'aria-labelledby="pills-home-tab" data-bs-toggle="pill"',
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  '============================================================',
  'a1b2c3d (HEAD -> main) Say what it is',
  '3.141592653589793238462643383279502884197',
  '2026-01-31T23:59:59.999Z',
  'socket.connect("tcp://127.0.0.1:5555")',
  'button.connect("clicked", on_clicked)',
  "app.use(auth('jwt', options));",
  '"Bearer authentication is required"',
  '# the password of the user, which is never logged',
  '@dataclass(frozen=True, slots=True)',
];

describe('what is no secret', () => {
  for (const text of open) {
    it(text, () => assert.equal(masked(text), text));
  }

  it('decides that what cannot be told from a key counts as one', () => {
    for (const text of [
      'commit = "18d3ff247d288da701fc7f9ce2ec718388fca266"',
      "id = UUID('a8098c1a-f86e-11da-bd1a-00112444be1e')",
      'const pixel = "R0lGODlhAQABAIAAAP7xZ9kQ3mB2wT8vL5sWn0pUeHcG"',
    ]) {
      assert.match(masked(text), /"#+"|'#+'/, text);
    }
  });

  it('decides that a very long line counts as one', () => {
    const [short, long] = ['f(x); '.repeat(250), 'f(x); '.repeat(251)];
    assert.equal(masked(`a\n${short}\nb`), `a\n${short}\nb`);
    assert.equal(masked(`a\r\n${long}\r\nb`), `a\r\n${'#'.repeat(long.length)}\r\nb`);
  });

  it('leaves what stands around a secret as it is', () => {
    assert.equal(
      masked('f(a); password = "hunter22"; g(b);'),
      'f(a); password = "########"; g(b);',
    );
    assert.equal(masked('"/a?password=hunter22&user=me"'), '"/a?password=########&user=me"');
  });
});

/** What goes with another, or ends what another began. */
const pieces = [
  ...['\n', '\r\n', '\r', ' ', '"', "'", ' = ', '(', ',', '\\', '-----', 'x'],
  ...['password', 'hunter22', 'aB3dE5gH7jK9mN1pQ3s', 'login', 'Yw==', 'z'.repeat(800)],
];
/** Lines of which some are secret, or not, by what stands above them. */
const lines = [
  ...['password =', '"hunter22"', 'login(', '"admin",', 'secret: (', 'return f(x);', '', 'x'],
  ...['-----BEGIN KEY-----', 'MIIEvQ', 'Yw==', 'Ab12', '-----END KEY-----'],
];
const code = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...lines.map((one) => `${one}\n`)) },
      fc.constantFrom(...lines.map((one) => `${one}\r\n`), ...pieces),
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''));

const removal = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 900 }));
const insertion = fc.oneof(code, fc.constantFrom('', ...pieces));

describe('secrets in a text that changes', () => {
  it('depend on few lines around them, whatever part of the text is asked for', () => {
    fc.assert(
      fc.property(code, fc.nat(), fc.nat(), (text, a, b) => {
        const [from, to] = [a, b].map((n) => n % (text.length + 1)).sort((x, y) => x - y);
        const whole = secretMask(new TextBuffer(text), 0, text.length);
        const part = secretMask(new TextBuffer(text), from!, to!);
        for (let at = from!; at < to!; at++) {
          assert.equal(part?.[at - from!] ?? 0, whole?.[at] ?? 0, `${at}`);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('change only where it is said that they may', () => {
    fc.assert(
      fc.property(code, fc.nat(), removal, insertion, (text, at, length, inserted) => {
        const offset = at % (text.length + 1);
        const removed = Math.min(length, text.length - offset);
        const buffer = new TextBuffer(text);
        const change = { offset, removed, inserted };
        const { from, to } = changedSecrets(buffer, change);
        const before = secretMask(buffer, 0, text.length);
        buffer.apply(change);
        const after = secretMask(buffer, 0, buffer.length);
        const by = inserted.length - removed;
        assert.ok(from <= offset && to >= offset + removed);
        for (let i = 0; i < from; i++) assert.equal(after?.[i] ?? 0, before?.[i] ?? 0);
        for (let i = to; i < text.length; i++) assert.equal(after?.[i + by] ?? 0, before?.[i] ?? 0);
      }),
      { numRuns: 4_000 },
    );
  });

  it('are looked for in few lines, however long the text and its lines are', () => {
    const line = 'const password = login("admin", "hunter22");\n';
    for (const text of ['x'.repeat(2_000_000), line.repeat(50_000), '\n'.repeat(2_000_000)]) {
      const buffer = new CountingBuffer(text);
      const offset = text.length / 2;
      buffer.looks = 0;
      changedSecrets(buffer, { offset, removed: 0, inserted: 'y' });
      secretMask(buffer, offset - 60, offset);
      assert.ok(buffer.looks < 20_000, `${buffer.looks}`);
    }
  });
});

/** Counts the code units that are looked at. */
class CountingBuffer extends TextBuffer {
  looks = 0;

  override unitAt(index: number): number {
    this.looks++;
    return super.unitAt(index);
  }

  override slice(from: number, to: number): string {
    const text = super.slice(from, to);
    this.looks += text.length;
    return text;
  }
}
