import type { Node } from 'web-tree-sitter';
import type { JudgedLabel, Marks } from './marks.ts';

const opening: Readonly<Partial<Record<string, JudgedLabel>>> = {
  '(': 'roundDepth',
  '[': 'squareDepth',
  '{': 'curlyDepth',
};

const closing: Readonly<Partial<Record<string, JudgedLabel>>> = {
  ')': 'roundDepth',
  ']': 'squareDepth',
  '}': 'curlyDepth',
};

/** `(`, but also `[[` of attributes, `[]` in a name of C++, `${` of templates. */
const bracketToken = /^\$?[()[\]{}]+$/;

/** How many brackets of each kind are open. */
export type OpenBrackets = Partial<Record<JudgedLabel, number>>;

export interface Saved {
  readonly open: OpenBrackets;
  readonly net: number;
}

/** Counts brackets token by token, in the order of the text, so that it also works in trees with errors. */
export class BracketCounter {
  #open: OpenBrackets = {};
  #net = 0;

  /** Opening tokens minus closing ones, matching or not. */
  get net(): number {
    return this.#net;
  }

  /** To be called for every leaf of the tree, in order. */
  token(node: Node, marks: Marks): void {
    if (!bracketToken.test(node.type)) return;
    for (let i = 0; i < node.type.length; i++) {
      this.#sign(node.type.charAt(i), marks, node.startIndex + i);
    }
  }

  #sign(sign: string, marks: Marks, at: number): void {
    const opens = opening[sign];
    if (opens) {
      this.#net++;
      this.#change(marks, opens, at, 1);
    }
    const closes = closing[sign];
    if (closes) this.#net--;
    if (closes && (this.#open[closes] ?? 0) > 0) this.#change(marks, closes, at, -1);
  }

  save(): Saved {
    return { open: { ...this.#open }, net: this.#net };
  }

  /** From `at` on, resets the counts to those of `saved`. */
  restore(saved: Saved, marks: Marks, at: number): void {
    for (const label of Object.values(closing)) {
      if (!label) continue;
      const by = (saved.open[label] ?? 0) - (this.#open[label] ?? 0);
      if (by !== 0) this.#change(marks, label, at, by);
    }
    this.#net = saved.net;
  }

  #change(marks: Marks, label: JudgedLabel, at: number, by: number): void {
    this.#open[label] = (this.#open[label] ?? 0) + by;
    marks.change(label, at, by);
    marks.change('bracketDepth', at, by);
  }
}
