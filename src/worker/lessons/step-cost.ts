import type { Params, Result } from '../../protocol/engine.ts';
import { costLimits, rivalKinds } from '../../protocol/rival-requests.ts';
import { bestForm } from '../../runtime/kernel/instance.ts';
import { RivalNetwork } from '../../runtime/rivals/rival-network.ts';
import { heardBy, sumsOf, type RivalShape } from '../../runtime/rivals/rival-weights.ts';
import { noValues } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

/** As the rivals have them. */
const usual = { symbols: 102, embedding: 64 } as const;
const window = 20;

/** Milliseconds of one piece, and of all of them. */
const slice = 4;
const longest = 500;

/** So many characters first, until the machine runs the program as fast as it will. */
const warmUp = 8;

/** What a character costs a network of a size, by the multiplication that reads the rivals, on one core. */
export function* stepCost(
  { network: kind, units: asked, characters }: Params<'stepCost'>,
  now: () => number,
): LongAnswer<Result<'stepCost'>> {
  if (!rivalKinds.includes(kind)) return noValues('unknownSubject');
  const units = Math.min(Math.max(1, Math.trunc(asked) || 1), costLimits.units);
  const shape: RivalShape = { kind, units, ...usual, window: kind === 'feed-forward' ? window : 1 };
  const network = new RivalNetwork(bestForm(), anyWeights(shape));
  yield;
  for (let at = 0; at < warmUp; at++) network.read(at);
  let read = 0;
  let spent = 0;
  const paces: number[] = [];
  const asMany = Math.max(1, Math.trunc(characters) || 1);
  while (read < asMany && spent < longest) {
    yield;
    const from = now();
    const first = read;
    let passed = 0;
    for (; read < asMany && passed < slice; passed = now() - from) {
      network.read(read % shape.symbols);
      read += 1;
    }
    spent += passed;
    paces.push(passed / (read - first));
  }
  const { parameters } = network;
  const stateBytes = 4 * network.state().length;
  return {
    kind: 'cost',
    parameters,
    stateBytes,
    characters: read,
    // The middle one: whatever else the machine does holds up a few pieces, and not most of them.
    secondsPerCharacter: paces.sort((a, b) => a - b)[paces.length >> 1]! / 1_000,
  };
}

/** What is multiplied makes no difference to the time, as long as it is not too small for a float. */
function anyWeights(shape: RivalShape): ConstructorParameters<typeof RivalNetwork>[1] {
  const { symbols, embedding, units } = shape;
  const sums = sumsOf(shape);
  const filled = (length: number): Float32Array => new Float32Array(length).fill(1 / 64);
  return {
    shape,
    embedding: filled(symbols * embedding),
    weights: filled(sums * heardBy(shape)),
    bias: filled(sums),
    output: { weights: filled(symbols * units), bias: filled(symbols) },
  };
}
