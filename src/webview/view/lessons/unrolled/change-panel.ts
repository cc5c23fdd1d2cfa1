/** The effect on the network of replacing or removing one character, live. */
import { ECHO_LENGTH, feltFor } from '../../../model/lessons/unrolled.ts';
import { perturbation } from '../../../model/lessons/studies.ts';
import type { PanelDocument } from '../../../model/document.ts';
import type { EchoValues } from '../../../../protocol/cell-lessons.ts';
import { element, filled } from '../../dom.ts';
import { spoken } from '../code-strip.ts';
import { Figure, type FigureContent } from '../figure/figure.ts';
import { lineChart, type Series } from '../figure/line-chart.ts';
import type { LessonContext } from '../lesson.ts';
import { echoText } from './echo-text.ts';

export interface Changed {
  readonly document: PanelDocument;
  readonly at: number;
  readonly replacement: string;
  readonly echo: EchoValues | undefined;
}

const HEIGHT = 230;
const [shipped] = perturbation.systems;

export class ChangePanel {
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #label = element('span', {});
  readonly #input: HTMLInputElement;
  readonly #drop: HTMLButtonElement;
  readonly #said = element('p', { role: 'status' });
  readonly #text = element('div', {});
  readonly #figures: readonly Figure[];
  #changed: Changed | undefined;

  constructor(context: LessonContext, changed: (replacement: string) => void) {
    const texts = context.strings.lessons.unrolled;
    this.#context = context;
    this.#input = element('input', {
      ...{ type: 'text', class: 'one-character', size: '2', maxlength: '2' },
      ...{ autocomplete: 'off', spellcheck: 'false' },
    });
    this.#input.addEventListener('input', () => {
      // Only the last typed character counts.
      const [character = ''] = Array.from(this.#input.value).slice(-1);
      this.#input.value = character;
      changed(character);
    });
    this.#drop = element('button', { type: 'button', class: 'option' }, texts.drop);
    this.#drop.addEventListener('click', () => changed(''));
    this.#figures = [
      new Figure(context, 'change-bits', (width) => this.#bits(width)),
      new Figure(context, 'change-state', (width) => this.#states(width)),
    ];
    this.root = element(
      'section',
      {},
      element('h3', {}, texts.change),
      element('p', { class: 'hint' }, texts.changeHint),
      element(
        'div',
        { class: 'lesson-tools' },
        element('label', { class: 'instead' }, this.#label, ' ', this.#input),
        this.#drop,
      ),
      this.#text,
      this.#said,
      this.#figures[0]!.root,
      element('p', { class: 'hint' }, texts.medianHint),
      this.#figures[1]!.root,
    );
  }

  draw(changed: Changed): void {
    const { document, at, replacement, echo } = changed;
    const texts = this.#context.strings.lessons.unrolled;
    const before = this.#changed;
    const isSame =
      before?.document === document && before.echo === echo && before.replacement === replacement;
    this.#changed = changed;
    const character = spoken(this.#context, document.text[at] ?? '');
    this.#label.textContent = filled(texts.instead, character);
    if (this.#input.ownerDocument.activeElement !== this.#input) this.#input.value = replacement;
    this.#drop.setAttribute('aria-pressed', String(replacement === ''));
    const said = this.#inWords(changed);
    if (this.#said.textContent !== said) this.#said.textContent = said;
    if (isSame) return;
    this.#text.replaceChildren(
      ...(echo?.echo === undefined ? [] : [echoText(document, echo, replacement, said)]),
    );
    for (const figure of this.#figures) figure.draw();
  }

  #inWords({ document, at, replacement, echo }: Changed): string {
    const { strings, number } = this.#context;
    const texts = strings.lessons.unrolled;
    if (echo === undefined) return strings.lessons.frame.reckoning;
    if (echo.echo === undefined) return texts.notRead;
    if (replacement === document.text[at]) return texts.unchanged;
    const felt = feltFor(echo)!;
    const { bits } = echo.echo;
    if (felt === 0) return texts.notFelt;
    if (felt >= bits.length && felt > ECHO_LENGTH) return filled(texts.feltAll, felt);
    const last = spoken(this.#context, document.text[echo.at + felt] ?? '');
    return filled(texts.felt, felt, last, number(bits[felt - 1]!, 2));
  }

  #bits(width: number): FigureContent | undefined {
    const texts = this.#context.strings.lessons.unrolled;
    const { number } = this.#context;
    const echo = this.#changed?.echo?.echo;
    if (echo === undefined) return undefined;
    const least = 0.001;
    const own = Array.from(echo.bits, (value, k) => [k, Math.max(value, least)] as const);
    const median = shipped!.divergence.median
      .slice(0, own.length)
      .map((value, k) => [k, Math.max(value, least)] as const);
    const series: Series[] = [
      { name: texts.median, points: median, tone: 5, isFaint: true },
      { name: texts.thisChange, points: own, tone: 0 },
    ];
    return {
      title: texts.bits,
      picture: lineChart({
        ...{ width, height: HEIGHT, series, text: texts.bits },
        x: {
          title: texts.after,
          kind: 'linear',
          domain: [0, own.length - 1],
          inWords: (x) => number(x, 0),
        },
        y: {
          ...{ title: texts.bitsAxis, kind: 'log', domain: [least, 20] },
          inWords: (y) => number(y, y < 1 ? Math.round(-Math.log10(y)) : 0),
        },
      }),
      columns: [texts.after, texts.thisChange, texts.median],
      rows: own.map(([k], at) => [k, echo.bits[at], shipped!.divergence.median[at]]),
    };
  }

  #states(width: number): FigureContent | undefined {
    const texts = this.#context.strings.lessons.unrolled;
    const { number } = this.#context;
    const echo = this.#changed?.echo?.echo;
    if (echo === undefined) return undefined;
    const name = (layer: number): string => filled(texts.layer, layer + 1);
    const series = echo.rms.map((all, layer): Series => ({
      ...{ name: name(layer), tone: layer },
      points: Array.from(all, (value, k) => [k, Math.max(value, 1e-3)] as const),
    }));
    return {
      title: texts.rms,
      picture: lineChart({
        ...{ width, height: HEIGHT, series, text: texts.rms },
        x: {
          ...{ title: texts.after, kind: 'linear', domain: [0, echo.bits.length - 1] },
          inWords: (x) => number(x, 0),
        },
        y: {
          ...{ title: texts.rmsAxis, kind: 'log', domain: [1e-3, 1] },
          inWords: (y) => number(y, Math.max(0, Math.round(-Math.log10(y)))),
        },
      }),
      columns: [texts.after, ...series.map((one) => one.name)],
      rows: Array.from(echo.bits, (_, k) => [k, ...echo.rms.map((all) => all[k])]),
    };
  }
}
