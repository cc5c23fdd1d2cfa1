import assert from 'node:assert/strict';

import type { ExactValues } from '../../../../../src/protocol/inspection.ts';
import { FIRST_SIDE_BY_SIDE, type SideBySide } from '../../../../../src/protocol/side-by-side.ts';
import { PanelModel } from '../../../../../src/webview/model/panel-model.ts';
import { SIDE_TOPICS } from '../../../../../src/webview/model/side/side-topics.ts';

const chosen = { layer: 0, unit: 3 };
const [first, second] = [
  { subject: chosen, quantity: 'h' as const },
  { subject: { layer: 1, unit: 2 }, quantity: 'c' as const },
];
const document = {
  ...{ uri: 'a', name: 'a.ts', version: 1, text: 'ab\ncd\n' },
  ...{ line: 0, cursor: 2, tabSize: 4, isParsed: true },
};

function shown(side: Partial<SideBySide> = {}): PanelModel {
  const model = new PanelModel(() => undefined);
  model.show(document, false);
  model.choose(chosen);
  model.remember({ page: 'sideBySide', sideBySide: { ...FIRST_SIDE_BY_SIDE, ...side } });
  model.side.setWindow({ from: 0, to: 6 }, { from: 0, to: 0 });
  return model;
}

const values = (numbers: readonly number[], read = numbers.length): ExactValues => ({
  ...{ kind: 'values', from: 0, to: numbers.length, numbers: Float32Array.from(numbers) },
  ...{ middle: 0, scale: 1, provisional: read < numbers.length, read, readable: numbers.length },
});

/** What a topic asks, having taken the answer in. */
async function ask(
  model: PanelModel,
  topic: keyof typeof SIDE_TOPICS,
  answer: unknown,
): Promise<unknown> {
  let asked: unknown;
  await SIDE_TOPICS[topic].ask(model, {
    ask: (kind, params) => {
      asked = { kind, params };
      return Promise.resolve(answer as never);
    },
  });
  return asked;
}

describe('what stands side by side', () => {
  it('is what is chosen until the reader puts something beside it', () => {
    const model = shown();
    assert.deepEqual(model.side.panes, [first]);
    model.choose(second.subject, 'c');
    assert.deepEqual(model.side.panes, [second]);
    model.side.remember({ panes: [first, second] });
    model.choose({ probe: 'column' }, 'c');
    assert.deepEqual(model.side.panes, [first, second]);
    assert.deepEqual(model.side.chosen, { subject: { probe: 'column' }, quantity: 'h' });
  });

  it('is asked pane by pane, and not again until more was read', async () => {
    const model = shown({ panes: [first, second] });
    const six = [0, 0.1, 0.2, 0.3, 0.4, 0.5];
    const range = { version: 1, from: 0, to: 6 };
    assert.deepEqual(await ask(model, 'paneValues', values(six, 2)), {
      kind: 'exactValues',
      params: { ...range, ...first },
    });
    assert.deepEqual(await ask(model, 'paneValues', values(six, 2)), {
      kind: 'exactValues',
      params: { ...range, ...second },
    });
    assert.equal(await ask(model, 'paneValues', undefined), undefined, 'as little was read');
    model.setProgress(6, 6, true);
    await ask(model, 'paneValues', values(six));
    assert.ok(model.side.valuesOf(first).track.isExact(0, 6));
    assert.equal(model.side.valuesOf(first).track.at(3), Math.fround(0.3));
  });

  it('has surprise from what the network expected, and asks for it beside what neurons do', async () => {
    const model = shown({ panes: [first, 'surprise'] });
    const bits = Float32Array.of(0.1, 1, 2, 3, 4, 9);
    const known = { kind: 'values', from: 0, to: 6, bits, readable: 6, provisional: false };
    const range = { version: 1, from: 0, to: 6 };
    const asked = { kind: 'guesses', params: range };
    assert.deepEqual(await ask(model, 'paneSurprise', { ...known, read: 2 }), asked);
    assert.equal(await ask(model, 'paneSurprise', undefined), undefined, 'as little was read');
    model.setProgress(6, 6, true);
    assert.deepEqual(await ask(model, 'paneSurprise', { ...known, read: 6 }), asked);
    assert.equal(await ask(model, 'paneSurprise', undefined), undefined);
    assert.equal(model.side.valuesOf('surprise').track.at(5), 9);
    assert.deepEqual(model.side.spanOf('surprise'), { least: 0, middle: 0, greatest: 8 });
    assert.ok(!model.side.isLost('surprise'));
    // A neuron's values are asked for apart from it.
    assert.deepEqual(await ask(model, 'paneValues', values([1, 1, 1, 1, 1, 1])), {
      kind: 'exactValues',
      params: { ...range, ...first },
    });
    // The network is another one: what was said of the text is stale.
    model.side.outdate();
    assert.ok(!model.side.valuesOf('surprise').track.isExact(0, 6));
    model.side.remember({ panes: [first] });
    assert.equal(await ask(model, 'paneSurprise', undefined), undefined);
  });

  it('is asked by nobody while another page is shown', async () => {
    const model = shown({ view: 'versions' });
    model.setProgress(6, 6, true);
    model.remember({ page: 'text' });
    for (const topic of Object.keys(SIDE_TOPICS)) {
      assert.equal(await ask(model, topic as keyof typeof SIDE_TOPICS, undefined), undefined);
    }
  });

  it('says of a neuron that is not in the network that it is not, and asks no more for it', async () => {
    const model = shown({ panes: [second] });
    await ask(model, 'paneValues', { kind: 'none', reason: 'unknownSubject' });
    assert.ok(model.side.isLost(second));
    model.setProgress(6, 6, true);
    assert.equal(await ask(model, 'paneValues', undefined), undefined);
    assert.equal(await ask(model, 'allPaneValues', undefined), undefined);
  });

  it('is asked again where another was looked at in between', async () => {
    const model = shown();
    const six = values([0, 0.1, 0.2, 0.3, 0.4, 0.5], 2);
    assert.notEqual(await ask(model, 'paneValues', six), undefined);
    model.choose(second.subject, 'c');
    assert.notEqual(await ask(model, 'paneValues', six), undefined);
    model.choose(first.subject, 'h');
    assert.notEqual(await ask(model, 'paneValues', six), undefined);
    assert.equal(model.side.valuesOf(first).track.at(1), Math.fround(0.1));
  });

  it('moves with an edit, and nothing is kept of another text', () => {
    const model = shown();
    model.side.take(first, values([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]));
    model.edit(2, [{ offset: 0, removed: 0, inserted: 'x' }]);
    assert.equal(model.side.valuesOf(first).track.at(1), Math.fround(0.1));
    assert.ok(!model.side.valuesOf(first).track.isExact(0, 2));
    model.show({ ...document, uri: 'b' }, false);
    assert.ok(Number.isNaN(model.side.valuesOf(first).track.at(1)));
  });
});

