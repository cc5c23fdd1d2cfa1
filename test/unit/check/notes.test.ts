/** docs/notes.md names lessons, commands, tests and data: each of them has to be there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { panelStrings } from '../../../src/host/inspector/strings.ts';
import { LESSON_IDS } from '../../../src/protocol/lessons.ts';

const ROOT = path.resolve(__dirname, '../../..');
const NOTES = ['1', '2', '3', '4', '5'];

interface Row {
  /** Which of the notes. */
  readonly notes: readonly string[];
  readonly says: string;
  readonly where: string;
}

function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [, notes = '', says = '', where = ''] = cells;
    return /^\d/.test(notes) ? [{ notes: notes.split(', '), says, where }] : [];
  });
}

function filesBelow(folder: string): string[] {
  const all = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return all.map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')));
}

/** Of a module `lens.studies.cost`. */
function isModule(name: string): boolean {
  const place = path.join(ROOT, 'training', ...name.split('.'));
  return existsSync(`${place}.py`) || existsSync(path.join(place, '__main__.py'));
}

describe('The page about the notes', () => {
  const page = readFileSync(path.join(ROOT, 'docs', 'notes.md'), 'utf8');
  const rows = rowsOf(page);
  const quoted = rows.flatMap(({ where }) =>
    Array.from(where.matchAll(/`([^`]+)`/g), ([, name]) => name!),
  );

  it('has rows of each of the five', () => {
    for (const note of NOTES) {
      const own = rows.filter(({ notes }) => notes.includes(note));
      assert.ok(own.length >= 8, `${own.length} rows of note ${note}`);
    }
    assert.ok(rows.every(({ says, where }) => says !== '' && where !== ''));
  });

  it('names a place for each row, or says why there is none', () => {
    const { lessons } = panelStrings({ t: (message) => message });
    const titles = LESSON_IDS.map((id) => lessons[id].title);
    let lesson: string | undefined;
    for (const { says, where } of rows) {
      const named = Array.from(where.matchAll(/lessons? _([^_]+)_/g), ([, title]) => title!);
      for (const title of named) {
        const known = titles.some((one) => one.startsWith(title));
        assert.ok(known, `no lesson “${title}” (${says})`);
      }
      const isTold = /Inspector|left out/.test(where);
      assert.ok(
        named.length > 0 || isTold || (where.startsWith('the same lesson') && lesson !== undefined),
        `nowhere: ${says}`,
      );
      lesson = named.at(-1) ?? lesson;
    }
  });

  it('names tests, data, pages and modules that exist', () => {
    const files = ['docs', 'test', 'training/tests', 'training/studies'].flatMap(filesBelow);
    const named = quoted.filter((name) => /\.(json|md|py|ts)$|^test\//.test(name));
    assert.ok(named.length > 20, `${named.length} files`);
    const missing = named.filter((name) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
    assert.deepEqual([...new Set(missing)], []);
    const modules = quoted.flatMap((name) => /^python -m ([\w.]+)$/.exec(name)?.[1] ?? []);
    assert.ok(modules.length > 5, `${modules.length} modules`);
    assert.deepEqual(
      modules.filter((name) => !isModule(name)),
      [],
    );
  });

  it('is right that each lesson has a command and a spec of its own', () => {
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    for (const id of LESSON_IDS) {
      const name = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      assert.ok(existsSync(path.join(ROOT, `test/host/page/lesson-${name}.test.ts`)), name);
      const command = `neuronLens.lesson${id[0]!.toUpperCase()}${id.slice(1)}`;
      assert.ok(manifest.includes(`"${command}"`), command);
    }
  });
});
