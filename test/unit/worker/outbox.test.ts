import assert from 'node:assert/strict';
import type { Params, RequestKind, Result, ToWorker } from '../../../src/protocol/engine.ts';
import { Outbox, type Letter } from '../../../src/worker/outbox.ts';

/** More than the engine may owe an answer to. */
const many = 100;

/** An outbox whose engine answers when it is told to. */
class Bench {
  readonly sent: ToWorker[] = [];
  readonly underWay: Letter[] = [];
  readonly laters: (() => void)[] = [];
  whole: Params<'open'> | undefined = { uri: 'a', version: 9_999, language: 'ts', text: 'whole' };
  readonly outbox = new Outbox({
    send: (message) => this.sent.push(message),
    sent: (letter) => this.underWay.push(letter),
    reopen: () => this.whole,
    later: (next) => this.laters.push(next),
  });
  #lastId = 0;

  ask<K extends RequestKind>(
    kind: K,
    params: Params<K>,
  ): { id: number; answer: Promise<Result<K>> } {
    const id = ++this.#lastId;
    const answer = new Promise((resolve, reject) => {
      const envelope = { id, kind, params, sentAt: 0 } as Letter['envelope'];
      this.outbox.put({ id, envelope, pending: [{ resolve, reject }] });
    });
    return { id, answer: answer as Promise<Result<K>> };
  }

  /** Makes the engine owe as many answers as it may. */
  fall(): void {
    for (let count = 0; count < many; count++) void this.ask('close', { uri: 'other' });
    this.sent.length = 0;
  }

  /** Lets the engine answer until everything is sent. */
  catchUp(): void {
    for (let letter; (letter = this.underWay.shift()) !== undefined;) {
      for (const one of letter.pending) one.resolve(undefined);
      this.outbox.answered(letter);
    }
  }

  type(count: number, from = 0): void {
    for (let at = from; at < from + count; at++) {
      const changes = [{ offset: at, removed: 0, inserted: 'x' }];
      void this.ask('change', { uri: 'a', version: at + 2, changes });
    }
  }

  get about(): ToWorker[] {
    return this.sent.filter(
      (one) => !('params' in one && 'uri' in one.params && one.params.uri === 'other'),
    );
  }
}

const query = { uri: 'a', offset: 0, maxLength: 40 };

describe('Outbox', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));

  it('sends at once what an engine that keeps up is asked', () => {
    bench.type(2);
    void bench.ask('complete', { ...query, version: 3 });
    assert.deepEqual(
      bench.sent.map(({ kind }) => kind),
      ['change', 'change', 'complete'],
    );
  });

  it('holds back what an engine that lags behind is asked, and puts changes together', () => {
    bench.fall();
    bench.type(500);
    assert.deepEqual(bench.sent, []);
    bench.catchUp();
    assert.equal(bench.about.length, 1);
    assert.deepEqual('params' in bench.about[0]! && bench.about[0].params, {
      ...{ uri: 'a', version: 501 },
      changes: [{ offset: 0, removed: 0, inserted: 'x'.repeat(500) }],
    });
  });

  it('holds nothing back for questions that the engine answers when it has nothing else to do', async () => {
    const cell = { uri: 'a', version: 1, at: 0, neuron: { layer: 0, unit: 0 } };
    for (let count = 0; count < many; count++) void bench.ask('cell', cell);
    void bench.ask('complete', { ...query, version: 1 });
    assert.equal(bench.sent.length, many + 1);
    bench.fall();
    void bench.ask('close', { uri: 'a' });
    const waiting = bench.ask('cell', cell);
    assert.equal(bench.outbox.withdraw(waiting.id), true);
    assert.deepEqual(await waiting.answer, { kind: 'none', reason: 'cancelled' });
  });

  it('answers all whose changes went as one', async () => {
    bench.fall();
    const changes = [{ offset: 0, removed: 0, inserted: 'x' }];
    const answers = [2, 3, 4].map((version) => bench.ask('change', { uri: 'a', version, changes }));
    bench.catchUp();
    await Promise.all(answers.map(({ answer }) => answer));
  });

  it('answers what is asked about a text that has changed since, and sends it never', async () => {
    bench.fall();
    bench.type(1);
    const asked = bench.ask('complete', { ...query, version: 2 });
    const inspected = bench.ask('guesses', { uri: 'a', version: 2, from: 0, to: 1 });
    bench.type(1, 1);
    void bench.ask('complete', { ...query, version: 3 });
    const answer = await asked.answer;
    assert.equal(answer.kind === 'silent' && answer.reason, 'outdated');
    assert.deepEqual(await inspected.answer, { kind: 'none', reason: 'outdated' });
    bench.catchUp();
    assert.deepEqual(
      bench.about.map(({ kind }) => kind),
      ['change', 'complete'],
    );
  });

  it('withdraws a question that has not been sent', async () => {
    bench.fall();
    const { id, answer } = bench.ask('complete', { ...query, version: 1 });
    assert.equal(bench.outbox.withdraw(id), true);
    assert.equal(bench.outbox.withdraw(id), false);
    const answered = await answer;
    assert.equal(answered.kind === 'silent' && answered.reason, 'cancelled');
    bench.catchUp();
    assert.deepEqual(bench.about, []);
    const sent = bench.ask('complete', { ...query, version: 1 });
    assert.equal(bench.outbox.withdraw(sent.id), false, 'the engine has it');
  });

  it('opens a document anew of which too many changes wait', () => {
    bench.fall();
    for (let version = 2; version < 5_000; version++) {
      const changes = [{ offset: (version * 7) % 1_000, removed: 1, inserted: 'y' }];
      void bench.ask('change', { uri: 'a', version, changes });
    }
    void bench.ask('complete', { ...query, version: 9_999 });
    assert.equal(bench.outbox.length, many - 32 + 2);
    bench.catchUp();
    assert.deepEqual(
      bench.about.map(({ kind }) => kind),
      ['open', 'complete'],
    );
    assert.deepEqual('params' in bench.about[0]! && bench.about[0].params, bench.whole);
  });

  it('opens nothing anew that was closed meanwhile', () => {
    bench.fall();
    bench.type(2_000);
    void bench.ask('close', { uri: 'a' });
    bench.whole = undefined;
    bench.catchUp();
    assert.deepEqual(
      bench.about.map(({ kind }) => kind),
      ['close'],
    );
  });

  it('keeps changes before and after a new opening apart', () => {
    bench.fall();
    bench.type(1);
    void bench.ask('close', { uri: 'a' });
    void bench.ask('open', { uri: 'a', version: 2, language: 'ts', text: '' });
    bench.type(2, 1);
    bench.catchUp();
    assert.deepEqual(
      bench.about.map(({ kind }) => kind),
      ['change', 'close', 'open', 'change'],
    );
  });

  it('sends a long text in parts, and what follows after it', () => {
    const text = 'x'.repeat(2_500_000);
    void bench.ask('open', { uri: 'a', version: 1, language: 'ts', text });
    bench.type(1);
    const parts: number[] = [];
    for (let next; (next = bench.laters.shift()) !== undefined;) {
      parts.push(bench.sent.length);
      next();
    }
    assert.deepEqual(parts, [1, 2], 'one part at a time');
    assert.deepEqual(
      bench.sent.map(({ kind }) => kind),
      ['part', 'part', 'open', 'change'],
    );
    const texts = bench.sent.flatMap((one) =>
      one.kind === 'part' ? [one.text] : one.kind === 'open' ? [one.params.text] : [],
    );
    assert.equal(texts.join(''), text);
  });
});
