import assert from 'node:assert/strict';
import fc from 'fast-check';

import type { Engine } from '../../../../src/host/engine/engine.ts';
import { PanelSession } from '../../../../src/host/inspector/panel-session.ts';
import type { Params, RequestKind, Result } from '../../../../src/protocol/engine.ts';
import { FIRST_MEMORY } from '../../../../src/protocol/panel-memory.ts';
import type { PanelStrings } from '../../../../src/protocol/panel-strings.ts';
import type { ShownDocument, ToPanel } from '../../../../src/protocol/panel.ts';
import type { HeldUnit } from '../../../../src/protocol/surgery.ts';
import { asSent } from '../../../../src/webview/model/channel.ts';
import { hostileMessage, hostileMessages, validMessage } from '../../support/hostile-messages.ts';
import { mayBeAsked } from '../../support/page-requests.ts';

const URI = 'file:///shown.ts';
const DOCUMENT: ShownDocument = {
  ...{
    uri: URI,
    name: 'shown.ts',
    version: 1,
    text: 'abc',
    tabSize: 4,
    isParsed: true,
    line: 0,
    cursor: 0,
  },
};

interface Asked {
  readonly kind: RequestKind;
  readonly params: unknown;
  readonly answer: (ok: unknown) => void;
}

/** A session on a document, with an engine that answers when it is told to. */
class Opened {
  readonly posted: ToPanel[] = [];
  readonly asked: Asked[] = [];
  readonly warnings: string[] = [];
  hasEngine = true;
  readonly #engine: Engine = {
    request: <K extends RequestKind>(kind: K, params: Params<K>) =>
      new Promise<Result<K>>((resolve) => {
        this.asked.push({ kind, params, answer: (ok) => resolve(ok as Result<K>) });
      }),
  };
  readonly session = new PanelSession(
    {
      post: (message) => this.posted.push(message),
      ready: () => Promise.resolve(this.hasEngine ? this.#engine : undefined),
      describe: ({ code, detail }) => `${code}: ${detail}`,
      strings: {} as PanelStrings,
      language: 'en',
      pinned: () => [],
      held: (held) => this.#held?.(held),
      warn: (message) => this.warnings.push(message),
    },
    () => DOCUMENT,
  );
  readonly #held: ((held: readonly HeldUnit[]) => void) | undefined;

  constructor(held?: (held: readonly HeldUnit[]) => void) {
    this.#held = held;
    this.session.show(URI);
    this.session.receive({ kind: 'ready' });
  }

  get replies() {
    return this.posted.flatMap((one) => (one.kind === 'reply' ? [one] : []));
  }
}

