import { complete } from '../../../core/complete/complete.ts';
import { logSoftmax } from '../../../core/complete/softmax.ts';
import { DocumentReader } from '../../../core/model/document-reader.ts';
import type { LanguageModel } from '../../../core/model/language-model.ts';
import type { Turn } from '../../../core/model/turn.ts';
import { TextBuffer } from '../../../core/text/buffer.ts';
import type { TextChange } from '../../../core/text/change.ts';
import type { Answer, Eagerness, SourceFile, Thresholds, TypingSystem } from './typing-system.ts';

/** Nobody else wants the model. */
const endless: Turn = { proceed: () => Promise.resolve(true) };

/** Least probability of a suggestion; nobody has calibrated the bare network's. */
const confidenceOf: Readonly<Record<Eagerness, number>> = { quiet: 0.7, balanced: 0.5, eager: 0.3 };

/** The network alone, as it reads the document and nothing else. */
export class LstmCompletion implements TypingSystem {
  readonly #model: LanguageModel;
  readonly #now: () => number;
  #text = new TextBuffer('');
  #reader: DocumentReader | undefined;

  /** @param now milliseconds since whenever */
  constructor(model: LanguageModel, now: () => number) {
    this.#model = model;
    this.#now = now;
  }

  begin({ language }: Pick<SourceFile, 'language'>): void {
    this.#text = new TextBuffer('');
    this.#reader = new DocumentReader(this.#model, this.#text, language);
  }

  change(change: TextChange): void {
    this.#open.apply(change);
  }

  async bits(offset: number, next: string): Promise<number> {
    const { vocabulary } = this.#model;
    const reading = await this.#open.outputAt(offset, endless);
    const symbol = vocabulary.encode(new TextBuffer(next), 0, next.length)[0];
    if (reading === undefined || symbol === undefined) throw new Error('nothing was read');
    const logProbabilities = logSoftmax(reading.output.logits, vocabulary.symbols.length);
    return -(logProbabilities[symbol] ?? -Infinity) / Math.LN2;
  }

  async suggest(offset: number, thresholds: Thresholds): Promise<Answer> {
    const { eagerness, maxLength, confidence = confidenceOf[eagerness] } = thresholds;
    const { found, prefix, decode } = await complete(
      { model: this.#model, text: this.#text, reader: this.#open, now: this.#now },
      { offset, confidence, maxLength },
      endless,
    );
    const asked = found.kind === 'suggestion' || found.reason !== 'textRightOfCursor';
    return {
      suggestion: found.kind === 'suggestion' ? found.suggestion : undefined,
      stages: asked ? { prefix, decode } : undefined,
    };
  }

  end(): void {
    this.#reader = undefined;
  }

  get #open(): DocumentReader {
    if (this.#reader === undefined) throw new Error('no document is open');
    return this.#reader;
  }
}
