import { InlineCompletionItem, InlineCompletionTriggerKind, Range } from 'vscode';
import type {
  CancellationToken,
  InlineCompletionContext,
  InlineCompletionItemProvider,
  Position,
  TextDocument,
} from 'vscode';
import type { CompletionAnswer } from '../../protocol/engine.ts';
import { asEngineError } from '../../protocol/error.ts';
import type { Engine } from '../engine/engine.ts';
import { readSettings } from '../settings/settings.ts';
import { wishes } from '../settings/values.ts';
import { withSignal } from './abort.ts';
import { indentationOf, leftOf, placeOf } from './editor-place.ts';
import { withEditorIndents } from './indentation.ts';
import type { Outcome, Suggestion } from './outcome.ts';
import { silenceAt } from './places.ts';
import { extendSelected } from './selected.ts';
import type { ShownSuggestion } from './shown-suggestion.ts';

export interface CompletionPorts {
  readonly shown: ShownSuggestion;
  /** Resolves to the engine once it is ready; undefined where it cannot be started. */
  ready(): Promise<Engine | undefined>;
  /** Makes sure that the engine has the document. */
  show(document: TextDocument): void;
  isPaused(): boolean;
  report(document: TextDocument, outcome: Outcome): void;
}

/** The rest of a suggestion, which is to be shown, and the suggestion itself. */
interface Ghost {
  readonly kind: 'suggestion';
  readonly text: string;
  readonly suggestion: Suggestion;
  /** Other texts that the user can cycle through. */
  readonly alternatives: readonly string[];
}
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
    const answer = await this.#answer(document, position, context, token, start);
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
    const { kind, suggestion, alternatives } = answer;
    const milliseconds = performance.now() - start;
    this.#ports.report(document, { kind, suggestion, milliseconds });
    const more = alternatives.map((text) => itemFor(text, document, position, context));
    this.#ports.shown.give(document, position, [answer.text, ...alternatives]);
    return [item, ...more.filter((one) => one !== undefined)];
  }

  async #answer(
    document: TextDocument,
    position: Position,
    context: InlineCompletionContext,
    token: CancellationToken,
    start: number,
  ): Promise<Ghost | Missed | undefined> {
    const reason = silenceAt(placeOf(document, this.#ports.isPaused()));
    if (reason !== undefined) return { kind: 'silent', reason };
    const byHand = context.triggerKind === InlineCompletionTriggerKind.Invoke;
    const selected = selectedAt(document, position, context);
    const rest = byHand ? undefined : this.#ports.shown.rest(document, position);
    // The entry selected in the pop-up may now be one that the rest does not start with.
    if (rest?.text.startsWith(selected) === true && rest.text !== selected)
      return { kind: 'suggestion', ...rest, alternatives: [] };
    const engine = await this.#ports.ready();
    if (engine === undefined) return { kind: 'silent', reason: 'engineMissing' };
    if (isOvertaken(token)) return undefined;
    this.#ports.show(document);
    const place = originOf(document, position);
    const { languageId } = document;
    const { age } = this.#ports.shown;
    let answer: CompletionAnswer;
    try {
      const continues = this.#ports.shown.endsAt(document, position);
      const wished = wishes(readSettings(document), byHand);
      const query = { ...place, ...wished, continues, assumed: selected };
      answer = await withSignal(token, (signal) => engine.request('complete', query, signal));
    } catch (error) {
      return { kind: 'error', error: asEngineError(error) };
    }
    // The text may have changed meanwhile, and the line may be gone.
    const isSame = document.version === place.version && document.languageId === languageId;
    if (!isSame || document.isClosed || isOvertaken(token)) return undefined;
    // Settings, engine or learned files changed during the request. The editor does not ask again by itself.
    if (this.#ports.shown.age !== age)
      return this.#answer(document, position, context, token, start);
    if (answer.kind === 'silent') {
      const { kind, reason } = answer;
      return reason === 'cancelled' ? undefined : { kind, reason };
    }
    const { kind, ...answered } = answer;
    const line = document.lineAt(position.line).text.slice(0, position.character);
    const fit = (one: string): string => withEditorIndents(one, line, indentationOf(document));
    const text = fit(answer.text);
    const milliseconds = performance.now() - start;
    const left = leftOf(document, place.offset);
    const suggestion: Suggestion = { ...answered, ...place, left, milliseconds };
    this.#ports.shown.remember(document, position, { text, suggestion });
    const alternatives = answer.alternatives.map((one) => fit(one.text));
    return { kind, text, suggestion, alternatives };
  }
}

/** Whether the next key was pressed already: the status need not report this request then. */
function isOvertaken(token: CancellationToken): boolean {
  return token.isCancellationRequested;
}

function originOf(
  document: TextDocument,
  position: Position,
): Pick<Suggestion, 'offset' | 'uri' | 'version'> {
  const { uri, version } = document;
  return { uri: uri.toString(), version, offset: document.offsetAt(position) };
}

/** Code units that the pop-up's entry may still have to write; a longer rest is not sent to the engine. */
const LONGEST_NAME = 100;

/** What the entry that the suggest widget has selected would write at the cursor; empty where there is none. */
function selectedAt(
  document: TextDocument,
  position: Position,
  { selectedCompletionInfo: selected }: InlineCompletionContext,
): string {
  if (selected?.range.end.isEqual(position) !== true) return '';
  const typed = document.getText(selected.range);
  const rest = selected.text.startsWith(typed) ? selected.text.slice(typed.length) : '';
  return rest.length > LONGEST_NAME ? '' : rest;
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
