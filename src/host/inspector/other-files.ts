/** The other open files as a page knows them: by numbers, none of which is used twice. */
import type { AlikePlaces, OtherFiles as FilesAnswer } from '../../protocol/elsewhere.ts';
import type { NoValues } from '../../protocol/inspection.ts';
import type { PanelParams } from '../../protocol/panel.ts';
import type { Engine } from '../engine/engine.ts';

/** A file that the engine has. */
export interface OpenFile {
  readonly uri: string;
  /** Shown to the reader. */
  readonly name: string;
}

export class OtherFiles {
  readonly #list: () => readonly OpenFile[];
  readonly #addresses = new Map<number, string>();
  #last = 0;

  /** @param list the files that are open, those in sight first */
  constructor(list: () => readonly OpenFile[]) {
    this.#list = list;
  }

  /** All but the one that is shown. */
  files(shown: string, { limit }: PanelParams<'otherFiles'>): FilesAnswer {
    this.#addresses.clear();
    const others = this.#list().filter(({ uri }) => uri !== shown);
    const files = others.slice(0, limit).map(({ uri, name }) => {
      this.#addresses.set((this.#last += 1), uri);
      return { file: this.#last, name };
    });
    return { kind: 'files', files, left: others.length - files.length };
  }

  async alike(
    { file, neurons }: PanelParams<'alikeIn'>,
    engine: Engine,
  ): Promise<AlikePlaces | NoValues> {
    const uri = this.#addresses.get(file);
    if (uri === undefined) return { kind: 'none', reason: 'unknownDocument' };
    return engine.request('alike', { uri, neurons });
  }

  /** Undefined for a number that stands for no file, or no longer for one. */
  addressOf(file: number): string | undefined {
    return this.#addresses.get(file);
  }
}
