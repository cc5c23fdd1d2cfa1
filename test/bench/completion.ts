import type { LanguageTag } from '../../src/core/text/language.ts';
import type { CompletionAnswer } from '../../src/protocol/engine.ts';
import type { EngineClient } from '../../src/worker/client.ts';
import { distribution, distributionHead, figure } from './figures.ts';
import { sample, sampleLanguages } from './samples.ts';

/** Characters typed, one at a time, after what is there already. */
const typed = 200;
const already = 1_500;

interface Measured {
  readonly answer: CompletionAnswer;
  /** From the host's change to its having the answer, in milliseconds. */
  readonly total: number;
}

/** Types on in a document, and asks for a completion at every key. */
async function type(
  client: EngineClient,
  language: LanguageTag,
  confidence: number,
): Promise<Measured[]> {
  const uri = `${language} ${confidence}`;
  const text = sample(language, already + typed);
  const opened = { uri, version: 1, language, text: text.slice(0, already) };
  await client.request('open', opened);
  const query = { uri, confidence, maxLength: 40 };
  await client.request('complete', { ...query, version: 1, offset: already });
  const measured: Measured[] = [];
  for (let key = 0; key < typed; key++) {
    const offset = already + key;
    const changes = [{ offset, removed: 0, inserted: text.charAt(offset) }];
    const start = performance.now();
    void client.request('change', { uri, version: key + 2, changes });
    const answer = await client.request('complete', {
      ...query,
      version: key + 2,
      offset: offset + 1,
    });
    measured.push({ answer, total: performance.now() - start });
  }
  await client.request('close', { uri });
  return measured;
}

function report(what: string, measured: readonly Measured[]): string[] {
  const stage = (name: 'queue' | 'prefix' | 'decode'): number[] =>
    measured.map(({ answer }) => answer.latency[name]);
  const shown = measured.flatMap(({ answer }) => (answer.kind === 'suggestion' ? [answer] : []));
  const length = shown.reduce((sum, { text }) => sum + text.length, 0) / shown.length;
  return [
    what,
    distributionHead,
    distribution('queue', stage('queue')),
    distribution('prefix', stage('prefix')),
    distribution('decode', stage('decode')),
    distribution(
      'host to host',
      measured.map(({ total }) => total),
    ),
    figure('keys with a suggestion', `${shown.length} of ${measured.length}`),
    figure('mean length', shown.length === 0 ? '-' : length.toFixed(1)),
  ];
}

/** Warm completions in the worker, as the extension asks for them. */
export async function benchCompletion(client: EngineClient): Promise<string[]> {
  const lines: string[] = [];
  for (const [confidence, what] of [
    [0.5, 'Warm completion of up to 40 characters at confidence 0.5 (aim: 15 and 30 ms)'],
    [0, 'The same at confidence 0: every line written to its end or 40 characters'],
  ] as const) {
    const measured: Measured[] = [];
    for (const language of sampleLanguages) {
      measured.push(...(await type(client, language, confidence)));
    }
    lines.push(...report(what, measured));
  }
  return lines;
}
