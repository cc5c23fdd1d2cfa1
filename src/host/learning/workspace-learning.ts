import { setImmediate, setTimeout } from 'node:timers/promises';
import { Disposable, window, workspace } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';
import type { Engine } from '../engine-supervisor.ts';
import type { Family } from '../../protocol/engine.ts';
import { filesInTabs } from '../open-editors.ts';
import { familyGlob } from './files.ts';
import { RecentFiles } from './recent-files.ts';
import { WorkspaceFiles } from './workspace-files.ts';
import { WorkspaceLearner } from './workspace-learner.ts';

/** Characters of files that are not open: what counts over them is small, and their reading is done in a second. */
const BUDGET = 1_500_000;
/** Milliseconds until somebody who goes from file to file, or a program that writes many, has come to rest. */
const SETTLED = 300;

export interface LearningPorts {
  /** The engine if it can be told something now. */
  engine(): Engine | undefined;
  /** Whether the engine has a document open. */
  isOpen(uri: string): boolean;
  /** Whether there is completion in a document. */
  wanted(document: TextDocument): boolean;
  /** What is learned is another thing than before. */
  changed(): void;
  warn(message: string, reason: unknown): void;
}

/** Ties learning from the workspace to what happens in the editor and on the disk. */
export class WorkspaceLearning implements Disposable {
  readonly #ports: LearningPorts;
  readonly #recent = new RecentFiles<Uri>();
  readonly #files = new WorkspaceFiles(() => [...this.#recent.all, ...filesInTabs()]);
  readonly #learner: WorkspaceLearner;
  readonly #watchers = new Map<Family, Disposable>();
  readonly #subscriptions: Disposable;

  constructor(ports: LearningPorts) {
    this.#ports = ports;
    this.#learner = new WorkspaceLearner(
      {
        engine: () => ports.engine(),
        isOpen: (uri) => ports.isOpen(uri),
        read: (uri) => this.#files.read(uri),
        candidates: (place, importsOnly) => this.#files.candidates(place, importsOnly),
        settle: () => setTimeout(SETTLED),
        pause: () => setImmediate(),
        rested: () => ports.changed(),
        warn: (message, reason) => ports.warn(message, reason),
      },
      BUDGET,
    );
    this.#subscriptions = Disposable.from(
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      workspace.onDidChangeTextDocument(({ document }) => this.#recent.note(document.uri)),
      workspace.onDidChangeWorkspaceFolders(() => this.#beginAgain()),
      workspace.onDidGrantWorkspaceTrust(() => this.#beginAgain()),
      workspace.onDidChangeConfiguration((event) => {
        const sections = ['neuronLens', 'files.exclude', 'search.exclude'];
        if (sections.some((section) => event.affectsConfiguration(section))) this.#beginAgain();
      }),
      watch('**/.gitignore', () => this.#beginAgain()),
    );
  }

  /** How many files were learned that are not open. */
  get files(): number {
    return this.#learner.size.files;
  }

  /** A new engine is ready. */
  restart(): void {
    this.#learner.restart();
    this.#follow(window.activeTextEditor);
  }

  /** The engine is about to get the document of a file. */
  opening(uri: string): void {
    this.#learner.opening(uri);
  }

  /** The engine has lost it again. */
  closed(uri: string): void {
    this.#learner.closed(uri);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const watcher of this.#watchers.values()) watcher.dispose();
  }

  #follow(editor: TextEditor | undefined): void {
    if (editor === undefined || !this.#ports.wanted(editor.document)) return;
    this.#recent.note(editor.document.uri);
    const place = this.#files.placeOf(editor.document);
    if (place === undefined) return;
    this.#watch(place.family);
    this.#learner.follow(place);
  }

  /** What may be learned is not what it was. */
  #beginAgain(): void {
    this.#files.reset();
    this.#learner.forget();
    this.#follow(window.activeTextEditor);
  }

  #watch(family: Family): void {
    if (this.#watchers.has(family)) return;
    const watcher = workspace.createFileSystemWatcher(familyGlob(family), true);
    const subscriptions = Disposable.from(
      watcher,
      watcher.onDidChange((uri) => this.#learner.changed(uri.toString())),
      watcher.onDidDelete((uri) => this.#learner.deleted(uri.toString())),
    );
    this.#watchers.set(family, subscriptions);
  }
}

/** Calls `then` at every change of a file that a glob matches. */
function watch(glob: string, then: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(glob);
  return Disposable.from(
    watcher,
    ...[watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete].map((event) => event(then)),
  );
}
