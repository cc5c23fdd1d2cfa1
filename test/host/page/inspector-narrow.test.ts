/** The page of the inspector in the narrowest panel there is. */
import assert from 'node:assert/strict';
import path from 'node:path';

import { FIRST_MEMORY } from '../../../src/protocol/panel-memory.ts';
import type { ShownDocument } from '../../../src/protocol/panel.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { openEngine, type PageEngine } from '../../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../../tools/inspector/page.ts';

const MODEL = path.join(repository, 'test', 'fixtures', 'models', 'tiny-taught');
const TEXT = 'for (const a of list) { if (a) { call([a], "b"); } }\n'.repeat(20);

describe('An inspector with next to no room', () => {
  let engine: PageEngine;
  let opened: InspectorPage | undefined;

  before(async () => {
    engine = await openEngine(MODEL);
  });
  afterEach(() => opened?.close());
  after(() => engine.close());

  for (const [width, language] of [
    [200, 'en'],
    [200, 'pt-br'],
    [461, 'pt-br'],
  ] as const) {
    it(`has nothing cut off or one over the other at ${width} pixels, in ${language}`, async () => {
      const document: ShownDocument = {
        ...{ uri: 'test:a.ts', name: 'a.ts', version: 1, text: TEXT, tabSize: 4 },
        ...{ isParsed: true, line: 0, cursor: 30 },
      };
      await engine.open(document);
      const subject = { layer: 2, unit: 0 };
      opened = await openInspectorPage({
        ...{ theme: 'dark', engine, language, document: () => document },
        size: { width, height: 720 },
        memory: { ...FIRST_MEMORY, subject, proposed: false },
      });
      opened.session.show(document.uri);
      await opened.settled();
      const { page } = opened;
      const found = await page.evaluate<string[]>(`(() => {
        const seen = (one) => one.getBoundingClientRect().width > 1;
        const beyond = [...document.querySelectorAll('.row > *, .toolbar button, .order, .term')]
          .filter(seen)
          .filter((one) => one.getBoundingClientRect().right > innerWidth - 2)
          .map((one) => 'beyond: ' + (one.textContent || one.title));
        const boxes = [...document.querySelectorAll('.toolbar button, .chosen')].filter(seen)
          .map((one) => one.getBoundingClientRect()).sort((a, b) => a.left - b.left);
        const over = boxes.flatMap(({ left }, at) =>
          at > 0 && left < boxes[at - 1].right - 0.5 ? ['over another: ' + left] : []);
        return [...beyond, ...over];
      })()`);
      assert.deepEqual(found, []);
      if (width < 400) return;
      const facts = (await page.locator('.facts').boundingBox())!;
      const count = await page.locator('.facts .fact', { hasText: / \d, é \d/ }).boundingBox();
      assert.ok(count && count.y < facts.y + facts.height, 'the count is in sight');
    });
  }
});
