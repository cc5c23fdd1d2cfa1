import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type { PanelAction, SavedFile } from '../../protocol/panel.ts';
import type { Ask } from '../model/channel.ts';
import type { HeldUnit } from '../../protocol/surgery.ts';
import type { PanelModel } from '../model/panel-model.ts';
import type { Part } from '../model/parts.ts';
import type { PaletteSheet } from './theme.ts';

/** What every view is given. */
export interface Context {
  readonly model: PanelModel;
  readonly strings: PanelStrings;
  readonly sheet: PaletteSheet;
  /** Number in the reader's language. */
  readonly number: (value: number, digits: number) => string;
  readonly act: (action: PanelAction) => void;
  readonly ask: Ask;
  /** Moves the cursor, here and in the editor; `focus`: the editor gets the keyboard. */
  readonly goTo: (offset: number, focus?: boolean) => void;
  /** Has the reader choose a file to save in. */
  readonly save: (file: SavedFile) => void;
  /** Has the engine hold these neurons, and no others. */
  readonly hold: (held: readonly HeldUnit[]) => void;
  /** Shows a place in another open file, by its number, in the editor. */
  readonly openElsewhere: (file: number, offset: number) => void;
  /** Shows a held-out text of the catalogue in the editor. */
  readonly openSnippet: (text: number, offset: number) => void;
}

/** Draws a part of the model and hands what the reader does to it; keeps no truth of its own. */
export interface View {
  readonly root: HTMLElement;
  /** What of the model it draws. */
  readonly parts: readonly (Part | 'theme')[];
  draw(changed: ReadonlySet<Part | 'theme'>): void;
}

/** What a page shows in the place of the text. It is drawn only while it is shown, and then also when it begins to be. */
export interface PageView extends View {
  /** What the page is of, as things are now. */
  heading(): string;
}
