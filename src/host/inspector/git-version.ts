/** A file as it is in git's HEAD. The types are what is used here of the API of VS Code's own git extension. */
import type { NoEarlierReason } from '../../protocol/side-by-side.ts';

interface Disposable {
  dispose(): void;
}

/** The part of a URI that names a file. */
interface FileUri {
  readonly fsPath: string;
}

export interface Repository {
  readonly state: { readonly onDidChange: (listener: () => void) => Disposable };
  /** Rejects where that version has no such file. */
  show(ref: string, path: string): Promise<string>;
}

export interface GitApi {
  readonly state: 'initialized' | 'uninitialized';
  readonly onDidChangeState: (listener: (state: string) => void) => Disposable;
  getRepository(uri: FileUri): Repository | null;
}

export interface GitExtension {
  /** @throws where git is switched off, or not on the machine */
  getAPI(version: 1): GitApi;
}

export type Committed =
  | { readonly kind: 'text'; readonly text: string; readonly repository: Repository }
  | { readonly kind: 'none'; readonly reason: NoEarlierReason };

/** @param activate undefined where there is no such extension */
export async function committedText(
  activate: (() => PromiseLike<GitExtension>) | undefined,
  uri: FileUri,
): Promise<Committed> {
  const api = await apiOf(activate);
  if (api === undefined) return { kind: 'none', reason: 'noGit' };
  const repository = api.getRepository(uri);
  if (repository === null) return { kind: 'none', reason: 'noRepository' };
  try {
    return { kind: 'text', text: await repository.show('HEAD', uri.fsPath), repository };
  } catch {
    return { kind: 'none', reason: 'notCommitted' };
  }
}

/** The API, once it has looked for repositories; undefined where there is none. */
async function apiOf(
  activate: (() => PromiseLike<GitExtension>) | undefined,
): Promise<GitApi | undefined> {
  let api: GitApi;
  try {
    const extension = await activate?.();
    if (extension === undefined) return undefined;
    api = extension.getAPI(1);
  } catch {
    return undefined;
  }
  if (api.state !== 'initialized') {
    await new Promise<void>((resolve) => {
      const listening = api.onDidChangeState((state) => {
        if (state !== 'initialized') return;
        listening.dispose();
        resolve();
      });
    });
  }
  return api;
}
