/** What goes into one gate: the parts of its sum as bars, and the neurons that add most to it by name. */
import { neuronName } from '../../../../core/inspect/cell.ts';
import { symbolName } from '../../../../core/inspect/symbol-name.ts';
import type { GateName, HeardSum } from '../../../../core/lessons/gate-inputs.ts';
import type { GateValues } from '../../../../protocol/cell-lessons.ts';
import { divergingCell } from '../../diverging-cell.ts';
import { element, filled } from '../../dom.ts';
import type { Context } from '../../view.ts';
import { sideOf, sign } from './signs.ts';

/** The full length of a bar stands for at least this value. */
const LEAST_SPAN = 4;

export class GatePanel {
  readonly root = element('section', { class: 'gate-panel' });
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  draw(gate: GateName | undefined, values: GateValues | undefined, character: string): void {
    this.root.hidden = gate === undefined;
    if (gate === undefined) return;
    const texts = this.#context.strings.lessons.cell;
    const { names, does, whole } = texts.gates[gate];
    this.root.replaceChildren(
      element('h3', {}, filled(texts.goesIn, whole)),
      element('p', { class: 'hint' }, names),
      element('p', {}, does),
      element('p', { class: 'hint' }, texts.goesInHint),
      ...this.#parts(gate, values, character),
    );
  }

  #parts(gate: GateName, values: GateValues | undefined, character: string): HTMLElement[] {
    const { strings, number } = this.#context;
    const texts = strings.lessons.cell;
    const input = values?.inputs?.[gate];
    if (values === undefined || input === undefined) return [];
    const { bias, symbol, below, before, sum, value } = input;
    const rows: (readonly [Node | string, number])[] = [
      [texts.bias, bias],
      ...(symbol === undefined ? [] : [[filled(texts.fromSymbol, character), symbol] as const]),
      ...(below === undefined ? [] : [[texts.fromBelow, below.sum] as const]),
      [texts.fromBefore, before.sum],
    ];
    const span = Math.max(LEAST_SPAN, ...rows.map(([, adds]) => Math.abs(adds)), Math.abs(sum));
    const squash = gate === 'g' ? 'tanh' : 'σ';
    return [
      this.#table(rows, span, [texts.sum, sum]),
      element(
        'p',
        { class: 'formula' },
        sign(gate, 't'),
        ` = ${squash}(${number(sum, 2)}) = `,
        element('strong', {}, number(value, 2)),
      ),
      ...this.#rank(gate, values, character),
      ...(below === undefined ? [] : this.#strongest(texts.strongestBelow, below, span)),
      ...this.#strongest(texts.strongestBefore, before, span),
    ];
  }

  #table(
    rows: readonly (readonly [Node | string, number])[],
    span: number,
    total?: readonly [string, number],
  ): HTMLElement {
    return element(
      'table',
      { class: 'adds' },
      element(
        'tbody',
        {},
        ...rows.map(([name, adds]) => this.#row(name, adds, span, '')),
        ...(total === undefined ? [] : [this.#row(total[0], total[1], span, 'total')]),
      ),
    );
  }

  #row(name: Node | string, adds: number, span: number, kind: string): HTMLElement {
    const said = this.#context.number(adds, 2);
    return element(
      'tr',
      { class: kind },
      element('th', { scope: 'row' }, name),
      divergingCell(adds / span, sideOf(adds)),
      element('td', { class: 'number' }, adds > 0 ? `+${said}` : said),
    );
  }

  #strongest(title: string, { strongest, sum }: HeardSum, span: number): HTMLElement[] {
    const { number, model, strings } = this.#context;
    const rows = strongest.map(({ neuron, h, weight, adds }) => {
      const button = element('button', { type: 'button', class: 'link' }, neuronName(neuron));
      button.addEventListener('click', () => model.choose(neuron));
      const name = element('span', {}, button, ` ${number(h, 2)} × ${number(weight, 2)}`);
      return [name, adds] as const;
    });
    if (strongest.length === 0) return [];
    const told = strongest.reduce((all, { adds }) => all + adds, 0);
    return [
      element('h4', {}, title),
      this.#table([...rows, [strings.lessons.cell.others, sum - told]], span),
    ];
  }

  /** The rank of this character among all that could be here, by what each adds to the gate. */
  #rank(gate: GateName, values: GateValues, character: string): HTMLElement[] {
    const { strings } = this.#context;
    const texts = strings.lessons.cell;
    const { symbol, symbols } = values.inputs![gate];
    // A gate without input from characters does not rank them.
    if (symbol === undefined || symbols.every((one) => one === symbols[0])) return [];
    const written = Array.from(symbols.keys()).filter((id) => values.symbols[id]!.length === 1);
    const order = written.sort((one, other) => symbols[other]! - symbols[one]!);
    const place = order.filter((id) => symbols[id]! > symbol).length + 1;
    const name = (id: number): HTMLElement =>
      element('span', { class: 'symbol' }, symbolName(strings, values.symbols[id]!));
    const list = (ids: readonly number[]): HTMLElement[] => ids.map(name);
    return [
      element(
        'p',
        { class: 'hint gate-rank' },
        `${filled(texts.rank, character, place, order.length)} `,
        ...list(order.slice(0, 5)),
        ' … ',
        ...list(order.slice(-5)),
      ),
    ];
  }
}
