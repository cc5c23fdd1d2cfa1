import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

function read(document: string): string {
  return readFileSync(path.join(ROOT, document), 'utf8');
}

function filesOf(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, '/')),
    ),
  );
}

describe('The documents', () => {
  it('name a test that exists for each promise', () => {
    const tests = filesOf('test').filter((file) => file.endsWith('.test.ts'));
    const rows = read('docs/reliability.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
      .map((line) => line.split(' | ').at(-1) ?? '');
    const names = rows.flatMap((cell) =>
      [...cell.matchAll(/`([\w/*-]+)`/g)].map(([, name]) => name!),
    );
    assert.ok(names.length > 60, `${names.length} names`);
    const missing = names.filter((name) => {
      const ending = new RegExp(`/${name.replace('*', '[\\w-]+')}\\.test\\.ts$`);
      return !tests.some((file) => ending.test(file));
    });
    assert.deepEqual([...new Set(missing)], []);
  });

  it('name files that exist on the ways through the code', () => {
    const files = filesOf('src');
    const named = [...read('ARCHITECTURE.md').matchAll(/`([\w./-]+\.ts)`/g)].map(
      ([, file]) => file!,
    );
    assert.ok(named.length > 20, `${named.length} files`);
    const missing = named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
    assert.deepEqual([...new Set(missing)], []);
  });

  it('say of each folder of the sources what is in it', () => {
    const architecture = read('ARCHITECTURE.md');
    const folders = readdirSync(path.join(ROOT, 'src'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name, parentPath }) =>
        path.relative(path.join(ROOT, 'src'), path.join(parentPath, name)),
      )
      .map((folder) => folder.replaceAll(path.sep, '/'))
      .filter((folder) => folder.split('/').length <= 2);
    assert.ok(folders.length > 30, `${folders.length} folders`);
    assert.deepEqual(
      folders.filter((folder) => !architecture.includes(`\`${folder}\``)),
      [],
    );
    const [, listed = ''] = architecture.split('## Folders');
    const named = [...listed.split('## ')[0]!.matchAll(/`(\w+\/[\w-]+)`/g)].map(([, one]) => one!);
    assert.deepEqual(
      named.filter((folder) => !folders.includes(folder)),
      [],
    );
  });
});
