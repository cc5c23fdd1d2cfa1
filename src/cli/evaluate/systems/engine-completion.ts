import { Library } from '../../../core/adapt/library.ts';
import { authorOf, type Author, type CountedPart } from '../../../core/complete/author.ts';
import type { Suggestion } from '../../../core/complete/best-bet.ts';
import { calibrated, uncalibrated } from '../../../core/complete/calibration.ts';
import { complete } from '../../../core/complete/complete.ts';
import { DocumentScan } from '../../../core/complete/document-scan.ts';
import { DocumentReader } from '../../../core/model/document-reader.ts';
import type { LanguageModel } from '../../../core/model/language-model.ts';
import type { Turn } from '../../../core/model/turn.ts';
import { TextBuffer } from '../../../core/text/buffer.ts';
import type { TextChange } from '../../../core/text/change.ts';
import { isLanguageTag, type Family } from '../../../core/text/language.ts';
import type { Tuning } from '../../../runtime/tuning.ts';
import { UsageError } from '../../command.ts';
import type { Answer, SourceFile, Suggested, Thresholds, TypingSystem } from './typing-system.ts';

/** Silent in the end, after the network was asked. */
const computed: ReadonlySet<string> = new Set(['nothingLikely', 'prose']);

/** Nobody else wants the model. */
const endless: Turn = { proceed: () => Promise.resolve(true) };

/** Who writes: the network, the counts, or both. */
export type Parts =
  | { readonly kind: 'lstm'; readonly model: LanguageModel }
  | { readonly kind: 'counts' | 'mixed'; readonly model: LanguageModel; readonly tuning: Tuning };

interface OpenDocument {
  readonly path: string;
  readonly language: Family;
  readonly text: TextBuffer;
  readonly reader: DocumentReader | undefined;
  readonly scan: DocumentScan | undefined;
  readonly author: Author;
}

/** The extension's engine, or a part of it: the same classes, put together as in the worker. */
export class EngineCompletion implements TypingSystem {
  readonly #parts: Parts;
  readonly #library: Library;
  readonly #now: () => number;
  #document: OpenDocument | undefined;

  /** @param now milliseconds since whenever */
  constructor(parts: Parts, now: () => number) {
    this.#parts = parts;
    this.#library = new Library(parts.model.vocabulary);
    this.#now = now;
  }

  learn({ path, language, text }: SourceFile): void {
    if (this.#parts.kind === 'lstm') return;
    this.#library.put(path, language, text);
    while (this.#library.learnOn());
  }

  begin({ path, language, labels }: Pick<SourceFile, 'labels' | 'language' | 'path'>): void {
    const text = new TextBuffer('');
    const trained = isLanguageTag(language) && this.#parts.kind !== 'counts';
    const reader = trained ? new DocumentReader(this.#parts.model, text, language) : undefined;
    if (this.#parts.kind !== 'lstm') this.#library.put(path, language, text);
    const author = this.#authorOf(path, text, reader);
    const scan = labels && new DocumentScan(text, labels);
    this.#document = { path, language, text, reader, scan, author };
  }

  change(change: TextChange): void {
    const { path, text, reader, scan } = this.#open;
    scan?.edited(change.offset);
    const apply = (): void => (reader ?? text).apply(change);
    if (this.#parts.kind === 'lstm') apply();
    else this.#library.edit(path, change, apply);
  }

  async bits(offset: number, next: string): Promise<number> {
    const { vocabulary } = this.#parts.model;
    const begun = await this.#open.author.begin(offset, endless);
    const symbol = vocabulary.encode(new TextBuffer(next), 0, next.length)[0];
    if (begun === undefined || symbol === undefined) throw new Error('nothing was read');
    return -Math.log2(begun.writer.prediction.probabilities[symbol]!);
  }

  async suggest(offset: number, thresholds: Thresholds, continues: boolean): Promise<Answer> {
    const { author, language, scan, text } = this.#open;
    const parts = this.#parts;
    // The bare network's probabilities were never calibrated.
    const calibration = parts.kind === 'lstm' ? uncalibrated : parts.tuning.calibration;
    const family = parts.kind === 'counts' ? 'counts' : language;
    const { eagerness, maxLength } = thresholds;
    const { found, prefix, decode } = await complete(
      { vocabulary: parts.model.vocabulary, text, scan, author, now: this.#now },
      {
        offset,
        maxLength,
        prose: false,
        continues,
        alternatives: 0,
        confidence: thresholds.confidence ?? calibration.thresholds[eagerness],
        calibrate: (product, length) => calibrated(calibration, family, product, length),
      },
      endless,
    );
    const asked = found.kind === 'suggestion' || computed.has(found.reason);
    return {
      suggestion: found.kind === 'suggestion' ? shown(found.suggestion) : undefined,
      stages: asked ? { prefix, decode } : undefined,
    };
  }

  end(): void {
    // It stays in the workspace, as a file that nobody has open any more.
    this.#document = undefined;
    while (this.#library.learnOn());
  }

  #authorOf(path: string, text: TextBuffer, reader: DocumentReader | undefined): Author {
    const parts = this.#parts;
    const counted: CountedPart | undefined =
      parts.kind === 'lstm'
        ? undefined
        : {
            settings: parts.tuning.mixture,
            vocabulary: parts.model.vocabulary,
            text,
            at: (offset) => this.#library.at(path, offset),
          };
    const author = authorOf(reader && { model: parts.model, reader }, counted);
    if (author !== undefined) return author;
    throw new UsageError('The network was not trained on this language: --system counts.');
  }

  get #open(): OpenDocument {
    if (this.#document === undefined) throw new Error('no document is open');
    return this.#document;
  }
}

function shown({ text, probability, product }: Suggestion): Suggested {
  return { text, probability, product };
}
