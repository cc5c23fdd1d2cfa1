import assert from 'node:assert/strict';

import { plainLabels } from '../../../../src/core/inspect/plain-text.ts';
import type {
  ModelSummary,
  PanelParams,
  PanelRequestKind,
  PanelResult,
} from '../../../../src/protocol/panel.ts';
import { Loader } from '../../../../src/webview/model/loader.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';

interface Asked {
  readonly kind: PanelRequestKind;
  readonly params: unknown;
  readonly answer: (result: unknown) => Promise<void>;
}

describe('the loader', () => {
  let asked: Asked[];
  let now: number;
  /** Clocks that run. */
  let waits: number;
  let model: PanelModel;

  beforeEach(() => {
    asked = [];
    now = 0;
    waits = 0;
    model = new PanelModel((parts) => loader.wake(parts));
    const loader: Loader = new Loader(model, {
      channel: {
        ask: <K extends PanelRequestKind>(kind: K, params: PanelParams<K>) =>
          new Promise<PanelResult<K>>((resolve) => {
            const answer = async (result: unknown): Promise<void> => {
              resolve(result as PanelResult<K>);
              await new Promise((done) => setImmediate(done));
            };
            asked.push({ kind, params, answer });
          }),
      },
      now: () => now,
      wait: () => {
        waits += 1;
        return () => (waits -= 1);
      },
      failed: (error) => assert.fail(String(error)),
    });
    model.show(
      {
        uri: 'a',
        name: 'a',
        version: 1,
        text: 'abcdef',
        line: 0,
        cursor: 0,
        tabSize: 4,
        isParsed: true,
      },
      false,
    );
    model.choose({ layer: 0, unit: 1 });
    model.setWindow({ from: 0, to: 3 });
  });

  it('asks on beside a question whose answer takes long, and that again only once it is answered', async () => {
    const network = { foundLayers: 2, widths: [4, 4] } as unknown as ModelSummary;
    model.setNetwork(network);
    model.surgery.follow(')');
    model.remember({ page: 'surgery' });
    const of = (kind: string): Asked[] => asked.filter((one) => one.kind === kind);
    for (let before = -1; before !== asked.length;) {
      before = asked.length;
      now += 2_000;
      for (const one of asked) if (one.kind !== 'dose') await one.answer(NONE);
    }
    assert.equal(of('dose').length, 1);
    model.moveCursor(3);
    model.setProgress(1, 6, false);
    now += 2_000;
    await asked.at(-1)!.answer(NONE);
    assert.ok(of('inspect').length > 1 && of('dose').length === 1);
    const dose = { kind: 'values', values: [], probabilities: [], free: 0, characters: 0 };
    await of('dose')[0]!.answer(dose);
    for (let turn = 0; turn < 9 && of('dose').length < 2; turn++) {
      now += 2_000;
      await asked.at(-1)!.answer(NONE);
    }
    assert.deepEqual(of('dose')[1]?.params, {
      ...{ version: 1, offset: 3, neuron: { layer: 0, unit: 1 }, symbol: ')' },
    });
  });

  const last = (): Asked => asked.at(-1)!;
  const NONE = { kind: 'none', reason: 'outdated' };

  function inspected(from: number, to: number) {
    const values = new Int8Array(to - from).fill(64);
    return {
      kind: 'values',
      from,
      to,
      values,
      middle: 0,
      scale: 1,
      provisional: false,
      read: 6,
      readable: 6,
    };
  }

  it('has one question under way at a time', async () => {
    assert.equal(asked.length, 1);
    await last().answer(NONE);
    assert.equal(asked.length, 2);
  });

  it('asks for what is in view before the rest', async () => {
    const seen: string[] = [];
    for (let count = 0; count < 6; count++) {
      const { kind, params, answer } = last();
      const { from, to } = params as { from?: number; to?: number };
      const range = from === undefined ? '' : `${from}-${to!}`;
      seen.push(`${kind} ${range}`);
      await answer(kind === 'inspect' ? inspected(0, 6) : NONE);
      if (last().answer === answer) break;
    }
    const inspects = seen.filter((one) => one.startsWith('inspect'));
    assert.equal(inspects[0], 'inspect 0-3');
    assert.ok(seen.indexOf('inspect 0-3') < 2);
  });

  /** What is asked first of the values of what is chosen now. */
  async function firstRange(choose: () => void): Promise<string> {
    // One question after the other, until there is none.
    for (let open = last(); ; open = last()) {
      await open.answer(NONE);
      if (last() === open) break;
    }
    const before = asked.length;
    now += 10_000;
    choose();
    while (asked.length === before || last().kind !== 'inspect') await last().answer(NONE);
    const { from, to } = last().params as { from: number; to: number };
    return `${from}-${to}`;
  }

  it('asks for h of all at once where all is read, and for what takes longer bit by bit', async () => {
    assert.equal(await firstRange(() => model.choose({ layer: 0, unit: 3 })), '0-3');
    model.setProgress(6, 6, true);
    assert.equal(await firstRange(() => model.choose({ layer: 0, unit: 4 })), '0-6');
    assert.equal(await firstRange(() => model.choose({ probe: 'bracketDepth' })), '0-3');
    assert.equal(await firstRange(() => model.remember({ quantity: 'c' })), '0-3');
  });

  it('ranks at its pace while a text is read or changed, and at once when it has been read to its end', async () => {
    const ranked = async (): Promise<number> => {
      for (let open = last(); ; open = last()) {
        await open.answer(open.kind === 'inspect' ? inspected(0, 6) : NONE);
        if (last() === open) break;
      }
      return asked.filter(({ kind }) => kind === 'rank').length;
    };
    assert.equal(await ranked(), 1);
    model.setProgress(3, 6, false);
    model.setProgress(4, 6, false);
    assert.equal(await ranked(), 1);
    assert.equal(waits, 1);
    model.setProgress(6, 6, true);
    assert.equal(await ranked(), 2);
    assert.equal(waits, 1);
    model.edit(2, [{ offset: 6, removed: 0, inserted: 'g' }]);
    model.setProgress(7, 7, true);
    assert.equal(await ranked(), 2);
    now += 1_500;
    model.setProgress(7, 7, true);
    assert.equal(await ranked(), 3);
  });

  it('asks for nothing that it has', async () => {
    for (let count = 0; count < 8; count++) {
      const { kind, answer } = last();
      await answer(kind === 'inspect' ? inspected(0, 6) : NONE);
    }
    const before = asked.length;
    now += 10_000;
    model.hover(1);
    model.hover(undefined);
    await new Promise((done) => setImmediate(done));
    assert.ok(asked.slice(before).every(({ kind }) => kind !== 'inspect'));
  });

  it('drops an answer about a neuron that is no longer shown', async () => {
    while (last().kind !== 'inspect') await last().answer(NONE);
    const { answer } = last();
    model.choose({ layer: 0, unit: 2 });
    await answer(inspected(0, 3));
    assert.ok(Number.isNaN(model.values.at(0)));
    assert.equal(last().kind, 'inspect');
  });

  it('drops an answer about an older text, and asks again', async () => {
    while (last().kind !== 'inspect') await last().answer(NONE);
    const { answer } = last();
    model.edit(2, [{ offset: 0, removed: 1, inserted: 'xx' }]);
    await answer(inspected(0, 3));
    assert.ok(Number.isNaN(model.values.at(0)));
    while (last().kind !== 'inspect') await last().answer(NONE);
    assert.equal((last().params as { version: number }).version, 2);
  });

  it('drops an answer about another file whose text is of the same version', async () => {
    while (last().kind !== 'inspect') await last().answer(NONE);
    const { answer } = last();
    model.show(
      {
        uri: 'b',
        name: 'b',
        version: 1,
        text: 'uvwxyz',
        line: 0,
        cursor: 0,
        tabSize: 4,
        isParsed: true,
      },
      false,
    );
    await answer(inspected(0, 3));
    assert.ok(Number.isNaN(model.values.at(0)));
  });

  it('asks for another list at once, and for the same one on more text after a while', async () => {
    const ranks = async (change: () => void): Promise<number> => {
      const before = asked.length;
      change();
      for (let open = last(); ; open = last()) {
        await open.answer(NONE);
        if (last() === open) break;
      }
      return asked.slice(before).filter(({ kind }) => kind === 'rank').length;
    };
    await ranks(() => undefined);
    assert.equal(await ranks(() => model.choose({ layer: 0, unit: 4 })), 0);
    assert.equal(await ranks(() => model.setProgress(3, 6, false)), 0);
    assert.equal(await ranks(() => model.remember({ label: 'column' })), 1);
    now += 10_000;
    assert.equal(await ranks(() => model.setProgress(4, 6, false)), 1);
  });

  it('asks for what needs no parser where there is none', async () => {
    const place = { line: 0, cursor: 0, tabSize: 4, isParsed: false };
    model.remember({ label: 'inString' });
    model.show({ uri: 'b', name: 'b.md', version: 1, text: '(a)', ...place }, false);
    const found = async (kind: PanelRequestKind): Promise<Readonly<Record<string, unknown>>> => {
      while (last().kind !== kind) await last().answer(NONE);
      return last().params as Readonly<Record<string, unknown>>;
    };
    assert.equal((await found('rank'))['label'], 'bracketDepth');
    model.setWindow({ from: 0, to: 2 });
    assert.deepEqual((await found('labels'))['labels'], [...plainLabels]);
    assert.equal(model.memory.label, 'inString', 'the choice is kept for the next file');
  });
});
