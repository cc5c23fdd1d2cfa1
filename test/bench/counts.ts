import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContextCounts } from '../../src/core/counts/context-counts.ts';
import { contextAndText, contextReach } from '../../src/core/counts/learned-text.ts';
import { libraryLimit } from '../../src/core/counts/library.ts';
import { MatchText } from '../../src/core/matches/match-text.ts';
import { MatchVoice } from '../../src/core/matches/match-voice.ts';
import { secretMask } from '../../src/core/secrets/secret-mask.ts';
import { TextBuffer } from '../../src/core/text/buffer.ts';
import { vocabulary } from '../unit/support/vocabulary.ts';
import { figure, percentile } from './figures.ts';

/** Code units masked and counted at once, as the library learns. */
const slice = 4_000;

const source = join(__dirname, '../../src');

/** Source of this project, over and over with other names, as long as the library takes. */
function texts(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const all = files.map((name) => readFileSync(join(source, name), 'utf8'));
  const found: string[] = [];
  for (let length = 0, copy = 0; length < libraryLimit; copy++) {
    for (const text of all) {
      const other = copy === 0 ? text : text.replace(/\b([a-z])([a-z]{3,})\b/g, `$1${copy}$2`);
      found.push(other.slice(0, libraryLimit - length));
      length += other.length;
      if (length >= libraryLimit) break;
    }
  }
  return found;
}

/** What it costs to look in a full library for places like one: in milliseconds, the middle of each text; and in bytes. */
function lookedFor(all: readonly string[]): { times: readonly number[]; bytes: number } {
  const documents = all.map((text, i) => ({ uri: `${i}`, text: new TextBuffer(text) }));
  const others = documents.map((one) => new MatchText(one, 0, one.text.length));
  const times: number[] = [];
  const bytes = others.reduce((sum, other) => sum + other.makeReady().bytes, 0);
  for (const [i, document] of documents.entries()) {
    const { length } = document.text;
    const cursor = length >> 1;
    const besides = others.filter((_, j) => j !== i);
    const before = performance.now();
    const text = new MatchText(document, 0, length);
    MatchVoice.at({ text, cursor, rest: cursor + contextReach }, besides, vocabulary).opinions();
    times.push(performance.now() - before);
  }
  return { times, bytes };
}

/** What learning the workspace costs, and asking while it is learned. */
export function benchCounts(): string[] {
  const counts = new ContextCounts(vocabulary.symbols.length);
  const asked: number[] = [];
  let learning = 0;
  let masking = 0;
  let characters = 0;
  const all = texts();
  for (const text of all) {
    const { ids, start } = contextAndText(vocabulary, new TextBuffer(text), 0, text.length);
    for (let at = start; at < ids.length; at += 500) {
      const before = performance.now();
      counts.after(ids, at);
      asked.push(1e3 * (performance.now() - before));
    }
    const buffer = new TextBuffer(text);
    const started = performance.now();
    for (let at = 0; at < text.length; at += slice) {
      secretMask(buffer, at, Math.min(at + slice, text.length));
    }
    masking += performance.now() - started;
    const before = performance.now();
    for (let at = start; at < ids.length; at += slice) {
      counts.add(ids, at, Math.min(at + slice, ids.length));
    }
    learning += performance.now() - before;
    characters += ids.length - start;
  }
  const looked = lookedFor(all);
  const at = (share: number): string => percentile(asked, share).toFixed(1);
  return [
    `Counts of ${characters} characters`,
    figure('learn', `${((1e3 * learning) / characters).toFixed(2)} us/char`, 'aim: 5'),
    figure('mask', `${((1e3 * masking) / characters).toFixed(3)} us/char`, 'aim: 0.1'),
    figure('ask', `p50 ${at(0.5)}, p95 ${at(0.95)} us`, 'aim: 30'),
    figure(
      'look for places alike',
      `p50 ${percentile(looked.times, 0.5).toFixed(2)}, p95 ${percentile(looked.times, 0.95).toFixed(2)} ms`,
      'aim: 2',
    ),
    figure('tables of places', `${(looked.bytes / 2 ** 20).toFixed(0)} MB`, 'aim: 16'),
    figure('memory', `${(counts.bytes / 2 ** 20).toFixed(0)} MB`, 'aim: 64'),
  ];
}
