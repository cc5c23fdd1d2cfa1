/** Where there is no package with onnxruntime: the universal one, in an extension host of Node. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { ColourOracle } from '../colours.ts';
import { eventually } from '../eventually.ts';
import { installedUniversal } from '../installed.ts';
import { LESSON, REST, TYPED } from '../lesson.ts';
import { assertColoursOf, assertLessonOf, inspectSample } from '../sample-inspector.ts';
import { Writing } from '../writing.ts';

describe('The universal package', () => {
  let oracle: ColourOracle;
  let writing: Writing;

  before(async () => {
    const { extensions, extension } = installedUniversal();
    assert.ok(!existsSync(path.join(extension, 'node_modules')), 'nothing of onnxruntime');
    oracle = await ColourOracle.open();
    writing = await Writing.open({ extensions });
  });
  after(async () => {
    await writing.close();
    await oracle.close();
  });

  it('the status says so, and that nothing is lost', async () => {
    await writing.openFile('first.py', LESSON);
    await writing.waitForModel();
    await writing.waitForStatus(/onnxruntime is not in use here.*suggestions are as good/);
  });

  it('lines are completed', async () => {
    const { editor } = writing.workbench;
    await writing.openFile('names.py', LESSON);
    await editor.type(TYPED);
    const ghost = await writing.waitForGhostAlong(REST);
    await editor.press('Tab');
    await writing.waitForText(LESSON + TYPED + ghost);
  });

  describe('the Neuron Inspector', () => {
    let frame: Frame;

    before(async () => (frame = await inspectSample(writing.workbench)));

    it('colours what onnxruntime would, by neurons that were found and taught', async () => {
      await assertColoursOf(['L1·265', 'L2·7', 'L3·0'], oracle, writing.workbench, frame);
    });

    it('has certificates', async () => {
      const first = frame.locator('.list').first().locator('.row').first();
      await eventually(async () => assert.match((await first.textContent()) ?? '', /tracks/));
    });

    it('has lessons, with the numbers of the rivals', async () => {
      await assertLessonOf(oracle, writing.workbench);
    });
  });
});
