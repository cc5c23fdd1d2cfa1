/** The native files of onnxruntime-node, on every platform that can be packaged: they call nobody, and are what we say. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expectedContents } from '../../../tools/package/contents.ts';
import { marksOn, NATIVE_COMPONENTS } from '../../../tools/package/native-components.ts';
import { TARGETS as ALL, type Target } from '../../../tools/package/targets.ts';

const TARGETS = ALL.filter(({ natives }) => natives.length > 0);
const FOLDER = path.resolve('node_modules/onnxruntime-node');
const NATIVES = path.join(FOLDER, 'bin/napi-v6');

/** Within `bin/napi-v6`. */
function filesFor({ name, natives }: Target): string[] {
  return natives.map((file) => `${name.replace('-', '/')}/${file}`);
}

/** Names of functions, classes and libraries through which a program reaches the network, and of collectors. */
const REACH = new RegExp(
  [
    // Imported by name from the C library; on macOS with a bar before it.
    String.raw`\0_?(?:socket|connect|sendto|sendmsg|getaddrinfo|gethostbyname|res_query)\0`,
    String.raw`_OBJC_CLASS_\$_NSURL(?:Session|Connection|Request)`,
    'CFNetwork\\.framework|Network\\.framework',
    // Imported by Windows programs.
    String.raw`\0(?:ws2_32|wsock32|winhttp|wininet|urlmon|dnsapi|mswsock)\.dll\0`,
    'libcurl|curl_easy|mbedtls_|SSL_CTX_new|SQLite format 3',
    String.raw`events\.data\.microsoft\.com|OneCollector|mat-debug`,
  ].join('|'),
  'i',
);

describe('the native files', () => {
  it('are packed for every platform that they are there for', () => {
    const there = readdirSync(NATIVES).flatMap((platform) =>
      readdirSync(path.join(NATIVES, platform)).map((processor) => `${platform}-${processor}`),
    );
    assert.deepEqual(there.sort(), TARGETS.map(({ name }) => name).sort());
  });

  for (const target of TARGETS) {
    it(`know no way to the network and no collector (${target.name})`, () => {
      for (const file of filesFor(target)) {
        const text = readFileSync(path.join(NATIVES, file), 'latin1');
        assert.equal(REACH.exec(text)?.[0], undefined, file);
      }
    });

    it(`hold the components that the bill of materials names (${target.name})`, () => {
      const marks = NATIVE_COMPONENTS.flatMap((component) =>
        marksOn(component, target.name).map(([file, mark]) => ({
          name: component.name,
          file,
          mark,
        })),
      );
      const files = filesFor(target);
      for (const file of files) {
        const text = readFileSync(path.join(NATIVES, file), 'latin1');
        for (const { name, mark } of marks.filter((each) => each.file === file)) {
          assert.ok(mark.test(text), `${name} left nothing in ${file}`);
        }
      }
      assert.deepEqual(
        marks.filter(({ file }) => !files.includes(file)),
        [],
        'components in files that are not there',
      );
    });
  }

  it('come with the licences of their own release', () => {
    const { version } = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8')) as {
      version: string;
    };
    const licences = `licenses/onnxruntime-${version}.txt`;
    assert.ok(existsSync(licences), `${licences}: the ThirdPartyNotices.txt of that release`);
    assert.ok(expectedContents(TARGETS[0]!).includes(`extension/${licences}`));
  });

  it('are named with their licences in the notices', () => {
    const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
    for (const { name, licence } of NATIVE_COMPONENTS) {
      assert.ok(notices.includes(`${name} (${licence})`), `${name} (${licence})`);
    }
  });
});
