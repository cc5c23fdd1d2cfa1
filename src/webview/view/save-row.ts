/** Buttons that save the same thing in several formats, and a text that says what it is. */
import type { TakeStrings } from '../../protocol/panel-strings.ts';
import type { SavedFile } from '../../protocol/panel.ts';
import { element, filled } from './dom.ts';

export type Format = SavedFile['format'];

export interface SaveRow {
  readonly root: HTMLElement;
  readonly buttons: Readonly<Partial<Record<Format, HTMLButtonElement>>>;
}

export function saveRow(
  { save: words }: Pick<TakeStrings, 'save'>,
  what: string,
  formats: readonly Format[],
  save: (format: Format) => void,
): SaveRow {
  const buttons = formats.map((format) => {
    const name = format === 'parquet' ? 'Parquet' : format.toUpperCase();
    const label = `${filled(words, name)}: ${what}`;
    const button = element('button', { type: 'button', class: 'take', title: label }, name);
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => save(format));
    return [format, button] as const;
  });
  return {
    root: element(
      'div',
      { class: 'take-row' },
      ...buttons.map(([, button]) => button),
      element('span', {}, what),
    ),
    buttons: Object.fromEntries(buttons),
  };
}
