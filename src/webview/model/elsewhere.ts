/**
 * Where in the other open files it is as in the selection: one file after the other, a piece at a time, for as long as
 * the question is the same and somebody wants to know.
 */
import {
  mostFiles,
  type AlikeNeuron,
  type AlikePlaces,
  type OtherFile,
} from '../../protocol/elsewhere.ts';
import type { NoValues } from '../../protocol/inspection.ts';
import type { Ask } from './channel.ts';

export interface FileFound extends OtherFile {
  /** Undefined until something of it was looked at. */
  readonly found: AlikePlaces | undefined;
}

export interface ElsewhereFound {
  readonly files: readonly FileFound[];
  /** Open files that are not looked into. */
  readonly left: number;
}

interface Question {
  readonly key: string;
  readonly neurons: readonly AlikeNeuron[];
}

export class Elsewhere {
  readonly #ask: Ask;
  /** Whether somebody looks at what is found. */
  readonly #isShown: () => boolean;
  readonly #changed: () => void;
  #question: Question | undefined;
  #found: ElsewhereFound | undefined;
  #isUnderWay = false;

  constructor(ask: Ask, isShown: () => boolean, changed: () => void) {
    this.#ask = ask;
    this.#isShown = isShown;
    this.#changed = changed;
  }

  /** Undefined where nothing is asked, or the other files are not known yet. */
  get found(): ElsewhereFound | undefined {
    return this.#found;
  }

  /**
   * Asks, unless this is being asked; or stops, where nothing is wanted.
   *
   * @param about what it is asked for: of another selection the same neurons are asked about anew
   */
  want(about: string, neurons: readonly AlikeNeuron[] | undefined): void {
    const key = neurons && JSON.stringify([about, neurons]);
    if (key === this.#question?.key) return;
    this.#question = key === undefined || neurons === undefined ? undefined : { key, neurons };
    this.#found = undefined;
    this.#changed();
    if (!this.#isUnderWay) void this.#go();
  }

  /** One answer is awaited at a time: what is wanted meanwhile comes after it. */
  async #go(): Promise<void> {
    this.#isUnderWay = true;
    let before: Question | undefined;
    while (this.#question !== undefined && this.#question !== before) {
      before = this.#question;
      try {
        await this.#lookInto(before);
      } catch {
        // The panel itself says that there is no engine; with the next one it is asked again.
        if (this.#isWanted(before)) this.#question = undefined;
      }
      // It goes on when somebody looks again.
      if (!this.#isShown()) this.#question = undefined;
    }
    this.#isUnderWay = false;
  }

  #isWanted(question: Question): boolean {
    return question === this.#question && this.#isShown();
  }

  async #lookInto(question: Question): Promise<void> {
    const open = await this.#ask('otherFiles', { limit: mostFiles });
    if (!this.#isWanted(question) || open.kind === 'none') return;
    this.#found = { ...open, files: open.files.map((one) => ({ ...one, found: undefined })) };
    this.#changed();
    for (const { file } of open.files) {
      for (let isDone = false; !isDone;) {
        const answer = await this.#ask('alikeIn', { file, neurons: question.neurons });
        if (!this.#isWanted(question)) return;
        isDone = this.#take(file, answer);
        this.#changed();
      }
    }
  }

  /** Whether there is no more to ask about the file. A text that has gone on is begun anew. */
  #take(file: number, answer: AlikePlaces | NoValues): boolean {
    const { files, left } = this.#found!;
    if (answer.kind === 'places') {
      const found = files.map((one) => (one.file === file ? { ...one, found: answer } : one));
      this.#found = { left, files: found };
      return answer.read >= answer.readable;
    }
    if (answer.reason === 'outdated') return false;
    // It was closed meanwhile.
    this.#found = { left, files: files.filter((one) => one.file !== file) };
    return true;
  }
}
