import assert from 'node:assert/strict';
import { openEngine } from '../../../../tools/inspector/engine.ts';
import { tinyModel } from '../../support/models.ts';

describe('the engine of the build, for pictures', () => {
  it('says what to do where nothing was built', async () => {
    await assert.rejects(openEngine(tinyModel, '/nowhere/engine.js'), /run `npm run build` first/);
  });
});
