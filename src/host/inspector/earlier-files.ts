import { EventEmitter, extensions, FileType, workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import { longestText } from '../../protocol/panel.ts';
import type { EarlierVersion, NoEarlier } from '../../protocol/side-by-side.ts';
import { openedAs } from '../engine/opened-as.ts';
import type { Fetched } from './earlier-text.ts';
import { committedText, type GitExtension, type Repository } from './git-version.ts';

/** Earlier versions of open documents: on the disk, and in git. */
export class EarlierFiles implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when an earlier version may have changed. */
  readonly onDidChange = this.#changed.event;
  readonly #followed = new Map<Repository, { dispose(): void }>();
  readonly #saves = workspace.onDidSaveTextDocument(() => this.#changed.fire());

  async fetch(address: string, earlier: EarlierVersion): Promise<Fetched | NoEarlier> {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    if (document === undefined) return { kind: 'none', reason: 'unreadable' };
    const found = await (earlier === 'saved' ? savedText(document) : this.#committed(document));
    if (typeof found !== 'string') return found;
    if (found.length > longestText) return { kind: 'none', reason: 'tooLong' };
    const { language, scannedAs } = openedAs(document);
    return { kind: 'text', text: found, openedAs: { language, ...(scannedAs && { scannedAs }) } };
  }

  dispose(): void {
    this.#saves.dispose();
    this.#changed.dispose();
    for (const one of this.#followed.values()) one.dispose();
  }

  async #committed({ uri }: TextDocument): Promise<NoEarlier | string> {
    const git = extensions.getExtension<GitExtension>('vscode.git');
    const found = await committedText(git && (() => git.activate()), uri);
    if (found.kind === 'none') return { kind: 'none', reason: found.reason };
    this.#follow(found.repository);
    return found.text;
  }

  #follow(repository: Repository): void {
    if (this.#followed.has(repository)) return;
    const listening = repository.state.onDidChange(() => this.#changed.fire());
    this.#followed.set(repository, listening);
  }
}

async function savedText({ uri, isUntitled }: TextDocument): Promise<NoEarlier | string> {
  if (isUntitled) return { kind: 'none', reason: 'notOnDisk' };
  try {
    const { type, size } = await workspace.fs.stat(uri);
    // Devices and pipes are not read.
    if ((type & FileType.File) === 0) return { kind: 'none', reason: 'unreadable' };
    // A code unit takes three bytes at most in UTF-8.
    if (size > 3 * longestText) return { kind: 'none', reason: 'tooLong' };
    return await workspace.decode(await workspace.fs.readFile(uri), { uri });
  } catch {
    return { kind: 'none', reason: 'notOnDisk' };
  }
}
