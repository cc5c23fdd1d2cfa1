import type { CellQuantity, DocumentRange, NeuronValues } from '../../src/protocol/inspection.ts';
import { unread } from '../../src/protocol/inspection.ts';
import type { EngineClient } from '../../src/worker/client.ts';
import { residentMegabytes } from './engine.ts';
import { distribution, distributionHead, figure } from './figures.ts';
import { sample } from './samples.ts';

const uri = 'inspected';
/** What an editor shows at once. */
const visibleLines = 60;

/** The part of a text that shows lines from `line` on. */
function view(text: string, line: number): { from: number; to: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return { from: starts[line] ?? 0, to: starts[line + visibleLines] ?? text.length };
}

function inspect(
  client: EngineClient,
  range: Pick<DocumentRange, 'from' | 'to'>,
  unit: number,
  quantity: CellQuantity = 'h',
): Promise<NeuronValues> {
  const asked = { uri, version: 1, ...range, subject: { layer: 0, unit }, quantity };
  return client.request('inspect', asked).then((answer) => {
    if (answer.kind === 'values') return answer;
    throw new Error(`no values: ${answer.reason}`);
  });
}

/** Resolves at the next message of progress. */
function progress(client: EngineClient): Promise<void> {
  return new Promise((resolve) => {
    const end = client.onProgress(() => {
      end();
      resolve();
    });
  });
}

/** Milliseconds from opening until `enough` is true of the view's values. */
function opening(
  client: EngineClient,
  text: string,
  line: number,
  enough: (values: NeuronValues) => boolean,
): Promise<number> {
  const begin = client.request('open', { uri, version: 1, language: 'ts', text });
  return seeing(client, begin, view(text, line), enough);
}

/** Milliseconds from now on, as something is begun, until `enough` is true of the view's values. */
async function seeing(
  client: EngineClient,
  begun: Promise<unknown>,
  range: Pick<DocumentRange, 'from' | 'to'>,
  enough: (values: NeuronValues) => boolean,
): Promise<number> {
  const start = performance.now();
  void begun;
  for (;;) {
    const more = progress(client);
    if (enough(await inspect(client, range, 0))) break;
    await more;
  }
  return performance.now() - start;
}

/** From a slider that moves to the colours that follow, where the file was read before; then healed. */
async function holding(client: EngineClient, text: string): Promise<string[]> {
  const range = view(text, 1_000);
  await inspect(client, range, 0);
  const some = ({ values }: NeuronValues): boolean => values.some((value) => value !== unread);
  const all = ({ values }: NeuronValues): boolean => values.every((value) => value !== unread);
  const whole = ({ read, readable }: NeuronValues): boolean => read === readable;
  const held = (value: number): Promise<unknown> => {
    const neuron = { layer: 0, unit: 193 };
    return client.request('hold', { held: [{ neuron, way: 'value', value }] });
  };
  const times = async (
    count: number,
    enough: (values: NeuronValues) => boolean,
  ): Promise<number[]> => {
    const samples: number[] = [];
    for (let k = 0; k < count; k++) {
      samples.push(await seeing(client, held(k / count), range, enough));
    }
    return samples;
  };
  const lines = [
    distribution('held otherwise: first colours in view', await times(20, some), 'aim: 50'),
    distribution('held otherwise: all colours in view', await times(10, all)),
    distribution('held otherwise: as much of the file as is read', await times(1, whole)),
  ];
  const dose = { uri, version: 1, offset: range.to, neuron: { layer: 0, unit: 193 }, symbol: ')' };
  const dosed = await repeated(3, () => client.request('dose', dose));
  const healed = await repeated(1, async () => {
    await client.request('hold', { held: [] });
    if (!all(await inspect(client, range, 0))) throw new Error('the healthy values are gone');
  });
  return [
    ...lines,
    distribution('dose and response, 21 values', dosed),
    distribution('healed: all colours in view', healed),
  ];
}

async function repeated(
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    samples.push(performance.now() - start);
  }
  return samples;
}

/** From opening a file to its colours, and from neuron to neuron. */
export async function benchInspection(client: EngineClient): Promise<string[]> {
  const text = sample('ts', 2_000 * 30);
  const some = ({ values }: NeuronValues): boolean => values.some((value) => value !== unread);
  const all = ({ values }: NeuronValues): boolean => values.every((value) => value !== unread);
  const whole = ({ read, readable }: NeuronValues): boolean => read === readable;
  const lines = ['Inspector: a file of 2,000 lines, 60,000 characters', distributionHead];
  const first = await repeated(3, () => opening(client, text, 1_000, some));
  const visible = await repeated(3, () => opening(client, text, 1_000, all));
  const atTop = await repeated(3, () => opening(client, text, 0, all));
  lines.push(
    distribution('first colours in view, from its middle', first, 'aim: 300'),
    distribution('all colours in view, from its middle', visible),
    distribution('all colours in view, from its top', atTop, 'aim: 300'),
    distribution(
      'all of the file',
      await repeated(1, () => opening(client, text, 0, whole)),
      'aim: 6,000',
    ),
  );
  lines.push(...(await holding(client, text)));

  const long = sample('ts', 100_000);
  await opening(client, long, 0, whole);
  const everything = { from: 0, to: long.length };
  const shown = view(long, 1_000);
  lines.push('', 'Inspector: another neuron, 100,000 characters read', distributionHead);
  for (const quantity of ['h', 'c', 'o'] as const) {
    const seen = await repeated(20, (unit) => inspect(client, shown, unit, quantity));
    const pictured = await repeated(5, (unit) => inspect(client, everything, unit, quantity));
    lines.push(
      distribution(`${quantity}, in view`, seen, 'aim: p95 16'),
      distribution(`${quantity}, all`, pictured, quantity === 'h' ? 'aim: 50' : ''),
    );
  }
  for (const quantity of ['h', 'c'] as const) {
    const asked = {
      uri,
      version: 1,
      label: 'bracketDepth',
      quantity,
      order: 'certificate',
      limit: 50,
    } as const;
    const ranked = await repeated(3, () => client.request('rank', asked));
    lines.push(distribution(`ranking by ${quantity}`, ranked));
  }
  const guessed = await repeated(5, () =>
    client.request('guesses', { uri, version: 1, ...everything }),
  );
  lines.push(distribution('guesses and surprise, all', guessed));
  await client.request('close', { uri });
  return [...lines, figure('the engine’s memory', `${residentMegabytes(client.pid!)} MB`)];
}