describe('an earlier version', () => {
  const text = { kind: 'text', text: 'ab\nold\ncd\n', version: 4 };

  it('is fetched once, and again when it may be another', async () => {
    const model = shown({ view: 'versions' });
    const asked = { kind: 'earlierText', params: { earlier: 'saved' } };
    assert.deepEqual(await ask(model, 'earlierText', text), asked);
    const { earlier } = model.side;
    assert.equal(earlier?.text, text.text);
    assert.equal(await ask(model, 'earlierText', text), undefined);
    model.side.refetch();
    assert.deepEqual(await ask(model, 'earlierText', text), asked);
    assert.equal(model.side.earlier, earlier, 'it is the same text');
    model.side.remember({ earlier: 'committed' });
    await ask(model, 'earlierText', { kind: 'none', reason: 'noGit' });
    assert.equal(model.side.noEarlier?.reason, 'noGit');
    assert.equal(model.side.earlier, undefined);
  });

  it('that comes for another file, or for what is no longer asked, is dropped', async () => {
    const model = shown({ view: 'versions' });
    await SIDE_TOPICS.earlierText.ask(model, {
      ask: () => {
        model.show({ ...document, uri: 'b' }, false);
        return Promise.resolve(text as never);
      },
    });
    assert.equal(model.side.earlier, undefined);
    await ask(model, 'earlierText', { kind: 'none', reason: 'cancelled' });
    assert.equal(model.side.noEarlier, undefined);
  });

  it('is asked for values of what is chosen, and forgets them with another choice', async () => {
    const model = shown({ view: 'versions' });
    await ask(model, 'earlierText', text);
    const ten = values([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const range = { version: 4, from: 0, to: 10 };
    assert.deepEqual(await ask(model, 'earlierValues', ten), {
      kind: 'earlierValues',
      params: { ...range, ...first },
    });
    const { earlier } = model.side;
    assert.equal(earlier?.valuesOf(first).track.at(7), 7);
    assert.equal(await ask(model, 'earlierValues', undefined), undefined);
    model.choose(second.subject, 'c');
    assert.deepEqual(await ask(model, 'earlierValues', { kind: 'none', reason: 'cancelled' }), {
      kind: 'earlierValues',
      params: { ...range, ...second },
    });
    assert.ok(Number.isNaN(earlier.valuesOf(second).track.at(7)));
  });

  it('is kept no longer than it is looked at', async () => {
    const model = shown({ view: 'versions' });
    await ask(model, 'earlierText', text);
    model.remember({ plot: false });
    assert.notEqual(model.side.earlier, undefined);
    model.remember({ page: 'text' });
    assert.equal(model.side.earlier, undefined);
    model.remember({ page: 'sideBySide' });
    assert.notEqual(await ask(model, 'earlierText', text), undefined);
  });

  it('that the host has lost is fetched anew', async () => {
    const model = shown({ view: 'versions' });
    await ask(model, 'earlierText', text);
    await ask(model, 'earlierValues', { kind: 'none', reason: 'unknownDocument' });
    assert.ok(!model.side.isFetched);
  });
});
