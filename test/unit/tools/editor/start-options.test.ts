import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { readStartOptions, usage } from '../../../../tools/editor/start-options.ts';
import { repository } from '../../../../tools/editor/paths.ts';

describe('The options of npm start', () => {
  it('open the TypeScript sample by default', () => {
    const options = readStartOptions([]);
    assert.equal(options.file, 'queue.ts');
    assert.equal(options.screenshot, undefined);
    assert.equal(options.theme, 'light');
    assert.equal(options.locale, 'en');
    assert.equal(options.port, undefined);
  });

  it('know a place in each file that the help names, at the end of a line', () => {
    const files = /--file NAME .*: (.*)/.exec(usage)?.[1]?.split(', ') ?? [];
    assert.ok(files.length >= 3);
    for (const file of files) {
      const { place } = readStartOptions(['--file', file]);
      const sample = path.join(repository, 'examples', file);
      assert.ok(existsSync(sample), sample);
      const lines = readFileSync(sample, 'utf8').split('\n');
      assert.match(lines[place.line - 1] ?? '', /;$|\]$/);
      assert.match(place.text, /^\n\S/);
    }
  });

  it('take another place and text', () => {
    const { place } = readStartOptions(['--at', '12:3', '--type', 'for (']);
    assert.deepEqual(place, { line: 12, column: 3, text: 'for (' });
    assert.deepEqual(readStartOptions(['--at', '7', '--type', 'x']).place, { line: 7, text: 'x' });
  });

  for (const [wrong, message] of [
    [['--theme', 'pink'], /--theme takes one of light, dark, hc/],
    [['--locale', 'fr'], /--locale takes one of en, pt-br/],
    [['--port', '70000'], /--port takes/],
    [['--port', 'http'], /--port takes/],
    [['--seconds', '0'], /--seconds takes/],
    [['--at', 'end'], /--at takes/],
    [['--colour', 'red'], /colour/],
  ] as const) {
    it(`refuse ${wrong.join(' ')}`, () => {
      assert.throws(() => readStartOptions(wrong), message);
    });
  }
});
