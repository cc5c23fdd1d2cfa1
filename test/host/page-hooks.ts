/** For every page spec: a picture when a test fails, and nothing left open at the end. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { repository } from '../../tools/editor/paths.ts';
import { openWorkbenches } from './workbench.ts';

const PICTURES = path.join(repository, '.cache', 'test-host');

export const mochaHooks: Mocha.RootHookObject = {
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state !== 'failed') {
      return;
    }
    await mkdir(PICTURES, { recursive: true });
    const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-');
    let count = 0;
    for (const { editor } of openWorkbenches) {
      const file = path.join(PICTURES, `${name}-${(count += 1)}.png`);
      await editor.screenshot(file);
      console.log(`      What it looked like: ${path.relative(repository, file)}`);
    }
  },

  async afterAll() {
    for (const workbench of [...openWorkbenches]) {
      await workbench.close();
    }
  },
};
