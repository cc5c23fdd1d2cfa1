/** A label of the reader's own: a regular expression or a tree-sitter query, whichever was edited last. */
import type { PanelParams, PanelResult, TextRange } from '../../../protocol/panel.ts';
import { longestQuery } from '../../../protocol/syntax.ts';
import { Asking } from '../../model/asking.ts';
import type { PanelDocument } from '../../model/document.ts';
import type { Matched } from '../../model/pattern.ts';
import { element, filled } from '../dom.ts';
import type { Context } from '../view.ts';
import { searchPattern } from './pattern-search.ts';

/** Where the label is on, and what that is compared with; undefined for the rest of the text. */
export interface Labelled {
  readonly on: readonly TextRange[];
  readonly off: readonly TextRange[] | undefined;
}

interface Searched {
  readonly text: string;
  readonly pattern: string;
  readonly matched: Matched | undefined;
  readonly end: () => void;
}

type Captured =
  | PanelResult<'captures'>
  /** The engine could not answer; `message` says why. */
  | { readonly kind: 'failed'; readonly message: string };

export class OwnLabel {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #changed: () => void;
  readonly #asking: Asking<'captures'>;
  readonly #pattern: HTMLInputElement;
  readonly #query: HTMLInputElement;
  readonly #problem = element('p', { class: 'hint', role: 'alert' });
  /** The last search, with its result once that is known. */
  #searched: Searched | undefined;
  #captured: { readonly about: string; readonly answer: Captured } | undefined;
  /** The file that was read last. */
  #uri: string | undefined;

  /** @param changed called when the reader edits the label, or its ranges become known */
  constructor(context: Context, changed: () => void) {
    const { selection } = context.strings;
    this.#context = context;
    this.#changed = changed;
    const captured = (answer: Captured, { version, query }: PanelParams<'captures'>): void => {
      this.#captured = { about: aboutOf(version, query), answer };
      changed();
    };
    // The next engine is not asked the same again: a condition such as #match? may be what ended the last one.
    this.#asking = new Asking('captures', context.ask, captured, (params, error) =>
      captured({ kind: 'failed', message: error instanceof Error ? error.message : '' }, params),
    );
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

  /** The label in the text; undefined where the reader wrote none, `waiting` while it is being searched. */
  read(document: PanelDocument): Labelled | 'waiting' | undefined {
    const [pattern, query] = [this.#pattern.value, this.#query.value];
    // Another file may be at the same version.
    if (document.uri !== this.#uri) {
      this.#uri = document.uri;
      this.#captured = undefined;
      this.#asking.forget();
    }
    if (query.trim() !== '') {
      this.#endSearch();
      return this.#capturedBy(document, query);
    }
    this.#asking.forget();
    if (pattern !== '') return this.#matchedBy(document.text, pattern);
    this.#endSearch();
    this.#say('');
    return undefined;
  }

  #matchedBy(text: string, pattern: string): Labelled | 'waiting' {
    const known = this.#searched;
    if (known?.text !== text || known.pattern !== pattern) {
      this.#search(text, pattern);
      return 'waiting';
    }
    const { matched } = known;
    if (matched === undefined) return 'waiting';
    const { selection } = this.#context.strings;
    switch (matched.kind) {
      case 'ranges':
        this.#say(filled(selection.matches, matched.ranges.length));
        return { on: matched.ranges, off: undefined };
      case 'invalid':
        this.#say(filled(selection.invalid, matched.message));
        break;
      case 'tooSlow':
        this.#say(selection.patternTooSlow);
    }
    return { on: [], off: undefined };
  }

  #search(text: string, pattern: string): void {
    this.#endSearch();
    const end = searchPattern(text, pattern, (matched) => {
      this.#searched = { text, pattern, matched, end };
      this.#changed();
    });
    this.#searched = { text, pattern, matched: undefined, end };
  }

  #endSearch(): void {
    this.#searched?.end();
    this.#searched = undefined;
  }

  #capturedBy({ uri, version }: PanelDocument, query: string): Labelled | 'waiting' {
    const known = this.#captured;
    if (known?.about !== aboutOf(version, query)) {
      this.#asking.want(uri, { version, query });
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
      case 'failed':
        return answer.message;
      case 'none':
        return '';
    }
  }

  /** Changes the message only when it differs, as screen readers read it out at each change. */
  #say(words: string): void {
    if (this.#problem.textContent !== words) this.#problem.textContent = words;
  }
}

function aboutOf(version: number, query: string): string {
  return `${version} ${query}`;
}
