import { commands, window, workspace } from 'vscode';
import type { ExtensionContext, Disposable } from 'vscode';

const STEPS = 'firstSteps';
/** Key of the global state: the walkthrough was opened, or the settings were against it. */
const SEEN = 'neuronLens.firstStepsSeen';
/** Context key: a suggestion was accepted, which ticks the first step. */
const ACCEPTED = 'neuronLens.accepted';

/** "Get started with Neuron Lens", on VS Code's own page for walkthroughs. */
export class Walkthrough implements Disposable {
  readonly #context: ExtensionContext;
  #accepted = false;
  #waiting: Disposable | undefined;

  constructor(context: ExtensionContext) {
    this.#context = context;
  }

  async open(): Promise<void> {
    const { id } = this.#context.extension;
    await commands.executeCommand('workbench.action.openWalkthrough', `${id}#${STEPS}`);
  }

  /**
   * Opens it where the extension is new, in the window that has the focus, unless the settings are against it. VS Code
   * does so by itself only where an extension is installed while it runs.
   */
  async openOnce(): Promise<void> {
    if (this.#context.globalState.get(SEEN) === true) return;
    if (!window.state.focused) {
      this.#waiting ??= window.onDidChangeWindowState(() => void this.openOnce());
      return;
    }
    this.dispose();
    await this.#context.globalState.update(SEEN, true);
    if (isWanted()) await this.open();
  }

  accepted(): void {
    if (this.#accepted) return;
    this.#accepted = true;
    void commands.executeCommand('setContext', ACCEPTED, true);
  }

  dispose(): void {
    this.#waiting?.dispose();
    this.#waiting = undefined;
  }
}

function isWanted(): boolean {
  const workbench = workspace.getConfiguration('workbench');
  return (
    workbench.get('welcomePage.walkthroughs.openOnInstall') !== false &&
    workbench.get('startupEditor') !== 'none'
  );
}
