import assert from 'node:assert/strict';

import type { ToHost } from '../../../../src/protocol/panel.ts';
import { Channel } from '../../../../src/webview/model/channel.ts';

const RANK = { version: 1, label: 'bracketDepth', quantity: 'h', order: 'file', limit: 1 } as const;
const NONE = { kind: 'none', reason: 'outdated' } as const;

describe('the channel to the host', () => {
  let sent: ToHost[];
  let channel: Channel;

  beforeEach(() => {
    sent = [];
    channel = new Channel((message) => sent.push(message));
  });

  const idOf = (at: number): number => (sent[at] as { id: number }).id;

  it('ties replies to requests in whatever order they come', async () => {
    const [one, other] = [channel.ask('rank', RANK), channel.ask('rank', RANK)];
    channel.settle({ kind: 'reply', id: idOf(1), ok: NONE });
    channel.settle({ kind: 'reply', id: idOf(0), error: { code: 'internal', message: 'oh' } });
    assert.deepEqual(await other, NONE);
    await assert.rejects(one, /oh/);
  });

  it('does not mind a reply that nobody waits for', () => {
    channel.settle({ kind: 'reply', id: 7, ok: NONE });
  });

  it('rejects what is pending when it is closed, and whatever comes after', async () => {
    const pending = channel.ask('rank', RANK);
    channel.close();
    await assert.rejects(pending, /closed/);
    await assert.rejects(channel.ask('rank', RANK), /closed/);
    channel.tell({ kind: 'ready' });
    assert.equal(sent.length, 1);
  });
});
