/** Each lesson in both languages, three themes, narrow and wide: that everybody can use it, and read all of it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { LESSON_IDS, type LessonId, type LessonState } from '../../../src/protocol/lessons.ts';
import { repository } from '../../../tools/editor/paths.ts';
import { THEMES, type Theme } from '../../../tools/editor/settings.ts';
import { wearTheme } from '../../../tools/inspector/page.ts';
import { shippedModelFolder } from '../../../tools/shipped-model.ts';
import { seriousViolations } from '../accessibility.ts';
import { openedPages, type OpenedPage } from '../opened-pages.ts';
import { textFaults } from '../text-faults.ts';

const TEXT = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');
const WIDTHS = [420, 1280] as const;
const LESSON = '.page.lessons';

/** Left at something, a lesson does not ask first. */
const answered: Readonly<Record<LessonId, LessonState>> = {
  cell: { gate: 'i' },
  unrolled: { way: 'back' },
  forgetting: { back: 21 },
  gradients: { stage: 'trained' },
  learning: { at: 5 },
  glassBoxes: { label: 'inComment' },
  cost: { any: 1 },
};

describe('Each lesson', () => {
  const { open } = openedPages(shippedModelFolder);

  async function look(opened: OpenedPage, id: LessonId, state: LessonState): Promise<void> {
    await opened.page.evaluate(
      (lesson) => window.postMessage({ kind: 'open', memory: { lesson } }),
      {
        ...{ id, state },
      },
    );
    await opened.page.locator(`.lesson-${id}`).waitFor();
    await opened.settled();
    await opened.page.locator(`${LESSON} details`).evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
  }

  async function faultsOf({ page, errors, settled }: OpenedPage): Promise<unknown[]> {
    await settled();
    const wide = await page
      .locator(LESSON)
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    return [
      ...errors,
      ...(wide > 0 ? [`${wide} px wider than the page`] : []),
      ...(await textFaults(page, LESSON)),
      ...(await seriousViolations(page, LESSON)),
    ];
  }

  for (const language of ['en', 'pt-br'] as const) {
    it(`is whole and open to everybody in ${language}`, async () => {
      const opened = await open({
        ...{ text: TEXT, cursor: TEXT.indexOf('(value: T'), language },
        memory: { subject: { layer: 0, unit: 193 }, proposed: false, page: 'lessons' },
      });
      const faults: Record<string, unknown[]> = {};
      const note = async (what: string): Promise<void> => {
        const found = await faultsOf(opened);
        if (found.length > 0) faults[what] = found;
      };
      for (const id of LESSON_IDS) {
        await look(opened, id, {});
        for (const width of WIDTHS) {
          await opened.page.setViewportSize({ width, height: 900 });
          await note(`${id}, asking, ${width}`);
        }
        await look(opened, id, answered[id]);
        for (const width of WIDTHS) {
          await opened.page.setViewportSize({ width, height: 900 });
          for (const theme of Object.keys(THEMES) as Theme[]) {
            await wearTheme(opened.page, theme);
            await note(`${id}, ${theme}, ${width}`);
          }
        }
      }
      assert.deepEqual(faults, {});
    });
  }
});
