import { commands, EventEmitter, window, workspace } from 'vscode';
import type { Disposable, TextDocument, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import type { Candidate, Speaker } from '../../protocol/engine.ts';
import { leftOf } from '../completion/editor-place.ts';
import type { Suggestion } from '../completion/outcome.ts';
import type { Engine } from '../engine/engine.ts';
import type { StatusSnapshot } from '../status/status.ts';
import { childrenOf, elsewhere, explain } from './explanation.ts';
import type { Explained, Sources, WhyNode } from './explanation.ts';
import { itemFor } from './words.ts';

const VIEW = 'neuronLens.why';
/** Context keys of package.json: the view is hidden until it is asked for; its key works while there is ghost text. */
const WANTED = 'neuronLens.whyWanted';
const SUGGESTING = 'neuronLens.suggesting';

/** The query for alternatives: the likeliest ones, even where they are not likely. */
const ALTERNATIVES = { confidence: 0.02, prose: true, maxLength: 40, alternatives: 3 };

/** Milliseconds after which an explanation is shown although it is incomplete. */
const patience = 150;

export interface WhyPorts {
  engine(): Engine | undefined;
  warn(message: string, reason: unknown): void;
}

/** The view "Why this completion?": follows what is suggested while it is visible. */
export class WhyView implements TreeDataProvider<WhyNode>, Disposable {
  readonly #ports: WhyPorts;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: TreeView<WhyNode>;
  #snapshot: StatusSnapshot | undefined;
  #suggestion: Suggestion | undefined;
  #explained: Explained | undefined;
  /** The suggestion that the engine was last asked about, and when its explanation can be shown. */
  #asked: Suggestion | undefined;
  #pictured: Promise<void> | undefined;
  readonly #paths = new Map<WhyNode, string>();
  /** What the view shows. */
  #drawn = '';
  #suggesting = false;

  constructor(ports: WhyPorts) {
    this.#ports = ports;
    this.#view = window.createTreeView(VIEW, { treeDataProvider: this });
    this.#view.onDidChangeVisibility(() => this.#refresh());
  }

  /**
   * The command. As with the editor's own hover, the key shows the view and leaves the focus in the editor, so that
   * the suggestion stays; pressed again it moves the focus to the view. From elsewhere the view gets the focus at once.
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

  async getChildren(parent?: WhyNode): Promise<WhyNode[]> {
    if (parent !== undefined) return this.#named(childrenOf(parent), this.#paths.get(parent));
    const nodes = await this.#explain();
    this.#drawn = JSON.stringify(nodes);
    this.#paths.clear();
    return this.#named(nodes, undefined);
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  /** Draws the view again if its content has changed. */
  #refresh(): void {
    if (!this.#view.visible) return;
    void this.#explain().then((nodes) => {
      if (JSON.stringify(nodes) !== this.#drawn) this.#changed.fire(undefined);
    });
  }

  async #explain(): Promise<WhyNode[]> {
    const suggestion = this.#suggestion;
    if (suggestion !== undefined && suggestion !== this.#asked) {
      this.#asked = suggestion;
      this.#pictured = this.#find(suggestion);
    }
    if (suggestion !== this.#explained?.suggestion) await this.#pictured;
    return this.#snapshot === undefined ? [] : explain(this.#snapshot, this.#explained);
  }

  /**
   * Resolves once there is an explanation: the complete one if it comes soon, so that the view need not fill up line by
   * line; else one with placeholders for what is still loading.
   */
  #find(suggestion: Suggestion): Promise<void> {
    let explained: Explained = {
      ...{ suggestion, sources: undefined, alternatives: undefined, speakers: undefined },
    };
    let isShown = false;
    const show = (): void => {
      if (suggestion !== this.#suggestion) return;
      this.#explained = explained;
      if (isShown) this.#refresh();
      isShown = true;
    };
    const whole = this.#findAll(suggestion, (found) => {
      explained = { ...explained, ...found };
      if (isShown) show();
    }).then(() => {
      if (!isShown) show();
    });
    const late = after(patience).then(() => {
      if (!isShown) show();
    });
    return Promise.race([whole, late]);
  }

  /** One request after the other, while nothing else is suggested. */
  async #findAll(suggestion: Suggestion, add: (found: Partial<Explained>) => void): Promise<void> {
    const isCurrent = (): boolean => suggestion === this.#suggestion;
    add({ alternatives: await this.#findAlternatives(suggestion) });
    if (isCurrent()) add({ sources: await this.#findSources(suggestion) });
    if (isCurrent()) add({ speakers: await this.#findSpeakers(suggestion) });
  }

  /** Gives each line a name that it keeps while suggestions come and go. */
  #named(nodes: readonly WhyNode[], above: string | undefined): WhyNode[] {
    for (const [index, node] of nodes.entries()) {
      // A line that gets others below it needs a new name: the editor would keep the old one collapsed.
      const kind = childrenOf(node).length > 0 ? `${node.kind}+` : node.kind;
      this.#paths.set(node, above === undefined ? kind : `${above}/${index}`);
    }
    return [...nodes];
  }

  /** Alternatives are not requested while typing. */
  async #findAlternatives({
    uri,
    version,
    offset,
    alternatives,
  }: Suggestion): Promise<readonly Candidate[]> {
    const engine = this.#ports.engine();
    if (alternatives.length > 0 || engine === undefined) return alternatives;
    try {
      const query = { uri, version, offset, ...ALTERNATIVES };
      const answer = await engine.request('complete', query);
      return answer.kind === 'suggestion' ? answer.alternatives : [];
    } catch (reason) {
      this.#ports.warn('Finding what else was likely failed', reason);
      return [];
    }
  }

  /** The neurons that spoke for its first character. */
  async #findSpeakers(suggestion: Suggestion): Promise<readonly Speaker[]> {
    const { offset, text, lstmShare } = suggestion;
    const engine = this.#ports.engine();
    const document = whereItWasMade(suggestion);
    if (document === undefined || engine === undefined || lstmShare === 0) return [];
    try {
      const place = { uri: suggestion.uri, version: document.version, offset, text };
      const answer = await engine.request('speakers', place);
      return answer.kind === 'speakers' ? answer.speakers : [];
    } catch (reason) {
      this.#ports.warn('Finding which neurons spoke for a suggestion failed', reason);
      return [];
    }
  }

  async #findSources(suggestion: Suggestion): Promise<Sources> {
    const { uri, offset, text } = suggestion;
    const engine = this.#ports.engine();
    const document = whereItWasMade(suggestion);
    if (document === undefined || engine === undefined) return 'lost';
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

/** Its document, if the text left of the place is still the same: right of it the accepted suggestion may stand. */
function whereItWasMade({ uri, offset, left }: Suggestion): TextDocument | undefined {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document !== undefined && leftOf(document, offset) === left ? document : undefined;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
