import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { UsageError } from '../../../src/cli/command.ts';
import { newerNode } from '../../../tools/node24.ts';
import { contentProblems, expectedContents } from '../../../tools/package/contents.ts';
import { ignoreFile } from '../../../tools/package/ignore-file.ts';
import {
  LEFT_OUT,
  nativeFolder,
  packageFile,
  TARGETS,
  UNIVERSAL,
  wantedTargets,
  type Target,
} from '../../../tools/package/targets.ts';
import { windowsImports } from '../support/windows-imports.ts';

const LINUX = TARGETS.find(({ name }) => name === 'linux-x64')!;
const NATIVE = TARGETS.filter(({ natives }) => natives.length > 0);
const ALLOWED = readFileSync('.vscodeignore', 'utf8');

function read(target: Target, file: string): Buffer {
  return readFileSync(path.join(nativeFolder(target), file));
}

describe('the targets of the package', () => {
  it('are all, one by its name, or the machine as it is', () => {
    assert.deepEqual(wantedTargets(['all'], 'sunos-x64'), TARGETS);
    assert.deepEqual(wantedTargets(['universal', 'linux-x64'], 'win32-x64'), [UNIVERSAL, LINUX]);
    assert.deepEqual(wantedTargets([], 'linux-x64'), [LINUX]);
    assert.equal(packageFile(LINUX), 'dist/neuron-lens-linux-x64.vsix');
  });

  it('are the universal one where a machine has none of its own', () => {
    for (const machine of ['darwin-x64', 'linux-arm']) {
      assert.deepEqual(wantedTargets([], machine), [UNIVERSAL]);
    }
  });

  it('are named to whoever wants another', () => {
    const names = 'linux-x64, linux-arm64, win32-x64, win32-arm64, darwin-arm64, universal or all';
    assert.throws(
      () => wantedTargets(['linux-x46'], 'linux-x64'),
      (error: unknown) =>
        error instanceof UsageError &&
        error.message === `--target takes one of ${names}, not "linux-x46".`,
    );
  });
});

describe('the native files of a package', () => {
  for (const target of NATIVE) {
    it(`are those of its platform, but for what is left out for a reason (${target.name})`, () => {
      const there = readdirSync(nativeFolder(target)).filter((file) => !LEFT_OUT.includes(file));
      assert.deepEqual(there.sort(), [...target.natives].sort());
    });
  }

  it('need nothing on Windows that is left out, but DirectML where its graphics card is opened', () => {
    const windows = TARGETS.filter(({ name }) => name.startsWith('win32'));
    const imports = windows.flatMap((target) =>
      target.natives.map((file) => ({ file, ...windowsImports(read(target, file)) })),
    );
    assert.equal(imports.length, 4);
    for (const { file, needed, delayed } of imports) {
      assert.ok(needed.includes('KERNEL32.dll'), 'the table was read');
      assert.deepEqual(
        needed.filter((name) => LEFT_OUT.includes(name)),
        [],
        file,
      );
      const binding = file.endsWith('.node');
      assert.equal(needed.includes('onnxruntime.dll'), binding, file);
      assert.deepEqual(
        delayed.filter((name) => LEFT_OUT.includes(name)),
        binding ? [] : ['DirectML.dll'],
        file,
      );
    }
  });

  it('are asked for by the binding under the name that they are shipped with', () => {
    for (const target of NATIVE.filter(({ name }) => !name.startsWith('win32'))) {
      const text = read(target, 'onnxruntime_binding.node').toString('latin1');
      const [wanted] = /libonnxruntime[.\w]+/.exec(text) ?? [];
      assert.ok(target.natives.includes(wanted!), `${target.name}: ${wanted!}`);
      for (const name of LEFT_OUT) assert.ok(!text.includes(name), `${target.name}: ${name}`);
    }
  });
});

describe('what vsce is told to ship', () => {
  it('is what the package is expected to hold, also for another machine than this', () => {
    const target = TARGETS.find(({ name }) => name === 'win32-arm64')!;
    const problems = contentProblems(listedByVsce(target), expectedContents(target));
    // Two files that vsce writes itself, and what is not built yet.
    assert.deepEqual(
      problems.filter(
        (problem) =>
          !/^(\[Content|extension\.vsix|extension\/(dist\/|readme)\S+ is missing)/.test(problem),
      ),
      [],
    );
  });

  it('holds nothing of onnxruntime in a package without native files', () => {
    assert.deepEqual(
      expectedContents(UNIVERSAL).filter((name) => name.includes('onnxruntime')),
      [],
    );
    assert.ok(!ignoreFile(ALLOWED, UNIVERSAL).includes('onnxruntime-'));
  });
});

/** What vsce would pack, under the names that it gives in the package. It takes some seconds to ask npm what is installed. */
function listedByVsce(target: Target): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'neuron-lens-ignore-'));
  try {
    const file = path.join(folder, 'ignore');
    writeFileSync(file, ignoreFile(ALLOWED, target));
    const vsce = 'node_modules/@vscode/vsce/vsce';
    const { stdout, stderr } = spawnSync(
      newerNode(),
      [vsce, 'ls', '--readme-path', 'dist/README.md', '--ignoreFile', file],
      {
        encoding: 'utf8',
      },
    );
    const names = stdout.split('\n').filter((name) => name !== '');
    assert.ok(names.length > 0, stderr);
    const renamed: Readonly<Record<string, string>> = {
      'dist/README.md': 'readme.md',
      'CHANGELOG.md': 'changelog.md',
      LICENSE: 'LICENSE.txt',
    };
    return names.map((name) => `extension/${renamed[name] ?? name}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
