import type { TestWorkbench } from './workbench.ts';

/** Reloads the window as its own command does, which puts by first what is to be there again. */
export async function reloadWindow({ editor, host }: TestWorkbench): Promise<void> {
  // What a panel has said lies in the page's queue on a busy machine: two frames later it was read.
  await editor.page.evaluate(
    () => new Promise((read) => requestAnimationFrame(() => requestAnimationFrame(read))),
  );
  const loaded = editor.page.waitForEvent('load');
  await host(async (vscode) => {
    // There and back: what a panel said before has come to the extension, and what that keeps to the window.
    await vscode.commands.executeCommand('setContext', 'neuronLens.reloading', true);
    // Nobody answers any more.
    void vscode.commands.executeCommand('workbench.action.reloadWindow');
  });
  await loaded;
}
