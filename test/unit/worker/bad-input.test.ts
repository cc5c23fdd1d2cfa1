import assert from 'node:assert/strict';
import type { FolderModel } from '../../../src/runtime/folder-model.ts';
import { loadLocalModel } from '../../../src/runtime/local-model.ts';
import { tinyModel } from '../support/models.ts';
import { EngineBench } from './engine-bench.ts';

const binary = Array.from({ length: 5_000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536));

const texts: Record<string, string> = {
  'an empty file': '',
  'a file without a newline': 'const value = 1',
  '10 MB in one line': 'ab = [cd], '.repeat(950_000),
  '10 MB in lines': '\tif (a) { return b; }\r\n'.repeat(450_000),
  'a binary file': binary.join(''),
  'mixed line ends': 'a\nb\r\nc\rd\n\re\r\r\n'.repeat(20),
  'lone surrogates': 'x = "\ud83d"; y = "\ude00\ude00"\n'.repeat(20),
  'right-to-left text': '// שלום עולם\nconst מפתח = 1;\n'.repeat(20),
  'nothing but line ends': '\r\n'.repeat(3_000),
  'nothing but quotes and brackets': '"([{\'`'.repeat(1_000),
};

describe('Engine given bad input', () => {
  let model: FolderModel;
  let bench: EngineBench;
  before(async () => {
    model = await loadLocalModel(tinyModel);
    bench = new EngineBench(() => model);
    await bench.request('load', { folder: tinyModel });
  });
  after(() => model.release());

  for (const [what, text] of Object.entries(texts)) {
    it(`completes in ${what}`, async () => {
      await bench.open(text);
      const offsets = [0, 1, text.length >> 1, text.length - 1, text.length];
      for (const offset of offsets.filter((at) => at >= 0 && at <= text.length)) {
        const query = { uri: 'a', version: 1, offset, confidence: 0, maxLength: 40, prose: true };
        const answer = await bench.request('complete', query);
        if (answer.kind === 'silent') {
          assert.match(answer.reason, /^(nothingLikely|secret|textRightOfCursor)$/);
        } else {
          assert.match(answer.text, /^[\t\x20-\x7e]{2,40}$/);
        }
      }
      const changes = [
        { offset: text.length, removed: 0, inserted: '\ud83d' },
        { offset: 0, removed: text.length, inserted: '\r' },
        { offset: 1, removed: 1, inserted: '\n\u202e' },
      ];
      await bench.request('change', { uri: 'a', version: 2, changes });
      assert.notEqual((await bench.complete(2, 2)).kind, undefined);
    });
  }
});
