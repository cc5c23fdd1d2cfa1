import assert from 'node:assert/strict';
import fc from 'fast-check';
import { divergence, logProbabilities } from '../../../../src/core/lessons/bits.ts';
import {
  RivalReader,
  symbolsOf,
  type Change,
  type RivalReading,
} from '../../../../src/core/lessons/rival-reading.ts';
import type { Rival } from '../../../../src/core/lessons/rivals.ts';
import { Vocabulary } from '../../../../src/core/text/vocabulary.ts';

/** Expects the symbol that it read `window` symbols ago, of four. */
class Echo implements Rival {
  readonly kind = 'feed-forward';
  readonly units = 1;
  readonly parameters = 1;
  readonly window: number;
  #seen: number[] = [];

  constructor(window: number) {
    this.window = window;
    this.begin();
  }

  begin(): void {
    this.#seen = new Array<number>(this.window).fill(0);
  }

  read(id: number): Float32Array {
    this.#seen = [...this.#seen.slice(1), id];
    return Float32Array.from({ length: 4 }, (_, symbol) => (symbol === this.#seen[0] ? 2 : 0));
  }

  state(): Float32Array {
    return Float32Array.from(this.#seen.slice(1));
  }

  resume(state: Float32Array): void {
    this.#seen = [0, ...state];
  }
}

/** What a generator returns at its end. */
function ended<T>(pieces: Generator<undefined, T, undefined>): T {
  for (;;) {
    const step = pieces.next();
    if (step.done === true) return step.value;
  }
}

function read(rival: Rival, ids: readonly number[], change?: Change): RivalReading {
  const reader = new RivalReader(rival, { preamble: Uint8Array.of(0), ids: Int16Array.from(ids) });
  ended(reader.readTo(ids.length));
  return reader.reading(ids.length, change && ended(reader.follow(change, ids.length)));
}

const likely = Math.log2(Math.exp(2) + 3) - 2 / Math.LN2;
const unlikely = Math.log2(Math.exp(2) + 3);

describe('reading by a rival', () => {
  it('tells what each character cost, and nothing for the second half of one', () => {
    const { bits, moved } = read(new Echo(1), [0, 0, -1, 1, 1]);
    const expected = [likely, likely, NaN, unlikely, likely];
    for (const [at, cost] of expected.entries()) {
      assert.ok(Number.isNaN(cost) ? Number.isNaN(bits[at]) : Math.abs(bits[at]! - cost) < 1e-5);
    }
    assert.equal(moved.prediction.length, 0);
  });

  it('follows a change until it has left the window, and then there is exactly nothing', () => {
    const symbols = fc.array(fc.nat(3), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(symbols, fc.integer({ min: 1, max: 5 }), fc.nat(11), (ids, window, at) => {
        const id = (ids[at]! + 1) % 4;
        const { moved } = read(new Echo(window), ids, { at, id, reach: 100 });
        assert.equal(moved.prediction.length, ids.length - at);
        for (const [after, bits] of moved.prediction.entries()) {
          assert.equal(bits > 0, after === window - 1, `after ${after}`);
        }
        assert.ok(moved.state.slice(window - 1).every((apart) => apart === 0));
      }),
    );
  });

  it('follows it as far as was asked', () => {
    const change = { at: 2, id: 1, reach: 3 };
    const { moved } = read(new Echo(2), [0, 0, 0, -1, 0, 0, 0, 0], change);
    assert.equal(moved.prediction.length, 3);
  });

  it('goes on where it stopped, and follows a change, as though it had read all at once', () => {
    const symbols = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 90, maxLength: 120 });
    fc.assert(
      fc.property(symbols, fc.nat(80), fc.nat(80), (ids, stop, at) => {
        // The first of a text is no second half, and neither is what is changed.
        const own = ids.map((id, place) => (place === 0 || place === at ? Math.max(0, id) : id));
        const change = { at, id: 3, reach: 50 };
        const rival = new Echo(7);
        const text = { preamble: Uint8Array.of(0), ids: Int16Array.from(own) };
        const reader = new RivalReader(rival, text);
        ended(reader.readTo(stop));
        // Meanwhile another text is read with the same network.
        read(rival, [1, 2, 3]);
        ended(reader.readTo(own.length));
        const moved = ended(reader.follow(change, own.length));
        assert.deepEqual(reader.reading(own.length, moved), read(new Echo(7), own, change));
      }),
    );
  });

  it('gives each character of a text a symbol, and halves of a pair one', () => {
    const symbols = ['<unk>', '<eof>', '\n', 'a'];
    const vocabulary = new Vocabulary(symbols, new Map([['ts', 1]]));
    assert.deepEqual([...symbolsOf('a\r\n\u{1f600}b', vocabulary)], [3, 2, -1, 0, -1, 0]);
  });
});

describe('probabilities in bits', () => {
  const logits = fc.array(fc.float({ min: -30, max: 30, noNaN: true }), {
    minLength: 2,
    maxLength: 9,
  });

  it('sum to one, and differ from themselves by nothing', () => {
    fc.assert(
      fc.property(logits, (values) => {
        const logs = logProbabilities(Float32Array.from(values));
        const sum = logs.reduce((all, log) => all + 2 ** log, 0);
        assert.ok(Math.abs(sum - 1) < 1e-9);
        assert.equal(divergence(logs, logs), 0);
      }),
    );
  });

  it('differ by what it costs to expect the other', () => {
    const one = Float64Array.of(-1, -1);
    const other = Float64Array.of(-2, Math.log2(0.75));
    assert.ok(Math.abs(divergence(one, other) - (0.5 + 0.5 * (-1 - Math.log2(0.75)))) < 1e-12);
  });
});
