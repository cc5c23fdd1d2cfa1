import type { Params, Result } from '../../protocol/engine.ts';
import { costLimits, rivalKinds } from '../../protocol/rival-requests.ts';
import { bestForm } from '../../runtime/kernel/instance.ts';
import { RivalNetwork } from '../../runtime/rivals/rival-network.ts';
import { heardBy, sumsOf, type RivalShape } from '../../runtime/rivals/rival-weights.ts';
import { noValues } from '../inspector.ts';
import type { LongAnswer } from '../scheduler.ts';

/** The sizes that the rivals have. */
const usual = { symbols: 102, embedding: 64 } as const;
const window = 20;

/** Milliseconds of one piece, and of all of them. */
const slice = 4;
const longest = 500;

/** A warm-up, in which the program is compiled to its fastest form. */
const warmUp = { characters: 600, milliseconds: 80 } as const;

/** What a character costs a network of a size on one core, by the multiplication that the rivals are computed with. */
export function* stepCost(
  { network: kind, units: asked, characters }: Params<'stepCost'>,
  now: () => number,
): LongAnswer<Result<'stepCost'>> {
  if (!rivalKinds.includes(kind)) return noValues('unknownSubject');
  const units = Math.min(Math.max(1, Math.trunc(asked) || 1), costLimits.units);
  const shape: RivalShape = { kind, units, ...usual, window: kind === 'feed-forward' ? window : 1 };
  const network = new RivalNetwork(bestForm(), anyWeights(shape));
  yield* read(network, warmUp.characters, warmUp.milliseconds, now);
  const asMany = Math.max(1, Math.trunc(characters) || 1);
  const paces = yield* read(network, asMany, longest, now);
  const { parameters } = network;
  const stateBytes = 4 * network.state().length;
  return {
    kind: 'cost',
    parameters,
    stateBytes,
    characters: paces.reduce((sum, { characters: some }) => sum + some, 0),
    // The median: whatever else the machine does slows down a few pieces, not most of them.
    secondsPerCharacter: median(paces.map(({ pace }) => pace)) / 1_000,
  };
}

interface Piece {
  readonly characters: number;
  /** Milliseconds a character. */
  readonly pace: number;
}

/** Reads in pieces as many characters as were asked for, or as can be read in the time. */
function* read(
  network: RivalNetwork,
  characters: number,
  milliseconds: number,
  now: () => number,
): Generator<undefined, Piece[], undefined> {
  const pieces: Piece[] = [];
  let left = characters;
  let spent = 0;
  while (left > 0 && spent < milliseconds) {
    yield;
    const from = now();
    let some = 0;
    let passed = 0;
    for (; some < left && passed < slice; passed = now() - from) {
      network.read(some % usual.symbols);
      some += 1;
    }
    left -= some;
    spent += passed;
    pieces.push({ characters: some, pace: passed / some });
  }
  return pieces;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** The values make no difference to the time, unless they are too small for a normal float. */
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
