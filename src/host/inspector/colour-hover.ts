import { Hover, l10n, MarkdownString, Range } from 'vscode';
import type { CancellationToken, HoverProvider, Position, TextDocument } from 'vscode';
import { countOf, taughtNeuron, type TaughtNeuron } from '../../core/certify/taught.ts';
import { symbolName } from '../../core/inspect/symbol-name.ts';
import { labelNames as allLabels } from '../../core/labels/labels.ts';
import {
  guessesPerCharacter,
  unread,
  type GuessValues,
  type LabelValues,
  type NeuronValues,
  type NoValues,
} from '../../protocol/inspection.ts';
import type { Engine } from '../engine/engine.ts';
import type { Shown } from './editor-painter.ts';
import { shownName, signed, unsigned } from './shown-name.ts';
import { labelNames, symbolTexts } from './strings.ts';

export interface HoverPorts {
  ready(): Promise<Engine | undefined>;
  shownIn(document: TextDocument): Shown | undefined;
  /** The taught neurons of the model, and what they count. */
  taught(): readonly TaughtNeuron[];
  warn(reason: unknown): void;
}

/** Shows of a character in a coloured editor the neuron's value, the labels, and what was expected next. */
export class ColourHover implements HoverProvider {
  readonly #ports: HoverPorts;

  constructor(ports: HoverPorts) {
    this.#ports = ports;
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const shown = this.#ports.shownIn(document);
    if (shown === undefined) return undefined;
    try {
      const lines = await this.#lines(document, position, shown);
      if (lines.length === 0 || token.isCancellationRequested) return undefined;
      const text = new MarkdownString();
      lines.forEach((line, at) => text.appendText(at === 0 ? line : `\n\n${line}`));
      return new Hover(text, new Range(position, position.translate(0, 1)));
    } catch (reason) {
      this.#ports.warn(reason);
      return undefined;
    }
  }

  async #lines(document: TextDocument, position: Position, shown: Shown): Promise<string[]> {
    const engine = await this.#ports.ready();
    if (engine === undefined) return [];
    const from = document.offsetAt(position);
    const at = { uri: document.uri.toString(), version: document.version, from, to: from + 1 };
    const { subject, quantity } = shown;
    const [values, labels, guesses] = await Promise.all([
      engine.request('inspect', { ...at, subject, quantity }),
      engine.request('labels', { ...at, labels: allLabels }),
      engine.request('guesses', at),
    ]);
    return [
      ...valueLine(shown, values),
      ...countLine(shown, this.#ports.taught(), values, labels),
      ...labelLine(labels),
      ...guessLine(guesses),
    ];
  }
}

function valueLine(shown: Shown, answer: NeuronValues | NoValues): string[] {
  const value = answer.kind === 'values' ? answer.values[0] : undefined;
  if (answer.kind !== 'values' || value === undefined || value === unread) return [];
  const { middle, scale } = answer;
  return [`${shownName(shown)} = ${signed(middle + (value * scale) / 127, 2)}`];
}

/** For a neuron that was taught to count: its number beside the true one. */
function countLine(
  { subject, quantity }: Shown,
  taught: readonly TaughtNeuron[],
  values: NeuronValues | NoValues,
  labels: LabelValues | NoValues,
): string[] {
  const told = quantity === 'h' ? taughtNeuron(taught, subject) : undefined;
  const value = values.kind === 'values' ? values.values[0] : undefined;
  const is = labels.kind === 'values' && told ? labels.values[told.label]?.[0] : undefined;
  if (told === undefined || value === undefined || value === unread || is === undefined) return [];
  const says = countOf(told, value / 127);
  const most = Math.min(is, told.most);
  const text = l10n.t('says {0}, is {1}', says, most);
  return [`${labelNames(l10n)[told.label]}: ${text} ${says === most ? '✓' : '✗'}`];
}

/** The labels that are not 0. */
function labelLine(answer: LabelValues | NoValues): string[] {
  if (answer.kind !== 'values') return [];
  const names = labelNames(l10n);
  const told = allLabels.flatMap((name) => {
    const value = answer.values[name]?.[0] ?? 0;
    return value === 0 ? [] : [`${names[name]} ${value}`];
  });
  return told.length === 0 ? [] : [told.join(' · ')];
}

function guessLine(answer: GuessValues | NoValues): string[] {
  if (answer.kind !== 'values') return [];
  const texts = symbolTexts(l10n);
  const told = Array.from({ length: guessesPerCharacter }, (_, rank) => {
    const probability = (answer.probabilities[rank] ?? 0) / 255;
    const symbol = answer.symbols[answer.ids[rank] ?? -1];
    // What would be rounded to 0 is left out.
    return symbol === undefined || probability < 0.005
      ? []
      : [`${symbolName(texts, symbol)} ${unsigned(probability, 2)}`];
  }).flat();
  return told.length === 0 ? [] : [l10n.t('Next: {0}', told.join(', '))];
}
