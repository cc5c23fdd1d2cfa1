/** The seven lessons on a file of 2,000 lines: how soon each has its picture, and how long its frames take. */
import type { Page } from 'playwright-core';

import { LESSON_IDS, type LessonId, type LessonState } from '../../src/protocol/lessons.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { ShownDocument } from '../../src/protocol/panel.ts';
import { run } from '../../tools/editor/command.ts';
import { repository } from '../../tools/editor/paths.ts';
import { openEngine, type PageEngine } from '../../tools/inspector/engine.ts';
import { openInspectorPage } from '../../tools/inspector/page.ts';
import { distribution, distributionHead, figure } from './figures.ts';
import { sample } from './samples.ts';

const characters = 2_000 * 30;
const times = { opening: 3, playing: 15, atOnce: 2 } as const;
/** Milliseconds after which a lesson that has no picture is a failure. */
const patience = 60_000;
const size = { width: 1280, height: 900 };
const aims = { picture: 'aim: 300', frame: 'aim: p95 16' } as const;

/** Left at something, a lesson does not ask first. */
const states: Readonly<Record<LessonId, LessonState>> = {
  ...{ cell: { along: 'f' }, unrolled: { way: 'forth' }, forgetting: { back: 25 } },
  ...{ gradients: { stage: 'trained' }, learning: { at: 5 }, glassBoxes: { label: 'inComment' } },
  cost: { any: 1 },
};

/** What is true in the page once a lesson's picture is there, with its numbers. */
const pictured: Readonly<Record<LessonId, string>> = {
  cell: `/\\d/.test(document.querySelector('.cell-picture .number.c')?.textContent ?? '')`,
  unrolled: `/\\d/.test(document.querySelector('.chain-picture .number')?.textContent ?? '')`,
  forgetting: `(document.querySelector('.rival-lines .bars')?.getAttribute('d') ?? '') !== ''`,
  gradients: `document.querySelector('.lesson-gradients .drawn svg') !== null`,
  learning: `(document.querySelector('.diary-text')?.textContent ?? '') !== ''`,
  glassBoxes: `/\\S/.test(document.querySelector('.glass-said')?.textContent ?? '')`,
  cost: `document.querySelector('.lesson-cost .drawn svg') !== null`,
};

/** Runs in the page. */
const waiting = (id: LessonId): string => `(async () => {
  const start = performance.now();
  while (!(${pictured[id]})) {
    if (performance.now() - start > ${patience}) throw new Error('No picture of ${id}');
    await new Promise(requestAnimationFrame);
  }
  await new Promise((resolve) => setTimeout(resolve));
})()`;

/** Runs in the page: milliseconds from the wish for a lesson until its picture is painted. */
const opening = (id: LessonId): string => `(async () => {
  const start = performance.now();
  const memory = { page: 'lessons', lesson: ${JSON.stringify({ id, state: states[id] })} };
  window.postMessage({ kind: 'open', memory });
  await ${waiting(id)};
  return performance.now() - start;
})()`;

/** Runs in the page: away with the lesson, and then with the page of them. */
const closing = `(async () => {
  window.postMessage({ kind: 'open', memory: { lesson: undefined } });
  while (document.querySelector('.lesson') !== null) await new Promise(requestAnimationFrame);
  window.postMessage({ kind: 'open', memory: { page: 'text' } });
})()`;

/**
 * Runs in the page: plays, and returns the milliseconds until what was done is painted, and those of each frame
 * from its beginning until it is painted, as long as the engine still answers.
 */
const playing = (act: string): string => `(async () => {
  const frames = [];
  let isWatched = true;
  const watch = () => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => frames.push([performance.now() - start, performance.now()]);
    port2.postMessage(0);
    if (isWatched) requestAnimationFrame(watch);
  };
  await new Promise((resolve) => requestAnimationFrame(() => { watch(); resolve(); }));
  const pressed = performance.now();
  ${act};
  await new Promise((resolve) => setTimeout(resolve, 200));
  isWatched = false;
  const drawn = frames.filter(([, end]) => end > pressed);
  const longest = Math.max(...drawn.map(([took]) => took));
  return [drawn[0][1] - pressed, longest];
})()`;

const step = `document.querySelector('.lesson .transport .action:nth-child(3)').click()`;
const slide = (scale: string): string => `{
  const scale = document.querySelectorAll('.lesson input[type=range]')[${scale}];
  scale.value = String(Number(scale.value) + (Number(scale.value) >= Number(scale.max) - 1 ? -2 : 0.1 + Number(scale.step)));
  scale.dispatchEvent(new Event('input', { bubbles: true }));
}`;
const right = (of: string): string =>
  `document.querySelector('${of}').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))`;

