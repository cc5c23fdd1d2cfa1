/**
 * Finds where in the other open files neurons behave as in the selection: one file after the other, a piece at a time,
 * while the question is the same and the result is shown.
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
  /** Undefined until the first answer about the file. */
  readonly found: AlikePlaces | undefined;
}

export interface ElsewhereFound {
  readonly files: readonly FileFound[];
  /** How many open files are not searched. */
  readonly left: number;
}

interface Question {
  readonly key: string;
  readonly neurons: readonly AlikeNeuron[];
}

export class Elsewhere {
  readonly #ask: Ask;
  /** Whether the result is shown. */
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

  /** Undefined where nothing was asked, or the other files are not known yet. */
  get found(): ElsewhereFound | undefined {
    return this.#found;
  }

  /**
   * Asks, unless the same is being asked already; with `undefined`, stops.
   *
   * @param about the selection in question: the same neurons are asked about again for another one
   */
  want(about: string, neurons: readonly AlikeNeuron[] | undefined): void {
    const key = neurons && JSON.stringify([about, neurons]);
    if (key === this.#question?.key) return;
    this.#question = key === undefined || neurons === undefined ? undefined : { key, neurons };
    this.#found = undefined;
    this.#changed();
    if (!this.#isUnderWay) void this.#go();
  }

  /** One answer is awaited at a time: a question asked meanwhile comes after it. */
  async #go(): Promise<void> {
    this.#isUnderWay = true;
    let before: Question | undefined;
    while (this.#question !== undefined && this.#question !== before) {
      before = this.#question;
      try {
        await this.#lookInto(before);
      } catch {
        // The panel already says that there is no engine; the next engine is asked again.
        if (this.#isWanted(before)) this.#question = undefined;
      }
      // The search starts again when it is next shown.
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

  /** Whether the file is finished. One that changed meanwhile is searched again from its start. */
  #take(file: number, answer: AlikePlaces | NoValues): boolean {
    const { files, left } = this.#found!;
    if (answer.kind === 'places') {
      const found = files.map((one) => (one.file === file ? { ...one, found: answer } : one));
      this.#found = { left, files: found };
      return answer.read >= answer.readable;
    }
    if (answer.reason === 'outdated') return false;
    // The file was closed meanwhile.
    this.#found = { left, files: files.filter((one) => one.file !== file) };
    return true;
  }
}
