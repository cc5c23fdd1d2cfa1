import { env, FileType, l10n, Uri, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocument, UriHandler } from 'vscode';
import type { PanelMemory } from '../../protocol/panel.ts';
import { linkText, readLink } from './link-text.ts';

const PATH = '/inspector';

/** Puts a link on the clipboard that opens what a panel shows. */
export async function copyLink(
  { extension }: Pick<ExtensionContext, 'extension'>,
  memory: PanelMemory,
  document: TextDocument | undefined,
): Promise<void> {
  const file = document && pathInFolder(document);
  const query = linkText({ memory, file });
  await env.clipboard.writeText(`${env.uriScheme}://${extension.id}${PATH}?${query}`);
  void window.showInformationMessage(
    l10n.t('The link is on the clipboard. Whoever has Neuron Lens and this file sees the same.'),
  );
}

/**
 * Opens links. A link can come from anywhere, so it can only choose what is inspected, and only files in an open
 * folder.
 */
export class Links implements UriHandler {
  readonly #open: (memory: Partial<PanelMemory>) => void;

  constructor(open: (memory: Partial<PanelMemory>) => void) {
    this.#open = open;
  }

  async handleUri({ path, query }: Uri): Promise<void> {
    if (path !== PATH) return;
    const { memory, file } = readLink(query);
    if (file !== undefined) await showInFolder(file);
    this.#open(memory);
  }
}

function pathInFolder({ uri }: TextDocument): string | undefined {
  if (workspace.getWorkspaceFolder(uri) === undefined) return undefined;
  return workspace.asRelativePath(uri, false);
}

/** Shows the file in the first folder that has it; where none has, what is open stays. */
async function showInFolder(file: string): Promise<void> {
  const steps = file.split(/[/\\]/);
  if (steps.includes('..')) return;
  for (const folder of workspace.workspaceFolders ?? []) {
    const uri = Uri.joinPath(folder.uri, ...steps);
    const isThere = await workspace.fs.stat(uri).then(
      ({ type }) => (type & FileType.File) !== 0,
      () => false,
    );
    if (!isThere) continue;
    // A link may name what is no text; the panel opens all the same.
    await window.showTextDocument(uri, { preserveFocus: true }).then(undefined, () => undefined);
    return;
  }
}
