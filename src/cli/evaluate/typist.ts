import { typedThrough, type Shown } from '../../core/complete/type-through.ts';
import { SimulatedEditor, type Deed } from './editor/simulated-editor.ts';
import type { Accepted, Request, Showing } from './figures/tally.ts';
import type { SourceFile, Thresholds, TypingSystem } from './systems/typing-system.ts';

/** What is on the screen. */
interface OnScreen extends Shown {
  /** The line's number does not matter, only that it is still the same. */
  readonly lines: number;
}

/**
 * Types one file with one system: looks at what is shown after every key, accepts what is wholly right, else types on.
 */
export class Typist {
  readonly #editor: SimulatedEditor;
  readonly #file: SourceFile;
  readonly #system: TypingSystem;
  readonly #thresholds: Thresholds;
  readonly #now: () => number;
  /** Lines begun so far. */
  #lines = 0;
  #shown: OnScreen | undefined;
  keys = 0;
  readonly showings: Showing[] = [];
  readonly accepted: Accepted[] = [];
  readonly requests: Request[] = [];

  /** @param now milliseconds since whenever */
  constructor(file: SourceFile, system: TypingSystem, thresholds: Thresholds, now: () => number) {
    this.#file = file;
    this.#editor = new SimulatedEditor(file.text, file.labels ?? 'c');
    this.#system = system;
    this.#thresholds = thresholds;
    this.#now = now;
    system.begin(file);
  }

  /** Characters of the file that stand there. */
  get offset(): number {
    return this.#editor.offset;
  }

  get done(): boolean {
    return this.#editor.done;
  }

  /** One deed by hand, and whatever can be accepted after it. */
  async type(): Promise<void> {
    this.#perform(this.#editor.type());
    let right = await this.#look(false);
    while (right !== undefined) {
      const end = this.#editor.offset + right;
      const wholeLine = /^(?:[\r\n]|$)/.test(this.#file.text.slice(end, end + 1));
      this.accepted.push({ length: right, wholeLine });
      this.#shown = undefined;
      this.#perform(this.#editor.accept(right));
      right = await this.#look(true);
    }
  }

  #perform({ keys, changes }: Deed): void {
    this.keys += keys;
    for (const change of changes) {
      this.#system.change(change);
      if (/[\r\n]/.test(change.inserted)) this.#lines++;
    }
  }

  /** Returns how much of the file what is shown would write, where that is right. */
  async #look(continues: boolean): Promise<number | undefined> {
    if (this.#editor.done) return undefined;
    const rest = this.#rest();
    if (rest !== undefined) return this.#editor.lengthOf(rest);
    this.#shown = undefined;
    const start = this.#now();
    const { suggestion, stages } = await this.#system.suggest(
      this.#editor.cursor,
      this.#thresholds,
      continues,
    );
    const total = this.#now() - start;
    if (stages !== undefined) this.requests.push({ ...stages, total });
    if (suggestion === undefined) return undefined;
    const { text, ...certainty } = suggestion;
    const length = this.#editor.lengthOf(text);
    const right = length !== undefined;
    this.showings.push({ ...certainty, right, length: text.length });
    this.#system.settled?.(right);
    this.#shown = { text, before: this.#editor.before, lines: this.#lines };
    return length;
  }

  /** What is left of the suggestion after typing along it. */
  #rest(): string | undefined {
    const shown = this.#shown;
    if (shown?.lines !== this.#lines) return undefined;
    return typedThrough(shown, this.#editor.before, this.#editor.after);
  }
}
