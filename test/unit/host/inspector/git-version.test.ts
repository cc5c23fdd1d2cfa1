import assert from 'node:assert/strict';

import {
  committedText,
  type Committed,
  type GitApi,
  type GitExtension,
  type Repository,
} from '../../../../src/host/inspector/git-version.ts';

const uri = { fsPath: '/folder/a.ts' };
const silent = () => ({ dispose: () => undefined });

const repository = (show: Repository['show']): Repository => ({
  ...{ state: { onDidChange: silent }, show },
});

function committed(
  api: Partial<GitApi> | undefined,
  getAPI: GitExtension['getAPI'] = () => ({
    ...{ state: 'initialized', onDidChangeState: silent, getRepository: () => null },
    ...api,
  }),
): Promise<Committed> {
  return committedText(() => Promise.resolve({ getAPI }), uri);
}

describe('a file in git', () => {
  it('is what HEAD has of it', async () => {
    const show = (ref: string, path: string): Promise<string> => Promise.resolve(`${ref} ${path}`);
    const found = await committed({ getRepository: () => repository(show) });
    assert.ok(found.kind === 'text');
    assert.equal(found.text, 'HEAD /folder/a.ts');
  });

  it('is not there without git, without a repository, and before it was committed', async () => {
    const reason = (found: Committed): unknown => found.kind === 'none' && found.reason;
    assert.equal(reason(await committedText(undefined, uri)), 'noGit');
    const off = (): GitApi => {
      throw new Error('Git model not found');
    };
    assert.equal(reason(await committed(undefined, off)), 'noGit');
    const broken = () => Promise.reject(new Error('no'));
    assert.equal(reason(await committedText(broken, uri)), 'noGit');
    assert.equal(reason(await committed({})), 'noRepository');
    const missing = repository(() => Promise.reject(new Error('no such file')));
    assert.equal(reason(await committed({ getRepository: () => missing })), 'notCommitted');
  });

  it('is waited for until git has looked for repositories', async () => {
    let isReady: (state: string) => void = () => undefined;
    let isOver = false;
    const found = committed({
      state: 'uninitialized',
      onDidChangeState: (listener) => {
        isReady = listener;
        return { dispose: () => (isOver = true) };
      },
      getRepository: () => repository(() => Promise.resolve('text')),
    });
    await Promise.resolve();
    await Promise.resolve();
    isReady('uninitialized');
    assert.ok(!isOver);
    isReady('initialized');
    assert.equal((await found).kind, 'text');
    assert.ok(isOver);
  });
});
