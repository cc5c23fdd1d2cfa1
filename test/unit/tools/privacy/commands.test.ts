/** The commands of this repository that load the network, as a person runs them: they call nobody and leave nothing. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { runTrapped } from '../../../../tools/privacy/run.ts';
import { fileFaults, networkFaults } from '../../../../tools/privacy/trap.ts';
import { describeOnLinux } from '../../support/on-linux.ts';

const TEXT =
  'export function add(left: number, right: number): number {\n  return left + right;\n}\n';

/** The compiler that runs the tools keeps what it compiled. */
const COMPILED = /\/tmp\/tsx-\d+(\/|$)/;

describeOnLinux('a command that loads the network', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(path.join(tmpdir(), 'neuron-lens-commands-'));
    mkdirSync(path.join(parent, 'code'));
    writeFileSync(path.join(parent, 'code', 'add.ts'), TEXT);
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  const commands: Readonly<Record<string, (folder: string) => string[]>> = {
    inspect: (folder) => [path.join(folder, 'add.ts'), '--json'],
    evaluate: (folder) => [folder],
  };
  for (const [name, options] of Object.entries(commands)) {
    it(`opens no connection and makes no file: ${name}`, async () => {
      const { status, output, calls, folders } = await runTrapped(parent, [
        ...[process.execPath, '--import', 'tsx', `tools/${name}/main.ts`],
        ...options(path.join(parent, 'code')),
      ]);
      assert.equal(status, 0, output);
      assert.deepEqual(networkFaults(calls), []);
      assert.deepEqual(fileFaults(calls, [COMPILED]), []);
      assert.deepEqual(
        calls.filter(({ family }) => family === 'inet' || family === 'inet6'),
        [],
        'not even on this machine',
      );
      assert.deepEqual(readdirSync(folders.home), []);
    });
  }
});
