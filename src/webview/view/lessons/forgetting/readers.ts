/** Requests to the rivals about the text, and their last answers. */
import type { NoRivals, RivalValues } from '../../../../protocol/rival-requests.ts';
import type { PanelDocument } from '../../../model/document.ts';
import { Asking } from '../../../model/asking.ts';
import { changeEnd, readAround, sightAround } from '../../../model/lessons/forgetting.ts';
import type { LessonContext } from '../lesson.ts';

export class Readers {
  /** The reading around the cursor, first of the lines in view only; undefined until known. */
  reading: RivalValues | undefined;
  /** Whether the reading covers all that is to be read around the cursor. */
  isWhole = false;
  /** The reading with a changed character. */
  changed: RivalValues | undefined;
  /** Why there are no rivals. */
  absent: NoRivals | undefined;
  /** 1 where a character is in a string or a comment. */
  prose: { readonly from: number; readonly values: readonly Int16Array[] } | undefined;
  #document: Pick<PanelDocument, 'uri' | 'version'> | undefined;
  readonly #around: Asking<'rivals'>;
  readonly #aroundChange: Asking<'rivals'>;
  readonly #labels: Asking<'labels'>;

  constructor(context: LessonContext) {
    const { ask } = context;
    const redraw = (): void => context.redraw();
    const taking = (take: (values: RivalValues) => void) => (answer: unknown) => {
      const told = answer as NoRivals | RivalValues | { readonly kind: 'none' };
      if (told.kind === 'noRivals') this.absent = told;
      if (told.kind === 'rivals') {
        this.absent = undefined;
        take(told);
      }
      redraw();
    };
    this.#around = new Asking(
      'rivals',
      ask,
      taking((values) => (this.reading = values)),
    );
    this.#aroundChange = new Asking(
      'rivals',
      ask,
      taking((values) => (this.changed = values)),
    );
    this.#labels = new Asking('labels', ask, (answer) => {
      if (answer.kind !== 'values') return;
      this.prose = { from: answer.from, values: Object.values(answer.values) };
      redraw();
    });
  }

  /** @param back how many characters before the cursor the changed one is */
  want(document: PanelDocument, cursor: number, back: number): void {
    const { uri, version, text, lines } = document;
    if (version !== this.#document?.version || uri !== this.#document.uri) {
      this.reading = undefined;
      this.changed = undefined;
      this.prose = undefined;
      this.#document = document;
    }
    const range = readAround(cursor, text.length, lines);
    const sight = sightAround(cursor, range, lines);
    const { reading } = this;
    const isOfIt = reading?.from === range.from;
    const isInSight = isOfIt && reading.to >= sight.to;
    this.isWhole = isOfIt && reading.to >= range.to;
    this.#around.want(uri, { version, ...(isInSight ? range : sight) });
    if (document.isParsed)
      this.#labels.want(uri, { version, ...range, labels: ['inString', 'inComment'] });
    // Starts at the same place, so that the engine can continue from what it read before the change.
    const change = cursor - back;
    if (change < range.from || !isInSight) return;
    const to = changeEnd(change, text.length);
    this.#aroundChange.want(uri, { version, from: range.from, to, change });
  }

  /** True also where it is unknown, as in a language without a scanner. */
  isCode(offset: number): boolean {
    const { prose } = this;
    return prose?.values.some((values) => values[offset - prose.from]! > 0) !== true;
  }
}