const played: readonly (readonly [LessonId, string, string])[] = [
  ['cell', 'nothing done', ''],
  ['cell', 'cell, a step', step],
  ['unrolled', 'unrolled, a step', step],
  ['forgetting', 'forgetting, a character on', right('.rival-text')],
  ['forgetting', 'forgetting, the slider', slide('0')],
  ['gradients', 'gradients, the slider of a gate', slide('0')],
  ['gradients', 'gradients, the slider of a weight', slide('1')],
  ['learning', 'learning, the slider through time', slide('0')],
];

/** Milliseconds that the page's thread has been busy since it began: with what a step asks for, however long it waited. */
async function busy(page: Page): Promise<(what: string, steps: number) => Promise<string>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const now = async (): Promise<Record<string, number>> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, 1_000 * value]));
  };
  const before = await now();
  return async (what, steps) => {
    const after = await now();
    const [all, script, layout, style] = (
      ['TaskDuration', 'ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'] as const
    ).map((part) => ((after[part]! - before[part]!) / steps).toFixed(1));
    await cdp.detach();
    return figure(what, all!, `script ${script!}, layout ${layout!}, style ${style!}`);
  };
}

interface Opened {
  readonly page: Page;
  settled(): Promise<void>;
  close(): Promise<void>;
}

async function open(
  engine: PageEngine,
  uri: string,
  lesson: LessonId | undefined,
): Promise<Opened & { show(): Promise<void> }> {
  const text = sample('ts', characters);
  const cursor = text.indexOf('(value', characters / 2) + 3;
  const document: ShownDocument = {
    ...{ uri, name: 'page.ts', version: 1, text, tabSize: 4, isParsed: true },
    ...{ line: 1_000, cursor },
  };
  const inspector = await openInspectorPage({
    ...{ theme: 'dark', size, engine, document: () => document },
    memory: {
      ...FIRST_MEMORY,
      ...{ subject: { layer: 0, unit: 193 }, proposed: false, page: 'text' },
      ...(lesson && { page: 'lessons', lesson: { id: lesson, state: states[lesson] } }),
    },
  });
  const show = async (): Promise<void> => {
    await engine.open(document);
    inspector.session.show(document.uri);
  };
  return { ...inspector, show };
}

/** Milliseconds from a file and a lesson of it, both at once, until the lesson's picture. */
async function atOnce(engine: PageEngine, id: LessonId, time: number): Promise<number> {
  const opened = await open(engine, `bench:${id}-${time}.ts`, id);
  try {
    await opened.page.locator('.inspector').waitFor({ state: 'attached' });
    const start = performance.now();
    const shown = opened.show();
    await opened.page.evaluate(waiting(id));
    await shown;
    return performance.now() - start;
  } finally {
    await opened.close();
    await engine.ask('close', { uri: `bench:${id}-${time}.ts` });
  }
}

export async function benchLessons(model: string): Promise<string[]> {
  await run(process.execPath, ['esbuild.js'], { cwd: repository, advice: 'Does it build?' });
  const engine = await openEngine(model);
  const lines = ['Lessons on 2,000 lines, from the wish to the picture', distributionHead];
  try {
    const opened = await open(engine, 'bench:lessons.ts', undefined);
    await opened.show();
    await opened.settled();
    for (const id of LESSON_IDS) {
      const samples: number[] = [];
      for (let time = 0; time < times.opening; time++) {
        samples.push(await opened.page.evaluate<number>(opening(id)));
        await opened.settled();
        await opened.page.evaluate(closing);
        await opened.settled();
      }
      lines.push(distribution(`${id}, in a file that was read`, samples, aims.picture));
    }
    lines.push('', 'Lessons, played with: the longest frame of each time', distributionHead);
    const work = ['', 'Lessons, played with: what the page is busy with, ms each time'];
    const whole: string[] = [
      '',
      'Lessons, played with: from the key until it is painted',
      distributionHead,
    ];
    for (const [id, what, act] of played) {
      await opened.page.evaluate(opening(id));
      await opened.settled();
      const samples: [number, number][] = [];
      const told = await busy(opened.page);
      for (let time = 0; time < times.playing; time++) {
        samples.push(await opened.page.evaluate<[number, number]>(playing(act)));
      }
      work.push(await told(what, times.playing));
      lines.push(
        distribution(
          what,
          samples.map(([, frame]) => frame),
          aims.frame,
        ),
      );
      whole.push(
        distribution(
          what,
          samples.map(([until]) => until),
        ),
      );
      await opened.page.evaluate(closing);
      await opened.settled();
    }
    lines.push(
      ...whole,
      ...work,
      '',
      'File and lesson at once, until the picture',
      distributionHead,
    );
    await opened.close();
    for (const id of LESSON_IDS) {
      const samples: number[] = [];
      for (let time = 0; time < times.atOnce; time++) samples.push(await atOnce(engine, id, time));
      lines.push(distribution(id, samples, aims.picture));
    }
    return lines;
  } finally {
    await engine.close();
  }
}
