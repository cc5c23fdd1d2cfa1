import { commands, EventEmitter, window, workspace } from 'vscode';
import type { Disposable, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { leftOf } from '../editor-place.ts';
import type { Engine } from '../engine-supervisor.ts';
import type { Suggestion } from '../outcome.ts';
import type { StatusSnapshot } from '../status.ts';
import { childrenOf, elsewhere, explain } from './explanation.ts';
import type { Explained, Sources, WhyNode } from './explanation.ts';
import { itemFor } from './words.ts';

const VIEW = 'neuronLens.why';
/** Context keys of package.json: the view is hidden until somebody asks for it; its key works while there is ghost text. */
const WANTED = 'neuronLens.whyWanted';
const SUGGESTING = 'neuronLens.suggesting';

export interface WhyPorts {
  engine(): Engine | undefined;
  warn(message: string, reason: unknown): void;
}

/** The view "Why this completion?": follows what is suggested as long as it is in sight. */
export class WhyView implements TreeDataProvider<WhyNode>, Disposable {
  readonly #ports: WhyPorts;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<WhyNode>;
  #snapshot: StatusSnapshot | undefined;
  #suggestion: Suggestion | undefined;
  #explained: Explained | undefined;
  #nodes: readonly WhyNode[] = [];
  #paths = new Map<WhyNode, string>();
  #drawn = '';
  #suggesting = false;

  constructor(ports: WhyPorts) {
    this.#ports = ports;
    this.#view = window.createTreeView(VIEW, { treeDataProvider: this });
    this.#view.onDidChangeVisibility(() => this.#refresh());
  }

  /**
   * The command. As with the editor's own hover, the key shows the view and leaves the keyboard in the editor, so that
   * the suggestion stays; pressed again it goes into the view. From elsewhere the view is gone to at once.
   *
   * @param how `peek` from the key
   */
  async show(how: unknown): Promise<void> {
    const preserveFocus = how === 'peek' && !this.#view.visible;
    await commands.executeCommand('setContext', WANTED, true);
    await commands.executeCommand(`${VIEW}.focus`, { preserveFocus });
    this.#refresh();
  }

  /** How completion stands now. */
  update(snapshot: StatusSnapshot): void {
    this.#snapshot = snapshot;
    const suggesting = snapshot.last?.kind === 'suggestion';
    if (suggesting !== this.#suggesting) {
      this.#suggesting = suggesting;
      void commands.executeCommand('setContext', SUGGESTING, suggesting);
    }
    if (snapshot.last?.kind === 'suggestion') this.#suggestion = snapshot.last.suggestion;
    this.#refresh();
  }

  getTreeItem(node: WhyNode): TreeItem {
    return itemFor(node, this.#paths.get(node) ?? node.kind);
  }

  getChildren(parent?: WhyNode): WhyNode[] {
    const children = parent === undefined ? this.#nodes : childrenOf(parent);
    const above = parent === undefined ? '' : `${this.#paths.get(parent) ?? ''}/`;
    for (const [index, child] of children.entries()) {
      const place = parent === undefined ? child.kind : String(index);
      this.#paths.set(child, above + place);
    }
    return [...children];
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  #refresh(): void {
    if (!this.#view.visible) return;
    const suggestion = this.#suggestion;
    if (suggestion === undefined || suggestion === this.#explained?.suggestion) {
      this.#draw();
      return;
    }
    // One picture with everything in it, rather than one that fills up.
    void this.#findSources(suggestion).then((sources) => {
      if (this.#suggestion !== suggestion) return;
      this.#explained = { suggestion, sources };
      this.#draw();
    });
  }

  #draw(): void {
    const nodes = this.#snapshot === undefined ? [] : explain(this.#snapshot, this.#explained);
    const drawn = JSON.stringify(nodes);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#nodes = nodes;
    this.#paths = new Map();
    this.#changed.fire(undefined);
  }

  async #findSources({ uri, offset, left, text }: Suggestion): Promise<Sources> {
    const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
    const engine = this.#ports.engine();
    if (document === undefined || engine === undefined) return 'lost';
    // After the place the text may be another one: the suggestion itself may stand there by now.
    if (leftOf(document, offset) !== left) return 'lost';
    try {
      const place = { uri, version: document.version, offset, text };
      const { sources } = await engine.request('sources', place);
      return elsewhere(sources, { uri, line: document.positionAt(offset).line });
    } catch (reason) {
      this.#ports.warn('Finding where a suggestion came from failed', reason);
      return 'lost';
    }
  }
}
