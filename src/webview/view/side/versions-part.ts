/** One neuron on two versions of the text, and how far its values differ in equal lines. */
import { earlierVersions, type EarlierVersion, type Pane } from '../../../protocol/side-by-side.ts';
import type { Alignment } from '../../model/side/aligned-rows.ts';
import {
  differenceAt,
  differencesOf,
  placeBefore,
  type ChangedLine,
  type Compared,
} from '../../model/side/differences.ts';
import { element, filled, linkButton } from '../dom.ts';
import { hint } from '../drawing.ts';
import { radios, type Radios } from '../radios.ts';
import { paneTitle } from '../titles.ts';
import type { Context } from '../view.ts';
import { comparedBy, differenceSpan, versionsContent } from './aligned-content.ts';
import type { AlignedView } from './aligned-view.ts';
import { PaneHead, valueInWords } from './pane-head.ts';
import type { SidePart } from './side-part.ts';

/** Lines to list at most. */
const most = 6;
/** Share of the scale by which a value has to differ for its line to be listed. */
const least = 0.02;

export class VersionsPart implements SidePart {
  readonly root: HTMLElement;
  readonly #context: Context;
  readonly #aligned: AlignedView;
  readonly #since: Radios<EarlierVersion>;
  readonly #summary = element('p', { class: 'versions-summary', role: 'status' });
  readonly #changed = element('div', { class: 'versions-changed' });
  readonly #heads = element('ol', { class: 'pane-heads plain' });
  #drawnHeads: readonly PaneHead[] = [];
  #drawnFor = '';

  constructor(context: Context, aligned: AlignedView) {
    const { side } = context.strings;
    this.#context = context;
    this.#aligned = aligned;
    const options = earlierVersions.map((one) => [one, side.earlier[one]] as const);
    this.#since = radios(side.since, 'side-since', options, (earlier) =>
      context.model.side.remember({ earlier }),
    );
    this.#heads.setAttribute('aria-label', side.heads);
    this.root = element(
      'div',
      { class: 'side-part' },
      this.#since.root,
      this.#summary,
      this.#changed,
      this.#heads,
    );
  }

  /** Whether both versions are known. */
  get hasBoth(): boolean {
    return this.#compared() !== undefined;
  }

  draw(): void {
    const { model, strings } = this.#context;
    const { side, document } = model;
    const { earlier, chosen } = side;
    this.#since.choose(side.memory.earlier);
    const compared = this.#compared();
    this.#heads.hidden = this.#changed.hidden = compared === undefined;
    if (compared === undefined || !document || !earlier || !chosen) {
      const reason = side.noEarlier?.reason;
      this.#say(
        chosen === undefined
          ? strings.side.chooseOne
          : reason === undefined
            ? strings.side.looking
            : strings.side.noEarlier[reason],
      );
      return;
    }
    this.#drawHeads(chosen);
    this.#tell(compared, chosen);
    this.#aligned.draw(
      versionsContent(document, side, earlier, chosen),
      `${filled(strings.text, document.name)}: ${paneTitle(strings, chosen)}, ${strings.side.earlier[side.memory.earlier]}, ${strings.side.now}`,
    );
  }

  drawCursor(at: number): string {
    const { model, strings } = this.#context;
    const { side } = model;
    const { chosen } = side;
    const compared = this.#compared();
    if (compared === undefined || chosen === undefined) return '';
    const place = placeBefore(compared, at);
    const span = side.spanOf(chosen);
    const values = [
      place === undefined ? Number.NaN : compared.valueBefore(place),
      compared.valueNow(at),
      differenceAt(compared, at),
    ];
    const words = values.map((value) => valueInWords(this.#context, value));
    if (place === undefined) words[0] = words[2] = strings.side.nothingThere;
    const signed = values[2]! > 0 ? `+${words[2]}` : words[2]!;
    const { arrangement } = this.#aligned;
    this.#drawnHeads[0]?.draw(words[0]!, span, arrangement);
    this.#drawnHeads[1]?.draw(words[1]!, span, arrangement);
    this.#drawnHeads[2]?.draw(signed, differenceSpan(span), arrangement);
    const { earlier, now, difference } = strings.side;
    const was = earlier[side.memory.earlier];
    return `${was} ${words[0]}, ${now} ${words[1]}, ${difference} ${signed}`;
  }

  #compared(): Compared | undefined {
    const { document, side } = this.#context.model;
    const { earlier, chosen } = side;
    if (document === undefined || earlier === undefined || chosen === undefined) return undefined;
    return comparedBy(document, side, earlier, chosen);
  }

  #drawHeads(chosen: Pane): void {
    const { strings, model } = this.#context;
    const { side } = model;
    const key = `${paneTitle(strings, chosen)} ${side.memory.earlier}`;
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    const name = paneTitle(strings, chosen);
    const { earlier, now, difference, differenceHint } = strings.side;
    const head = (at: number, words: string, text?: string): PaneHead =>
      new PaneHead(
        this.#context,
        [
          element('span', { class: 'pane-number', 'aria-hidden': 'true' }, String(at + 1)),
          `${name} ${words}`,
        ],
        [],
        text,
      );
    this.#drawnHeads = [
      head(0, earlier[side.memory.earlier]),
      head(1, now),
      head(2, difference, differenceHint),
    ];
    this.#heads.replaceChildren(...this.#drawnHeads.map(({ root }) => root));
  }

  /** Says how much was edited, and how much the neuron's values changed. */
  #tell(compared: Compared, chosen: Pane): void {
    const { model, strings, number } = this.#context;
    const { side } = model;
    const { added, removed, isAligned }: Alignment = compared.alignment;
    const texts = strings.side;
    const { read, readable } = side.earlier!;
    const { least: low, greatest } = side.spanOf(chosen);
    const found = differencesOf(compared, { most, least: least * (greatest - low) });
    const isSame = compared.before.text === compared.now.text;
    const isRead = read >= readable;
    const parts = isSame
      ? [texts.same]
      : [
          ...(isAligned ? [filled(texts.edits, number(added, 0), number(removed, 0))] : []),
          isAligned
            ? filled(texts.mean, number(found.mean, 3), number(found.characters, 0))
            : texts.notAligned,
        ];
    if (!isRead) {
      const percent = Math.floor((100 * read) / Math.max(1, readable));
      parts.push(filled(texts.readingBefore, percent));
    }
    this.#say(parts.join(' '));
    this.#changed.hidden = isSame || !isAligned || (!isRead && found.most.length === 0);
    this.#list(found.most);
  }

  /** Redraws the list only when its lines change: a link in it may have the focus. */
  #list(lines: readonly ChangedLine[]): void {
    const { strings, number, goTo } = this.#context;
    const texts = strings.side;
    const key = JSON.stringify(lines);
    if (key === this.#changed.dataset['key']) return;
    this.#changed.dataset['key'] = key;
    if (lines.length === 0) {
      this.#changed.replaceChildren(hint(texts.noneDiffers));
      return;
    }
    const links = lines.flatMap(({ line, at, by }, place) => {
      const signed = `${by > 0 ? '+' : ''}${number(by, 2)}`;
      const words = filled(texts.changedLine, number(line + 1, 0), signed);
      return [place === 0 ? ' ' : ', ', linkButton(words, () => goTo(at))];
    });
    this.#changed.replaceChildren(texts.most, ...links);
  }

  #say(text: string): void {
    if (this.#summary.textContent !== text) this.#summary.textContent = text;
  }
}
