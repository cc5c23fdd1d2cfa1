import type { CellQuantity } from '../inspect/cell.ts';
import type { LabelName } from '../labels/labels.ts';
import type { Scheme } from './schemes.ts';

/** What a text is coloured by. */
export interface ColourChoice {
  readonly quantity: CellQuantity;
  /** Where no neuron was chosen, the one that goes best with this label is shown. */
  readonly label: LabelName;
  readonly scheme: Scheme;
}

/** Until the reader chooses otherwise. */
export const FIRST_CHOICE: ColourChoice = {
  quantity: 'h',
  label: 'bracketDepth',
  scheme: 'blueOrange',
};
