/** Where in the other open files neurons behave as in the selection; a file is redrawn only when its answer changes. */
import type { AlikeNeuron } from '../../../protocol/elsewhere.ts';
import { Elsewhere, type FileFound } from '../../model/elsewhere.ts';
import { element, filled, linkButton } from '../dom.ts';
import { hint } from '../drawing.ts';
import { quoted } from '../quoted.ts';
import type { Context } from '../view.ts';

export class ElsewherePart {
  readonly root = element('section', { class: 'elsewhere' });
  readonly #context: Context;
  readonly #elsewhere: Elsewhere;
  readonly #drawn = new Map<number, { readonly found: FileFound; readonly root: HTMLElement }>();

  constructor(context: Context) {
    const { model, ask } = context;
    this.#context = context;
    this.#elsewhere = new Elsewhere(
      ask,
      () => model.memory.page === 'selection',
      () => this.#draw(),
    );
    this.root.hidden = true;
  }

  /** @param neurons undefined stops the search */
  want(about: string, neurons: readonly AlikeNeuron[] | undefined): void {
    const bare = neurons?.map(({ layer, unit, inside, outside }) => ({
      ...{ layer, unit, inside, outside },
    }));
    this.#elsewhere.want(about, bare);
  }

  #draw(): void {
    const { selection } = this.#context.strings;
    const { found } = this.#elsewhere;
    this.root.hidden = found === undefined;
    if (found === undefined) {
      this.#drawn.clear();
      this.root.replaceChildren(element('h3', {}, selection.elsewhere));
      return;
    }
    const { files, left } = found;
    const parts = files.map((one) => this.#file(one));
    const notes = [
      ...(files.length === 0 ? [selection.noElsewhere] : []),
      ...(left > 0 ? [filled(selection.leftElsewhere, left)] : []),
    ];
    // Elements that did not change stay in place: one may have the focus.
    const [heading, ...old] = this.root.children;
    for (const one of old) if (!parts.includes(one as HTMLElement)) one.remove();
    let last = heading;
    for (const part of [...parts, ...notes.map(hint)]) {
      if (last?.nextElementSibling !== part) last?.after(part);
      last = part;
    }
  }

  #file(one: FileFound): HTMLElement {
    const before = this.#drawn.get(one.file);
    if (before?.found.found === one.found && before !== undefined) return before.root;
    const { strings } = this.#context;
    const places = one.found?.places ?? [];
    const nothing = places.length === 0 && isRead(one) ? [hint(strings.selection.nowhere)] : [];
    const root = element(
      'div',
      { class: 'elsewhere-file' },
      element('h4', {}, one.name),
      ...(places.length === 0
        ? nothing
        : [element('ul', { class: 'places' }, ...this.#items(one))]),
      ...this.#notes(one),
    );
    this.#drawn.set(one.file, { found: one, root });
    return root;
  }

  #items({ file, found }: FileFound): HTMLElement[] {
    const { strings, openElsewhere } = this.#context;
    return (found?.places ?? []).map(({ from, line, text }) => {
      const where = filled(strings.selection.line, line + 1);
      const link = linkButton(`${where}: ${quoted(text)}`, () => openElsewhere(file, from));
      return element('li', {}, link);
    });
  }

  /** Says how far a file was read. */
  #notes(one: FileFound): HTMLElement[] {
    const { strings, number } = this.#context;
    const { readingElsewhere, cutElsewhere, looking } = strings.selection;
    if (one.found === undefined) return [hint(looking)];
    const { read, readable, length } = one.found;
    if (!isRead(one)) return [hint(filled(readingElsewhere, number(read, 0), number(readable, 0)))];
    return readable < length
      ? [hint(filled(cutElsewhere, number(read, 0), number(length, 0)))]
      : [];
  }
}

function isRead({ found }: FileFound): boolean {
  return found !== undefined && found.read >= found.readable;
}
