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
  /** Formats a number in the reader's language. */
  readonly number: (value: number, digits: number) => string;
  readonly act: (action: PanelAction) => void;
  readonly ask: Ask;
  /** Moves the cursor, here and in the editor; with `focus`, the editor gets the focus. */
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

/** Draws a part of the model and passes the reader's actions on to it; keeps no state that others need. */
export interface View {
  readonly root: HTMLElement;
  /** The parts of the model that it draws. */
  readonly parts: readonly (Part | 'theme')[];
  draw(changed: ReadonlySet<Part | 'theme'>): void;
  /**
   * Comes after all views have drawn, for what depends on where things are: so the browser lays the page out once, and
   * not for each view that asks.
   */
  settle?(): void;
}

/** What a page shows in place of the text. It is drawn when it is first shown, and on changes while it is shown. */
export interface PageView extends View {
  /** The current title of the page. */
  heading(): string;
}
