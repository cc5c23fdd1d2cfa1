/** What VS Code loads of the universal package, whether the extension host is Node or a worker of a browser. */
import type { ExtensionContext } from 'vscode';

export { deactivate } from '../extension.ts';

export async function activate(context: ExtensionContext): Promise<void> {
  // Only where it runs: Node's asks for modules that a browser does not have.
  const entry =
    'WorkerGlobalScope' in globalThis
      ? await import('../web/extension.ts')
      : await import('../node/extension.ts');
  entry.activate(context);
}
