import { Disposable, RelativePattern, Uri, window, workspace } from 'vscode';
import type { GlobPattern, TextDocument, TextEditor } from 'vscode';
import type { CountedLanguage } from '../../protocol/engine.ts';
import { nextTurn } from '../../worker/next-turn.ts';
import { filesInTabs } from '../editor/open-editors.ts';
import type { Engine, EngineStateEvent } from '../engine/engine.ts';
import { globOf } from './files.ts';
import type { UserFolders } from './ignore/git-repository.ts';
import { RecentFiles } from './recent-files.ts';
import { WorkspaceFiles } from './workspace-files.ts';
import { WorkspaceLearner } from './workspace-learner.ts';

/** Characters learned from files that are not open: the counts of so many are small, and made within a second. */
const BUDGET = 1_500_000;
/** Milliseconds to wait while the user goes from file to file, or a program writes many. */
const SETTLED = 300;
/** A limit, since there may be many repositories within the workspace. */
const MOST_RULE_WATCHERS = 100;

export interface LearningPorts {
  /** The engine if it can be told something now. */
  engine(): Engine | undefined;
  readonly onDidChangeState: EngineStateEvent;
  /** Whether the engine has a document open. */
  isOpen(uri: string): boolean;
  /** Whether there is completion in a document. */
  wanted(document: TextDocument): boolean;
  /** Where the user's own rules for git are, for a folder. */
  userFolders(folder: Uri): UserFolders | undefined;
  /** What is learned has changed. */
  changed(): void;
  /** What was learned may include what must not be learned now. */
  forgotten(): void;
  warn(message: string, reason: unknown): void;
}

/** Ties learning from the workspace to what happens in the editor and on the disk. */
export class WorkspaceLearning implements Disposable {
  readonly #ports: LearningPorts;
  readonly #recent = new RecentFiles<Uri>();
  readonly #files = new WorkspaceFiles(
    () => [...this.#recent.all, ...filesInTabs()],
    (folder) => this.#ports.userFolders(folder),
    (rules) => this.#watchRules(rules),
  );
  readonly #learner: WorkspaceLearner;
  readonly #watchers = new Map<CountedLanguage, Disposable>();
  /** Watchers of files of rules that are outside of the workspace, or in a `.git`. */
  readonly #ruleWatchers = new Map<string, Disposable>();
  readonly #subscriptions: Disposable;

  constructor(ports: LearningPorts) {
    this.#ports = ports;
    this.#learner = new WorkspaceLearner(
      {
        engine: () => ports.engine(),
        isOpen: (uri) => ports.isOpen(uri),
        read: (uri) => this.#files.read(uri),
        candidates: (place, importsOnly) => this.#files.candidates(place, importsOnly),
        settle: () => new Promise((resolve) => setTimeout(resolve, SETTLED)),
        pause: nextTurn,
        rested: () => ports.changed(),
        warn: (message, reason) => ports.warn(message, reason),
      },
      BUDGET,
    );
    this.#subscriptions = Disposable.from(
      ports.onDidChangeState(({ kind }) => {
        if (kind === 'ready') this.#restart();
      }),
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      workspace.onDidChangeTextDocument(({ document }) => this.#recent.note(document.uri)),
      workspace.onDidChangeWorkspaceFolders(() => this.#beginAgain()),
      workspace.onDidGrantWorkspaceTrust(() => this.#beginAgain()),
      workspace.onDidChangeConfiguration((event) => {
        const sections = ['neuronLens', 'files.exclude', 'search.exclude'];
        if (sections.some((section) => event.affectsConfiguration(section))) this.#beginAgain();
      }),
      watch('**/.gitignore', () => this.#beginAgain()),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.#learner.renamed(oldUri.toString(), newUri.toString());
        }
      }),
      this.#watchGone(),
    );
  }

  /** How many files were learned that are not open. */
  get files(): number {
    return this.#learner.size.files;
  }

  /** The engine is about to get the document of a file. */
  opening(uri: string): void {
    this.#learner.opening(uri);
  }

  /** The engine has closed it again. */
  closed(uri: string): void {
    this.#learner.closed(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#forgetRules();
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor === undefined || !this.#ports.wanted(editor.document)) return;
    this.#recent.note(editor.document.uri);
    const place = this.#files.placeOf(editor.document);
    if (place === undefined) return;
    this.#watch(place.countedAs);
    this.#learner.follow(place);
  }

  /** An engine that knows nothing yet is ready. */
  #restart(): void {
    this.#learner.restart();
    this.#follow(window.activeTextEditor);
  }

  /** What may be learned has changed. */
  #beginAgain(): void {
    this.#files.reset();
    this.#forgetRules();
    this.#learner.forget();
    this.#ports.forgotten();
    this.#follow(window.activeTextEditor);
  }

  #watch(countedAs: CountedLanguage): void {
    if (this.#watchers.has(countedAs)) return;
    const watcher = workspace.createFileSystemWatcher(globOf(countedAs), true, false, true);
    const subscriptions = Disposable.from(
      watcher,
      watcher.onDidChange((uri) => this.#learner.changed(uri.toString())),
    );
    this.#watchers.set(countedAs, subscriptions);
  }

  /** Watches everything: for a deleted folder the editor reports the folder alone, not the files that were in it. */
  #watchGone(): Disposable {
    const watcher = workspace.createFileSystemWatcher('**', true, true);
    return Disposable.from(
      watcher,
      watcher.onDidDelete((uri) => {
        this.#files.moved();
        this.#learner.deleted(uri.toString());
      }),
    );
  }

  #watchRules(rules: Uri): void {
    const key = rules.toString();
    if (this.#ruleWatchers.has(key) || this.#ruleWatchers.size === MOST_RULE_WATCHERS) return;
    const pattern = new RelativePattern(Uri.joinPath(rules, '..'), rules.path.split('/').at(-1)!);
    this.#ruleWatchers.set(
      key,
      watch(pattern, () => this.#beginAgain()),
    );
  }

  #forgetRules(): void {
    for (const watcher of this.#ruleWatchers.values()) watcher.dispose();
    this.#ruleWatchers.clear();
  }
}

/** Calls `then` at every change of a file that a glob matches. */
function watch(glob: GlobPattern, then: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(glob);
  return Disposable.from(
    watcher,
    ...[watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete].map((event) => event(then)),
  );
}
