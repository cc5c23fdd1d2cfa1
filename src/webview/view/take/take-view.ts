/** Saves what is shown as a page, a drawing or numbers, or copies a link to it. */
import { parquetWriteBuffer } from 'hyparquet-writer';

import { QUANTITY_SIGNS } from '../../../core/colour/quantities.ts';
import { isDirection } from '../../../core/inspect/subject.ts';
import { pictureHtml } from '../../../core/picture/html.ts';
import type { Picture } from '../../../core/picture/picture.ts';
import { pictureSvg } from '../../../core/picture/svg.ts';
import { pictureTable, tableRows, type Column } from '../../../core/picture/table.ts';
import { allLabels, exactValues, pictureOf, type Scope } from '../../model/take-home.ts';
import { element, filled } from '../dom.ts';
import { backgrounds, themeOf, type Background } from '../paper.ts';
import { radios } from '../radios.ts';
import { saveRow, type Format } from '../save-row.ts';
import { base64, csvFile, pngFile } from '../saved.ts';
import { subjectTitle } from '../titles.ts';
import type { Context, PageView } from '../view.ts';

/** Most characters of a drawing, in which each is a square: with more, browsers become slow. */
const LONGEST_DRAWING = 60_000;

export class TakeView implements PageView {
  readonly parts = ['choice', 'document', 'theme', 'values', 'window'] as const;
  readonly root = element('div', { class: 'take-body' });
  readonly #context: Context;
  readonly #preview: HTMLElement;
  readonly #drawings: readonly HTMLButtonElement[];
  readonly #note = element('p', { class: 'hint', role: 'status' });
  #scope: Scope = 'inSight';
  #background: Background = 'here';
  #drawn = '';

  constructor(context: Context) {
    const { strings, act } = context;
    const { take } = strings;
    this.#context = context;
    this.#preview = element('div', { class: 'preview', role: 'img', 'aria-label': take.preview });
    const scopes = [
      ['inSight', take.inSight],
      ['whole', take.whole],
    ] as const;
    const save = (format: Format): void => void this.#save(format);
    const drawings = saveRow(take, take.picture, ['svg', 'png', 'html'], save);
    this.#drawings = [drawings.buttons.svg!, drawings.buttons.png!];
    const link = element('button', { type: 'button', class: 'take' }, take.copyLink);
    link.addEventListener('click', () => act('copyLink'));
    this.root.append(
      radios(take.what, 'take-scope', scopes, (scope) => this.#choose({ scope })).root,
      backgrounds(take, 'take-background', (background) => this.#choose({ background })).root,
      drawings.root,
      saveRow(take, take.numbers, ['csv', 'parquet'], save).root,
      element('div', { class: 'take-row' }, link, element('span', {}, take.link)),
      this.#note,
      this.#preview,
    );
  }

  heading(): string {
    return this.#context.strings.take.title;
  }

  draw(): void {
    const picture = this.#picture();
    if (picture === undefined) return;
    const { take } = this.#context.strings;
    const isTooLong = picture.text.length > LONGEST_DRAWING && this.#scope === 'whole';
    for (const button of this.#drawings) button.disabled = isTooLong;
    this.#note.textContent = isTooLong ? filled(take.tooLong, LONGEST_DRAWING) : '';
    const drawing = isTooLong ? '' : this.#svg(picture);
    if (drawing === this.#drawn) return;
    this.#drawn = drawing;
    const read = new DOMParser().parseFromString(drawing, 'image/svg+xml').documentElement;
    this.#preview.replaceChildren(...(isTooLong ? [] : [document.importNode(read, true)]));
  }

  #choose(chosen: { readonly scope?: Scope; readonly background?: Background }): void {
    this.#scope = chosen.scope ?? this.#scope;
    this.#background = chosen.background ?? this.#background;
    this.draw();
  }

  #picture(values?: ArrayLike<number>): Picture | undefined {
    const { model, strings, number } = this.#context;
    const { subject, quantity, view } = model.memory;
    const name =
      view === 'surprise' || subject === undefined
        ? strings.presets.surprise
        : [
            subjectTitle(strings, subject),
            isDirection(subject) ? '' : ` ${QUANTITY_SIGNS[quantity]}`,
          ].join('');
    return pictureOf(model, this.#scope, { title: name, number, bits: strings.bits }, values);
  }

  #svg(picture: Picture): string {
    const { sheet, model } = this.#context;
    const theme = themeOf(this.#background) ?? sheet.theme;
    return pictureSvg(picture, { theme, scheme: model.memory.scheme });
  }

  async #save(format: Format): Promise<void> {
    const { model, ask, save } = this.#context;
    const { document: shown, memory } = model;
    const picture = this.#picture(await exactValues(model, ask));
    // The text has changed or gone meanwhile.
    if (picture === undefined || model.document !== shown) return;
    const name = `${shown?.name ?? ''} ${picture.title}`;
    const table = async (): Promise<readonly Column[]> =>
      pictureTable(picture, await allLabels(model, ask));
    const contents: Record<Format, () => Promise<string> | string> = {
      html: () => pictureHtml(picture, memory.scheme),
      svg: () => this.#svg(picture),
      png: () => pngFile(this.#svg(picture)),
      csv: async () => csvOf(await table()),
      parquet: async () => parquetOf(await table()),
    };
    save({ name: name.slice(0, 100), format, content: await contents[format]() });
  }
}

function csvOf(columns: readonly Column[]): string {
  const names = columns.map(({ name }) => name);
  return csvFile(names, tableRows(columns));
}

function parquetOf(columns: readonly Column[]): string {
  const columnData = columns.map(({ name, type, values }) => ({ name, type, data: [...values] }));
  return base64(new Uint8Array(parquetWriteBuffer({ columnData })));
}
