/** A label of the reader's own: a regular expression, or a query of tree-sitter, whichever was written in last. */
import type { PanelResult, TextRange } from '../../../protocol/panel.ts';
import { longestQuery } from '../../../protocol/syntax.ts';
import { Asking } from '../../model/asking.ts';
import type { PanelDocument } from '../../model/document.ts';
import { matchesOf, type Matched } from '../../model/pattern.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';

/** What is on, and what it is told from; undefined where that is the rest. */
export interface Labelled {
  readonly on: readonly TextRange[];
  readonly off: readonly TextRange[] | undefined;
}

type Captured = PanelResult<'captures'>;

export class OwnLabel {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #asking: Asking<'captures'>;
  readonly #pattern: HTMLInputElement;
  readonly #query: HTMLInputElement;
  readonly #problem = element('p', { class: 'hint', role: 'alert' });
  #matched:
    { readonly text: string; readonly pattern: string; readonly matched: Matched } | undefined;
  #captured: { readonly about: string; readonly answer: Captured } | undefined;

  /** @param changed another label is wanted, or more is known of it */
  constructor(context: Context, changed: () => void) {
    const { selection } = context.strings;
    this.#context = context;
    this.#asking = new Asking('captures', context.ask, (answer, { version, query }) => {
      this.#captured = { about: aboutOf(version, query), answer };
      changed();
    });
    const field = (name: string, placeholder: string): HTMLInputElement =>
      element('input', {
        ...{ type: 'text', class: 'pattern', spellcheck: 'false', placeholder },
        ...{ 'aria-label': name, maxlength: String(longestQuery) },
      });
    this.#pattern = field(selection.pattern, selection.patternHint);
    this.#query = field(selection.query, selection.queryHint);
    for (const [one, other] of [
      [this.#pattern, this.#query],
      [this.#query, this.#pattern],
    ] as const) {
      one.addEventListener('input', () => {
        if (one.value !== '') other.value = '';
        changed();
      });
    }
    this.root = element(
      'div',
      {},
      element('label', { class: 'pattern-row' }, `${selection.pattern} `, this.#pattern),
      element('label', { class: 'pattern-row' }, `${selection.query} `, this.#query),
      this.#problem,
    );
  }

  /** Undefined where none is written; `waiting` for what the engine finds. */
  read(document: PanelDocument): Labelled | 'waiting' | undefined {
    const [pattern, query] = [this.#pattern.value, this.#query.value];
    if (query.trim() !== '') return this.#capturedBy(document, query);
    this.#asking.forget();
    if (pattern !== '') return this.#matchedBy(document.text, pattern);
    this.#say('');
    return undefined;
  }

  #matchedBy(text: string, pattern: string): Labelled {
    const { selection } = this.#context.strings;
    const matched = this.#matchesOf(text, pattern);
    if (matched.kind === 'invalid') {
      this.#say(filled(selection.invalid, matched.message));
      return { on: [], off: undefined };
    }
    this.#say(filled(selection.matches, matched.ranges.length));
    return { on: matched.ranges, off: undefined };
  }

  /** Looked for once: the page is drawn again for many another reason. */
  #matchesOf(text: string, pattern: string): Matched {
    const last = this.#matched;
    if (last?.text === text && last.pattern === pattern) return last.matched;
    const matched = matchesOf(text, pattern);
    this.#matched = { text, pattern, matched };
    return matched;
  }

  #capturedBy({ version }: PanelDocument, query: string): Labelled | 'waiting' {
    const known = this.#captured;
    if (known?.about !== aboutOf(version, query)) {
      this.#asking.want({ version, query });
      return 'waiting';
    }
    this.#say(this.#words(known.answer));
    if (known.answer.kind !== 'captures') return { on: [], off: undefined };
    const { on, off } = known.answer;
    return { on, off: off.length > 0 ? off : undefined };
  }

  #words(answer: Captured): string {
    const { selection } = this.#context.strings;
    switch (answer.kind) {
      case 'captures': {
        const count = answer.on.length + answer.off.length;
        const cut = answer.isCut ? ` ${filled(selection.capturesCut, count)}` : '';
        return filled(selection.matches, count) + cut;
      }
      case 'badQuery': {
        const { problem, at = 0, word } = answer;
        return filled(selection.queryProblems[problem], word, at + 1);
      }
      case 'noCaptures':
        return selection.noCaptures[answer.reason];
      case 'none':
        return '';
    }
  }

  /** Said once, and not at each drawing: it is read out. */
  #say(words: string): void {
    if (this.#problem.textContent !== words) this.#problem.textContent = words;
  }
}

function aboutOf(version: number, query: string): string {
  return `${version} ${query}`;
}
