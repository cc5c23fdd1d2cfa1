import assert from 'node:assert/strict';

import type { Engine } from '../../../../src/host/engine/engine.ts';
import { OtherFiles, type OpenFile } from '../../../../src/host/inspector/other-files.ts';
import { mostFiles } from '../../../../src/protocol/elsewhere.ts';

const open = (...names: string[]): OpenFile[] =>
  names.map((name) => ({ uri: `file:///${name}`, name }));

const MOST = { limit: mostFiles };

describe('The other open files, as a page knows them', () => {
  it('are all but the one that is shown, by numbers that stand for no other any more', () => {
    const others = new OtherFiles(() => open('a.ts', 'b.ts', 'c.ts'));
    const first = others.files('file:///b.ts', MOST);
    assert.deepEqual(
      first.files.map(({ name }) => name),
      ['a.ts', 'c.ts'],
    );
    assert.equal(others.addressOf(first.files[1]!.file), 'file:///c.ts');
    const second = others.files('file:///a.ts', MOST);
    assert.equal(others.addressOf(first.files[1]!.file), undefined);
    assert.equal(others.addressOf(second.files[0]!.file), 'file:///b.ts');
  });

  it('are so many at most, and how many more there are is said', () => {
    const names = Array.from({ length: mostFiles + 3 }, (_, at) => `${at}.ts`);
    const { files, left } = new OtherFiles(() => open(...names)).files('file:///0.ts', MOST);
    assert.deepEqual([files.length, left], [mostFiles, 2]);
  });

  it('are asked about by their addresses, and a number that stands for none is not', async () => {
    const asked: unknown[] = [];
    const engine = {
      request: (...all: unknown[]) => {
        asked.push(all);
        return Promise.resolve({ kind: 'none', reason: 'outdated' });
      },
    } as unknown as Engine;
    const others = new OtherFiles(() => open('a.ts', 'b.ts'));
    const [file] = others.files('file:///b.ts', MOST).files;
    const neurons = [{ layer: 0, unit: 1, inside: 0.5, outside: 0 }];
    await others.alike({ file: file!.file, neurons }, engine);
    assert.deepEqual(asked, [['alike', { uri: 'file:///a.ts', neurons }]]);
    assert.deepEqual(await others.alike({ file: 99, neurons }, engine), {
      ...{ kind: 'none', reason: 'unknownDocument' },
    });
    assert.equal(asked.length, 1);
  });
});
