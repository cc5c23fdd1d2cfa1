import type {
  Answer,
  SourceFile,
  Suggested,
  Thresholds,
  TypingSystem,
} from '../../../../src/cli/evaluate/systems/typing-system.ts';
import type { TextChange } from '../../../../src/core/text/change.ts';
import { applied } from '../../../../src/core/text/change.ts';

export function sourceFile(path: string, text: string): SourceFile {
  const language = path.endsWith('.py') ? 'py' : path.endsWith('.c') ? 'c' : 'ts';
  return { path, language, scannedAs: language, text };
}

/** What stands left of the cursor, to what is suggested there. */
export type Script = Readonly<Record<string, Suggested>>;

/** Suggests what is written in its script, and keeps a record. */
export class ScriptedSystem implements TypingSystem {
  readonly #script: Script;
  document = '';
  readonly learned: string[] = [];
  /** Those of `asked` where a suggestion was accepted. */
  readonly continued: string[] = [];
  readonly asked: string[] = [];
  readonly settledAs: boolean[] = [];
  readonly finished: string[] = [];

  constructor(script: Script = {}) {
    this.#script = script;
  }

  learn({ path }: SourceFile): void {
    this.learned.push(path);
  }

  begin(_: unknown, before = ''): void {
    this.document = before;
  }

  change(change: TextChange): void {
    this.document = applied(this.document, change);
  }

  /** As many bits as there are characters before. */
  bits(offset: number): Promise<number> {
    return Promise.resolve(offset);
  }

  suggest(offset: number, thresholds: Thresholds, continues: boolean): Promise<Answer> {
    const before = this.document.slice(0, offset);
    this.asked.push(before);
    if (continues) this.continued.push(before);
    const found = this.#script[before];
    const likely = (found?.probability ?? 0) >= (thresholds.confidence ?? 0);
    return Promise.resolve({
      suggestion: likely ? found : undefined,
      stages: { prefix: 1, decode: 2 },
    });
  }

  settled(right: boolean): void {
    this.settledAs.push(right);
  }

  end(): void {
    this.finished.push(this.document);
  }
}

export const thresholds: Thresholds = {
  eagerness: 'balanced',
  confidence: undefined,
  maxLength: 40,
};