const RANK = { version: 1, label: 'column', quantity: 'h', order: 'file', limit: 40 };
const rank = (id: unknown, params: object = RANK) => ({
  ...{ kind: 'rank', id, params },
});
const NONE = { kind: 'none', reason: 'outdated' };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the host’s end of a panel', () => {
  it('asks nothing on behalf of a page that is not the page’s to ask, and answers nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileMessage, { maxLength: 30 }), async (messages) => {
        const opened = new Opened();
        // A page that is made anew numbers its requests anew.
        const ids = new Set<number>();
        for (const message of messages) {
          const before = opened.posted.length;
          opened.session.receive(message);
          await turn();
          if (opened.posted.slice(before).some(({ kind }) => kind === 'start')) ids.clear();
          for (const { answer } of opened.asked) answer(NONE);
          await turn();
          for (const one of opened.posted.slice(before)) {
            if (one.kind !== 'reply') continue;
            assert.ok(!ids.has(one.id), `${one.id} was answered before`);
            ids.add(one.id);
          }
        }
        for (const asked of opened.asked) assert.ok(mayBeAsked(asked, URI), JSON.stringify(asked));
      }),
      { numRuns: 300 },
    );
  });

  it('takes in whatever the page may say', async () => {
    await fc.assert(
      fc.asyncProperty(validMessage, async (message) => {
        const { session, warnings, asked, posted } = new Opened();
        const event = session.receive(asSent(message));
        await turn();
        assert.deepEqual(warnings, []);
        if (['alikeIn', 'earlierText', 'earlierValues', 'otherFiles'].includes(message.kind)) {
          // Nobody here knows how the document was, or of other files.
          const reply = posted.find(({ kind }) => kind === 'reply');
          assert.ok(reply?.kind === 'reply' && 'ok' in reply);
        } else if ('params' in message) assert.equal(asked.length, 1);
        else if (message.kind !== 'ready') assert.deepEqual(event, message);
      }),
    );
  });

  it('has neurons held where no file is shown, and tells of it in the host and to a new page', async () => {
    const told: unknown[] = [];
    const opened = new Opened((held) => told.push(held));
    const held = [{ neuron: { layer: 0, unit: 3 }, way: 'zero', value: 0 }] as const;
    opened.session.showEmpty('noEditor');
    opened.session.receive({ kind: 'hold', id: 1, params: { held } });
    await turn();
    assert.deepEqual(
      opened.asked.map(({ kind, params }) => ({ kind, params })),
      [{ kind: 'hold', params: { held } }],
    );
    opened.asked[0]!.answer({ kind: 'held', held });
    await turn();
    assert.deepEqual(told, [held]);
    opened.posted.length = 0;
    opened.session.receive({ kind: 'ready' });
    assert.deepEqual(
      opened.posted.filter(({ kind }) => kind === 'held'),
      [{ kind: 'held', held }],
    );
    for (const value of [Number.NaN, 1.5, 'much', null, undefined]) {
      const wrong = { held: [{ ...held[0], value }] };
      opened.session.receive({ kind: 'hold', id: 2, params: wrong });
    }
    const many = Array.from({ length: 51 }, () => held[0]);
    opened.session.receive({ kind: 'hold', id: 3, params: { held: many } });
    await turn();
    assert.equal(opened.asked.length, 1);
  });

  for (const [kind, params] of Object.entries({
    load: { folder: '/tmp' },
    open: { version: 1, language: 'c', text: 'x' },
    close: {},
    complete: { version: 1, offset: 0, maxLength: 9 },
  })) {
    it(`does not hand ${kind} on`, async () => {
      const { session, asked, warnings, posted } = new Opened();
      session.receive({ kind, id: 1, params });
      await turn();
      assert.deepEqual(asked, []);
      assert.equal(warnings.length, 1);
      assert.deepEqual(posted.at(-1), {
        ...{ kind: 'reply', id: 1 },
        error: { code: 'internal', message: 'internal: bad request: kind' },
      });
    });
  }

  it('answers whatever asks for a reply, and no more than that', async () => {
    const { session, asked, posted } = new Opened();
    session.receive({ kind: 'lock', locked: true, id: 3 });
    session.receive({ kind: '__proto__', id: 4 });
    session.receive({ kind: 'rank', id: 5 });
    await turn();
    assert.deepEqual(asked, []);
    assert.deepEqual(
      posted.flatMap((one) => (one.kind === 'reply' ? [one.id] : [])),
      [4, 5],
    );
  });

  it('tells the page where there is no engine', async () => {
    const opened = new Opened();
    opened.hasEngine = false;
    opened.session.receive(rank(1));
    await turn();
    assert.deepEqual(opened.replies, [
      { kind: 'reply', id: 1, error: { code: 'workerStopped', message: 'workerStopped: ' } },
    ]);
  });

  it('does not let the page name the document', async () => {
    const opened = new Opened();
    opened.session.receive(rank(1, { ...RANK, uri: 'file:///etc/passwd' }));
    await turn();
    assert.deepEqual(
      opened.asked.map(({ params }) => params),
      [{ ...RANK, uri: URI }],
    );
  });

  it('looks at none of the keys that a message has too many', async () => {
    const { session, asked } = new Opened();
    const looked: (string | symbol)[] = [];
    const crowded = <T extends object>(message: T): T =>
      new Proxy(message, {
        ownKeys: () => assert.fail('the keys were listed'),
        get: (own, key) => (looked.push(key), Reflect.get(own, key) as unknown),
      });
    const subject = crowded({ layer: 0, unit: 3, more: 1 });
    assert.deepEqual(session.receive(crowded({ kind: 'pinned', pinned: [subject], more: 1 })), {
      ...{ kind: 'pinned', pinned: [{ layer: 0, unit: 3 }] },
    });
    session.receive(crowded({ ...rank(1), params: crowded({ ...RANK, more: 1 }) }));
    session.receive(crowded({ kind: 'remember', memory: crowded({ ...FIRST_MEMORY }) }));
    await turn();
    assert.deepEqual(asked[0]?.params, { ...RANK, uri: URI });
    assert.equal(session.memory, undefined);
    assert.ok(looked.includes('unit') && looked.includes('limit') && !looked.includes('more'));
  });

  it('refuses sizes beyond all use', async () => {
    const opened = new Opened();
    const range = { version: 1, from: 0, to: 100_000 };
    const many = Array.from({ length: 20 }, () => 'column');
    const bad: readonly (readonly [string, object])[] = [
      ['guesses', range],
      ['labels', { ...range, labels: ['column'] }],
      ['labels', { version: 1, from: 0, to: 1, labels: many }],
      ['rank', { ...RANK, limit: 1e9 }],
      ['rank', { ...RANK, version: NaN }],
      ['inspect', { ...range, from: 9, to: 3, subject: { layer: 0, unit: 0 }, quantity: 'h' }],
      ['inspect', { ...range, subject: { layer: 0.5, unit: 0 }, quantity: 'h' }],
      ['certificate', { subject: { probe: 'mood' }, quantity: 'h' }],
    ];
    bad.forEach(([kind, params], at) => opened.session.receive({ kind, id: at + 1, params }));
    await turn();
    assert.deepEqual(opened.asked, []);
    assert.equal(opened.replies.filter((reply) => 'error' in reply).length, bad.length);
  });

  it('hands on nothing that is too long or made up', () => {
    const { session } = new Opened();
    const neurons = Array.from({ length: 2_001 }, (_, unit) => ({ layer: 0, unit }));
    for (const bad of [
      { kind: 'pinned', pinned: neurons },
      { kind: 'pinned', pinned: [{ layer: 0 }] },
      { kind: 'remember', memory: FIRST_MEMORY },
      { kind: 'remember', memory: '{' },
      { kind: 'remember', memory: JSON.stringify({ ...FIRST_MEMORY, scheme: 'mine' }) },
      { kind: 'remember', memory: JSON.stringify({ ...FIRST_MEMORY, more: 'x'.repeat(20_000) }) },
      { kind: 'do', action: 'workbench.action.quit' },
      { kind: 'cursor', offset: -1, focus: false, moves: 0 },
      { kind: 'cursor', offset: Number.POSITIVE_INFINITY, focus: false, moves: 0 },
      { kind: 'scrolled', line: 1.5 },
      { kind: 'openSnippet', text: '0', offset: 0 },
      { kind: 'lock', locked: 'yes' },
      { kind: '__proto__' },
    ]) {
      assert.equal(session.receive(bad), undefined, JSON.stringify(bad).slice(0, 80));
    }
    assert.equal(session.memory, undefined);
    assert.equal(session.locked, false);
  });

  it('takes a memory without a neuron, whose place does not come through', () => {
    const { session } = new Opened();
    const { subject, ...rest } = FIRST_MEMORY;
    session.receive({ kind: 'remember', memory: JSON.stringify(rest) });
    assert.equal(subject, undefined);
    assert.deepEqual(session.memory, FIRST_MEMORY);
  });

  it('warns ever more seldom, and of nothing that stood in the message', () => {
    const { session, warnings } = new Opened();
    for (let count = 0; count < 1_000; count++) {
      session.receive({ kind: 'do', action: 'password = hunter2' });
      session.receive({ 'password = hunter2': 1 });
    }
    assert.equal(warnings.length, 11);
    assert.ok(!warnings.join('').includes('hunter2'));
  });

  it('does not answer to a page what the one before it asked', async () => {
    const { session, asked, posted } = new Opened();
    session.receive(rank(1));
    session.receive({ kind: 'ready' });
    session.receive(rank(1, { ...RANK, limit: 7 }));
    await turn();
    asked[0]!.answer('for the page before');
    asked[1]!.answer('for this one');
    await turn();
    assert.deepEqual(
      posted.filter(({ kind }) => kind === 'reply'),
      [{ kind: 'reply', id: 1, ok: 'for this one' }],
    );
  });
});

describe('hostile messages', () => {
  it('are the same for the same seed', () => {
    assert.deepEqual(hostileMessages(7, 20), hostileMessages(7, 20));
  });
});
