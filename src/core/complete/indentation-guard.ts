import type { Vocabulary } from '../text/vocabulary.ts';
import type { Surroundings } from './surroundings.ts';

const onlyTabs = /^\t*$/;
const onlySpaces = /^ *$/;

/** Keeps lines' indentation in one kind of white space: that of the lines above, else the first that is written. */
export class IndentationGuard {
  readonly #vocabulary: Vocabulary;
  #kind: '\t' | ' ' | undefined;
  #line: string;

  constructor(vocabulary: Vocabulary, surroundings: Pick<Surroundings, 'before' | 'indentation'>) {
    this.#vocabulary = vocabulary;
    this.#kind = surroundings.indentation;
    this.#line = surroundings.before;
  }

  /**
   * Id of the symbol that may not come next. Where the line has a mixture already, as in a comment's " * " behind
   * tabs, nothing is forbidden: it is there on purpose.
   */
  get forbidden(): number | undefined {
    if (this.#kind === '\t' && onlyTabs.test(this.#line)) return this.#idOf(' ');
    if (this.#kind === ' ' && onlySpaces.test(this.#line)) return this.#idOf('\t');
    return undefined;
  }

  read(character: string): void {
    if (character === '\n') {
      this.#line = '';
      return;
    }
    if (this.#line === '' && (character === '\t' || character === ' ')) this.#kind ??= character;
    this.#line += character;
  }

  #idOf(character: string): number | undefined {
    const id = this.#vocabulary.symbols.indexOf(character);
    return id < 0 ? undefined : id;
  }
}
