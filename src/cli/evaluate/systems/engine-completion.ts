import { Library } from '../../../core/counts/library.ts';
import { uncalibrated } from '../../../core/complete/calibration.ts';
import { CompletionSession, type Completer } from '../../../core/complete/session.ts';
import type { WritingModel } from '../../../core/model/language-model.ts';
import { endless } from '../../../core/model/turn.ts';
import { TextBuffer } from '../../../core/text/buffer.ts';
import type { TextChange } from '../../../core/text/change.ts';
import { isLanguageTag } from '../../../core/text/language.ts';
import type { Tuning } from '../../../runtime/tuning.ts';
import { UsageError } from '../../command.ts';
import type { Answer, SourceFile, Thresholds, TypingSystem } from './typing-system.ts';

/** Reasons for silence that are found after the network was asked. */
const computed: ReadonlySet<string> = new Set(['nothingLikely', 'prose']);

/** What writes: the network, the counts, or both. */
export type Parts =
  | { readonly kind: 'lstm'; readonly model: WritingModel }
  | { readonly kind: 'counts' | 'mixed'; readonly model: WritingModel; readonly tuning: Tuning };

/** The extension's engine, or a part of it: sessions as in the worker, one document at a time. */
export class EngineCompletion implements TypingSystem {
  readonly #kind: Parts['kind'];
  readonly #completer: Completer;
  #session: CompletionSession | undefined;

  /** @param now milliseconds since any fixed time */
  constructor(parts: Parts, now: () => number) {
    const { kind, model } = parts;
    const { vocabulary } = model;
    this.#kind = kind;
    this.#completer = {
      ...{ vocabulary, now },
      model: kind === 'counts' ? undefined : model,
      // The bare network's probabilities were never calibrated.
      ...(parts.kind === 'lstm'
        ? { counts: undefined, calibration: uncalibrated }
        : {
            counts: {
              library: new Library(vocabulary),
              settings: parts.tuning.mixture,
              names: parts.tuning.names,
            },
            calibration: parts.tuning.calibration,
          }),
    };
  }

  learn({ path, language, text }: SourceFile): void {
    const library = this.#completer.counts?.library;
    library?.put(path, language, text);
    this.#learnAll();
  }

  begin({ path, language, scannedAs }: Parameters<TypingSystem['begin']>[0], before: string): void {
    const isRead = isLanguageTag(language);
    if (!isRead && this.#kind === 'lstm') {
      throw new UsageError('The network was not trained on this language: --system counts.');
    }
    this.#session = new CompletionSession(
      {
        ...{ uri: path, countedAs: language, group: '', learned: true },
        scannedAs: scannedAs ?? 'none',
        // The network reads nothing of other languages.
        language: isRead ? language : 'ts',
      },
      before,
    );
    this.#session.use(this.#completer);
    this.#learnAll();
  }

  change(change: TextChange): void {
    this.session.change(change);
  }

  async bits(offset: number, next: string): Promise<number> {
    const { vocabulary } = this.#completer;
    const symbol = vocabulary.encode(new TextBuffer(next), 0, next.length)[0];
    if (symbol === undefined) throw new Error('nothing was read');
    await this.#readUpTo(offset);
    return this.session.bits(offset, symbol, endless);
  }

  async suggest(offset: number, thresholds: Thresholds, continues: boolean): Promise<Answer> {
    const { confidence, ...others } = thresholds;
    const wishes = { ...others, ...(confidence !== undefined && { confidence }) };
    await this.#readUpTo(offset);
    const found = await this.session.suggest({ ...wishes, offset, continues }, endless);
    const { prefix, decode } = found.latency;
    if (found.kind === 'silent') {
      const stages = computed.has(found.reason) ? { prefix, decode } : undefined;
      return { suggestion: undefined, stages };
    }
    const { text, probability, product, isStem, alternatives } = found;
    const suggestion = { text, probability, product, isStem };
    return { suggestion, others: alternatives, stages: { prefix, decode } };
  }

  end(): void {
    // It stays in the workspace, as a file that is no longer open.
    this.#session = undefined;
    this.#learnAll();
  }

  /** What the engine does in the background before a person who has just come there has typed a letter. */
  async #readUpTo(offset: number): Promise<void> {
    while (await this.session.readAhead(offset));
  }

  #learnAll(): void {
    const library = this.#completer.counts?.library;
    while (library?.learnOn() === true);
  }

  /** The session of the document that is open. @throws Error where none is */
  get session(): CompletionSession {
    if (this.#session === undefined) throw new Error('no document is open');
    return this.#session;
  }
}
