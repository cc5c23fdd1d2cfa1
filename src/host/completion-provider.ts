import { InlineCompletionItem, InlineCompletionTriggerKind, Range } from 'vscode';
import type {
  CancellationToken,
  InlineCompletionContext,
  InlineCompletionItemProvider,
  Position,
  TextDocument,
} from 'vscode';
import type { CompletionAnswer } from '../protocol/engine.ts';
import { withSignal } from './abort.ts';
import { indentationOf, placeOf } from './editor-place.ts';
import { asEngineError } from './engine-supervisor.ts';
import type { Engine } from './engine-supervisor.ts';
import { fitIndentation } from './indentation.ts';
import type { Outcome } from './outcome.ts';
import { silenceAt } from './places.ts';
import { extendSelected } from './selected.ts';
import { readSettings } from './settings.ts';
import type { ShownSuggestion } from './shown-suggestion.ts';

export interface CompletionPorts {
  readonly shown: ShownSuggestion;
  /** The engine, once it is ready; undefined where there is none to be had. */
  ready(): Promise<Engine | undefined>;
  /** Makes sure that the engine has the document. */
  show(document: TextDocument): void;
  report(document: TextDocument, outcome: Outcome): void;
}

/** Somebody who asks for a suggestion by hand wants to see one, even if it is rather a guess. */
const CONFIDENCE_BY_HAND = 0.1;

type Found = { readonly text: string } & Omit<Outcome & { kind: 'suggestion' }, 'milliseconds'>;
type Missed = Exclude<Outcome, { kind: 'suggestion' }>;

/** Ghost text: what the model would write, where the editor and the settings leave room for it. */
export class CompletionProvider implements InlineCompletionItemProvider {
  readonly #ports: CompletionPorts;

  constructor(ports: CompletionPorts) {
    this.#ports = ports;
  }

  async provideInlineCompletionItems(
    document: TextDocument,
    position: Position,
    context: InlineCompletionContext,
    token: CancellationToken,
  ): Promise<InlineCompletionItem[]> {
    const start = performance.now();
    const answer = await this.#answer(document, position, context, token);
    if (answer === undefined || isOvertaken(token)) return [];
    if (answer.kind !== 'suggestion') {
      this.#ports.report(document, answer);
      return [];
    }
    const item = itemFor(answer.text, document, position, context);
    if (item === undefined) {
      this.#ports.report(document, { kind: 'silent', reason: 'suggestWidget' });
      return [];
    }
    const { kind, probability, provisional } = answer;
    const milliseconds = performance.now() - start;
    this.#ports.report(document, { kind, probability, provisional, milliseconds });
    return [item];
  }

  async #answer(
    document: TextDocument,
    position: Position,
    context: InlineCompletionContext,
    token: CancellationToken,
  ): Promise<Found | Missed | undefined> {
    const reason = silenceAt(placeOf(document));
    if (reason !== undefined) return { kind: 'silent', reason };
    const byHand = context.triggerKind === InlineCompletionTriggerKind.Invoke;
    const rest = byHand ? undefined : this.#ports.shown.rest(document, position);
    if (rest !== undefined) return { kind: 'suggestion', ...rest };
    const engine = await this.#ports.ready();
    if (engine === undefined) return { kind: 'silent', reason: 'engineMissing' };
    if (isOvertaken(token)) return undefined;
    this.#ports.show(document);
    let answer: CompletionAnswer;
    try {
      answer = await ask(engine, document, position, byHand, token);
    } catch (error) {
      return { kind: 'error', error: asEngineError(error) };
    }
    // The text may be another one by now, and the line gone.
    return isOvertaken(token) ? undefined : this.#understand(answer, document, position);
  }

  #understand(
    answer: CompletionAnswer,
    document: TextDocument,
    position: Position,
  ): Found | Missed | undefined {
    if (answer.kind === 'silent') {
      const { kind, reason } = answer;
      return reason === 'cancelled' ? undefined : { kind, reason };
    }
    const { kind, probability, provisional } = answer;
    const left = document.lineAt(position.line).text.slice(0, position.character);
    const text = fitIndentation(answer.text, left, indentationOf(document));
    const found = { kind, text, probability, provisional };
    this.#ports.shown.remember(document, position, found);
    return found;
  }
}

/** The next key has come; what would be said of this one is not worth a word in the status. */
function isOvertaken(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function ask(
  engine: Engine,
  document: TextDocument,
  position: Position,
  byHand: boolean,
  token: CancellationToken,
): Promise<CompletionAnswer> {
  const { confidence, maxLength } = readSettings(document);
  const query = {
    uri: document.uri.toString(),
    version: document.version,
    offset: document.offsetAt(position),
    confidence: byHand ? Math.min(confidence, CONFIDENCE_BY_HAND) : confidence,
    maxLength,
  };
  return withSignal(token, (signal) => engine.request('complete', query, signal));
}

/** The item for a text at the cursor; undefined where the suggest widget has something else selected. */
function itemFor(
  text: string,
  document: TextDocument,
  position: Position,
  { selectedCompletionInfo: selected }: InlineCompletionContext,
): InlineCompletionItem | undefined {
  if (selected === undefined) return new InlineCompletionItem(text, new Range(position, position));
  if (!selected.range.end.isEqual(position)) return undefined;
  const whole = extendSelected(text, document.getText(selected.range), selected.text);
  return whole === undefined ? undefined : new InlineCompletionItem(whole, selected.range);
}
