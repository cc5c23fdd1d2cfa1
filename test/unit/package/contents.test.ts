import assert from 'node:assert/strict';
import { contentProblems, expectedContents } from '../../../tools/package/contents.ts';

describe('the contents of the package', () => {
  const expected = ['manifest', 'dist/a.js', 'media/*'];

  it('accepts what is expected', () => {
    assert.deepEqual(
      contentProblems(['manifest', 'dist/a.js', 'media/x', 'media/y'], expected),
      [],
    );
  });

  it('names what is missing and what should not be there', () => {
    assert.deepEqual(
      contentProblems(['manifest', 'dist/a.js.map', 'media/deep/x', 'src/a.ts'], expected),
      [
        'dist/a.js is missing',
        'media/* is missing',
        'dist/a.js.map is not meant to be shipped',
        'media/deep/x is not meant to be shipped',
        'src/a.ts is not meant to be shipped',
      ],
    );
  });

  it('expects the native files of one platform only', () => {
    const natives = expectedContents({ name: 'linux-arm64', natives: ['a.so', 'b.node'] });
    assert.deepEqual(
      natives.filter((name) => name.includes('/bin/')),
      [
        'extension/node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/a.so',
        'extension/node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/b.node',
      ],
    );
  });
});
