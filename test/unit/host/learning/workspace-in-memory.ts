import assert from 'node:assert/strict';
import { WorkspaceLearner } from '../../../../src/host/learning/workspace-learner.ts';
import type { WorkPlace } from '../../../../src/host/learning/workspace-learner.ts';
import { FakeEngine } from '../fakes.ts';

/** Characters that may be learned in it. */
export const BUDGET = 100;

/** A workspace in memory: what lies near each folder, and the length of each text. */
export class Workspace {
  engine: FakeEngine | undefined = new FakeEngine();
  readonly files = new Map<string, string>();
  readonly open = new Set<string>();
  readonly near = new Map<string, readonly string[]>();
  readonly imported = new Map<string, readonly string[]>();
  readonly read: string[] = [];
  /** How often somebody waited until all had settled. */
  settled = 0;
  /** How many files were learned each time that it came to rest. */
  readonly rests: number[] = [];
  readonly learner: WorkspaceLearner;
  /** Called when somebody asks for a text, and before it is handed out. */
  onReading: (uri: string) => void = () => undefined;
  onRead: (uri: string) => void = () => undefined;

  constructor() {
    this.learner = new WorkspaceLearner(
      {
        engine: () => this.engine,
        isOpen: (uri) => this.open.has(uri),
        read: async (uri) => {
          this.read.push(uri);
          this.onReading(uri);
          const text = this.files.get(uri);
          await Promise.resolve();
          this.onRead(uri);
          return text === undefined ? undefined : { countedAs: 'ts', group: 'folder', text };
        },
        candidates: (at, importsOnly) => this.#candidates(at, importsOnly),
        settle: async () => {
          this.settled += 1;
          await new Promise(setImmediate);
        },
        pause: () => new Promise(setImmediate),
        rested: () => this.rests.push(this.learner.size.files),
        warn: (message, reason) => assert.fail(`${message}: ${String(reason)}`),
      },
      BUDGET,
    );
  }

  async *#candidates(at: WorkPlace, importsOnly: boolean): AsyncGenerator<string> {
    await Promise.resolve();
    yield* this.imported.get(at.uri) ?? [];
    if (!importsOnly) yield* this.near.get(at.folder) ?? [];
  }

  add(names: readonly string[], length: number): void {
    for (const name of names) this.files.set(name, name[0]!.repeat(length));
  }

  /** What the engine has learned, by what it was told. */
  get known(): Map<string, string> {
    const known = new Map<string, string>();
    for (const { kind, params } of this.engine?.asked ?? []) {
      if (kind === 'learn')
        known.set((params as { uri: string }).uri, (params as { text: string }).text);
      if (kind === 'unlearn') {
        assert.ok(known.delete((params as { uri: string }).uri), 'only what is known is unlearned');
      }
      if (kind === 'unlearnAll') known.clear();
    }
    return known;
  }

  get names(): string[] {
    return [...this.known.keys()].sort();
  }
}
