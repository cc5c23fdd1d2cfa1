import assert from 'node:assert/strict';

import { longestElsewhere, type AlikePlaces } from '../../../src/protocol/elsewhere.ts';
import { tinyModel } from '../support/models.ts';
import { eachOnModel, type EngineBench } from './engine-bench.ts';

const line = 'for (const a of list) { if (a) { call(a, "b"); } }\n';
const text = line.repeat(6);
const other = `import { list } from "./list";\n${line.repeat(4)}`;

describe('Places elsewhere', () => {
  let bench: EngineBench;
  eachOnModel(tinyModel, (made) => (bench = made));

  /** The neurons that tell a part of the first text from the rest of it. */
  async function neurons() {
    await bench.open(text);
    const all = { uri: 'a', version: 1, from: 0, to: text.length };
    await bench.request('inspect', { ...all, subject: { layer: 0, unit: 0 }, quantity: 'h' });
    await bench.untilRead();
    const asked = { uri: 'a', version: 1, on: [{ from: 40, to: 46 }], limit: 3 };
    const answer = await bench.request('tellApart', asked);
    assert.ok(answer.kind === 'values' && answer.told !== undefined);
    return answer.told.neurons.map(({ layer, unit, inside, outside }) => ({
      ...{ layer, unit, inside, outside },
    }));
  }

  async function alike(uri: string, by: Awaited<ReturnType<typeof neurons>>): Promise<AlikePlaces> {
    const answer = await bench.request('alike', { uri, neurons: by });
    assert.ok(answer.kind === 'places', JSON.stringify(answer));
    return answer;
  }

  it('are the characters at which most of the neurons are nearer to the selection than to the rest', async () => {
    const by = await neurons();
    await bench.open(other, 'b');
    const { places, ...read } = await alike('b', by);
    const { length } = other;
    assert.deepEqual(read, { kind: 'places', read: length, readable: length, length });
    const like = Array.from({ length }, () => 0);
    const all = { uri: 'b', version: 1, from: 0, to: length };
    await bench.request('inspect', { ...all, subject: { layer: 0, unit: 0 }, quantity: 'h' });
    await bench.untilRead();
    for (const { inside, outside, ...subject } of by) {
      const exact = await bench.request('exactValues', { ...all, subject, quantity: 'h' });
      assert.ok(exact.kind === 'values');
      exact.numbers.forEach((value, at) => {
        like[at]! += Math.abs(value - inside) < Math.abs(value - outside) ? 1 : 0;
      });
    }
    // One character alone is no place, and beyond the last that is told of there may be more.
    const isLike = (at: number): boolean =>
      like[at]! >= 2 && ((like[at - 1] ?? 0) >= 2 || (like[at + 1] ?? 0) >= 2);
    const inPlaces = (at: number): boolean => places.some(({ from, to }) => at >= from && at < to);
    const told = Array.from({ length: places.at(-1)!.to }, (_, at) => at);
    assert.ok(places.length > 2);
    assert.deepEqual(told.map(isLike), told.map(inPlaces));
    for (const { from, to, line: at, text: words } of places) {
      assert.equal(words, other.slice(from, to).slice(0, 80));
      assert.equal(at, other.slice(0, from).split('\n').length - 1);
    }
  });

  it('are the same of a document that somebody looks into', async () => {
    const by = await neurons();
    await bench.open(other, 'b');
    const before = await alike('b', by);
    const all = { uri: 'b', version: 1, from: 0, to: other.length };
    await bench.request('inspect', { ...all, subject: { layer: 0, unit: 0 }, quantity: 'h' });
    await bench.untilRead();
    assert.deepEqual(await alike('b', by), before);
  });

  it('are by the network with units held, also where the healthy one alone has read the document', async () => {
    const by = await neurons();
    const neuron = { layer: 0, unit: by[0]!.unit };
    await bench.open(other, 'b');
    const healthy = await alike('b', by);
    await bench.request('hold', { held: [{ neuron, way: 'value', value: -1 }] });
    const held = await alike('b', by);
    assert.notDeepEqual(held, healthy);
    await bench.request('ownValues', { uri: 'b', version: 1, neuron });
    await bench.untilRead();
    assert.deepEqual(await alike('b', by), held);
  });

  it('come a piece at a time, up to a limit', async () => {
    const by = await neurons();
    const long = line.repeat(Math.ceil((longestElsewhere + 5_000) / line.length));
    await bench.open(long, 'b');
    const first = await alike('b', by);
    assert.ok(first.read > 0 && first.read < 3_000, String(first.read));
    assert.deepEqual([first.readable, first.length], [longestElsewhere, long.length]);
    let last = first;
    let answers = 1;
    for (; last.read < last.readable; answers++) {
      const next = await alike('b', by);
      assert.ok(next.read > last.read && next.places.length >= last.places.length);
      last = next;
    }
    assert.ok(answers >= 9, String(answers));
    assert.equal(last.read, longestElsewhere);
    // Another question begins at the start, and the first may still go on.
    const [one, ...rest] = by;
    assert.ok((await alike('b', [...rest, one!])).read < 3_000);
    assert.equal((await alike('b', by)).read, longestElsewhere);
  });

  it('begin anew in a text that has changed, also while it is read', async () => {
    const by = await neurons();
    const long = line.repeat(200);
    await bench.open(long, 'b');
    const first = await alike('b', by);
    const change = { offset: 0, removed: 0, inserted: '// one line more\n' };
    await bench.request('change', { uri: 'b', version: 2, changes: [change] });
    const again = await alike('b', by);
    assert.equal(again.length, long.length + change.inserted.length);
    assert.ok(again.read <= first.read + change.inserted.length);
    let changed: Promise<unknown> | undefined;
    const changeAgain = () => bench.request('change', { uri: 'b', version: 3, changes: [change] });
    let pauses = 0;
    bench.onPause = () => {
      // By then it has begun.
      if (++pauses === 10) changed = changeAgain();
    };
    const meanwhile = await bench.request('alike', { uri: 'b', neurons: by });
    assert.deepEqual(meanwhile, { kind: 'none', reason: 'outdated' });
    await changed;
  });

  it('are not told of a document that is not there, nor by a neuron that is none', async () => {
    const by = await neurons();
    const none = await bench.request('alike', { uri: 'c', neurons: by });
    assert.deepEqual(none, { kind: 'none', reason: 'unknownDocument' });
    const odd = [{ ...by[0]!, layer: 9 }];
    const nobody = await bench.request('alike', { uri: 'a', neurons: odd });
    assert.deepEqual(nobody, { kind: 'none', reason: 'unknownSubject' });
  });
});
