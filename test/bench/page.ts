import path from 'node:path';

import type { PanelMemory, ShownDocument } from '../../src/protocol/panel.ts';
import { launchBrowser } from '../../tools/editor/browser.ts';
import { run } from '../../tools/editor/command.ts';
import { repository } from '../../tools/editor/paths.ts';
import { openEngine } from '../../tools/inspector/engine.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import { openInspectorPage } from '../../tools/inspector/page.ts';
import { distribution, distributionHead } from './figures.ts';
import { sample } from './samples.ts';

const times = 20;
const length = 100_000;
const size = { width: 1000, height: 760 };
const memory: PanelMemory = {
  ...FIRST_MEMORY,
  ...{ subject: { layer: 0, unit: 0 }, quantity: 'h', label: 'bracketDepth' },
  ...{
    proposed: false,
    order: 'file',
    scheme: 'blueOrange',
    view: 'neuron',
    guesses: false,
    plot: false,
    page: 'text',
  },
};

/** In the page: resolves with the time after the frame was drawn that is being made. */
const painted = `new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  port2.postMessage(0);
})`;

/** After this many milliseconds nothing is drawn any more. */
const rest = 700;

/**
 * In the inspector: milliseconds from a key that chooses another neuron until its values are drawn, those of the frame
 * that draws them, and from the key until the map is drawn for the last time. What is first in the list has colours in
 * any view.
 */
const another = (key: string): string => `(async () => {
  const colours = () => [...document.querySelectorAll('.line .code > span')].map((one) => one.className).join();
  const before = colours();
  const context = CanvasRenderingContext2D.prototype;
  const put = context.putImageData;
  let frame;
  let mapped;
  context.putImageData = function (...values) {
    put.apply(this, values);
    mapped = performance.now();
  };
  // Before the page's own listener, so that this comes before its drawing.
  const arrived = () => requestAnimationFrame(() => (frame = performance.now()));
  window.addEventListener('message', arrived, { capture: true });
  const drawn = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (colours() === before || !/v-?[1-9]/.test(colours())) return;
      observer.disconnect();
      resolve(${painted});
    });
    observer.observe(document.querySelector('.text'), { subtree: true, childList: true, attributes: true });
  });
  const pressed = performance.now();
  document.querySelector('.list').dispatchEvent(new KeyboardEvent('keydown', { key: '${key}' }));
  const end = await drawn;
  const last = frame;
  await new Promise((resolve) => setTimeout(resolve, ${rest}));
  window.removeEventListener('message', arrived, { capture: true });
  context.putImageData = put;
  return [end - pressed, end - last, mapped - pressed];
})()`;

/** The rival: one span for each character, each of which gets a class. Milliseconds of the frame that draws them. */
const everySpan = (seed: number): string => `(async () => {
  const spans = document.querySelectorAll('span');
  await new Promise(requestAnimationFrame);
  const start = performance.now();
  for (let at = 0; at < spans.length; at++) spans[at].className = 'v' + ((at * 31 + ${seed} * 17) % 255);
  return (await ${painted}) - start;
})()`;

interface Evaluates {
  evaluate<T>(expression: string): Promise<T>;
}

async function repeated<T>(page: Evaluates, work: (index: number) => string): Promise<T[]> {
  const samples: T[] = [];
  for (let index = 0; index < times; index++) samples.push(await page.evaluate<T>(work(index)));
  return samples;
}

/** Another neuron again and again in an inspector that has read its file. */
export async function changes(page: Evaluates): Promise<string[]> {
  const found = await repeated<[number, number, number]>(page, (index) =>
    another(index > 0 && index % 2 === 0 ? 'ArrowUp' : 'ArrowDown'),
  );
  const all = (part: 0 | 1 | 2): number[] => found.map((one) => one[part]);
  return [
    distribution('from the key, the engine asked', all(0)),
    distribution('the frame', all(1), 'aim: p95 16'),
    distribution('from the key until the map is complete', all(2), 'aim: 50'),
  ];
}

async function rival(text: string): Promise<number[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: size });
    const rules = Array.from({ length: 255 }, (_, at) => `.v${at}{background:hsl(${at} 80% 80%)}`);
    await page.setContent(`<style>${rules.join('')}</style><pre></pre>`);
    await page.evaluate(
      `document.querySelector('pre').append(...${JSON.stringify(Array.from(text))}.map((one) => {
        const span = document.createElement('span');
        span.textContent = one;
        return span;
      }))`,
    );
    return await repeated(page, everySpan);
  } finally {
    await browser.close();
  }
}

/** The page of the inspector, and the page that everybody writes first, on the same text in the same browser. */
export async function benchPage(model: string): Promise<string[]> {
  await run(process.execPath, ['esbuild.js'], { cwd: repository, advice: 'Does it build?' });
  const text = sample('ts', length);
  const document: ShownDocument = {
    ...{ uri: 'bench:page.ts', name: 'page.ts', version: 1, text },
    ...{ tabSize: 4, isParsed: true, line: 1_000, cursor: 0 },
  };
  const engine = await openEngine(path.resolve(model));
  try {
    await engine.open(document);
    const options = { theme: 'dark', size, engine, memory, document: () => document } as const;
    const inspector = await openInspectorPage(options);
    inspector.session.show(document.uri);
    await inspector.settled();
    const ours = await changes(inspector.page);
    await inspector.close();
    return [
      'Page by itself: another neuron, 100,000 characters read, until it is drawn',
      distributionHead,
      ...ours,
      distribution('the frame, a span for each character', await rival(text)),
    ];
  } finally {
    await engine.close();
  }
}
