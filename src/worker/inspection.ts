import { Activations, budgetFor, type Context } from '../core/inspect/activations.ts';
import { DocumentLabels } from '../core/inspect/document-labels.ts';
import type { ScannedLanguage } from '../core/labels/language.ts';
import type { TracingModel } from '../core/model/tracing-model.ts';
import type { TextBuffer } from '../core/text/buffer.ts';
import type { TextChange } from '../core/text/change.ts';
import type { LanguageTag } from '../core/text/language.ts';

/** What is known of a document that is inspected. */
export class Inspection {
  readonly model: TracingModel;
  readonly activations: Activations;
  readonly labels: DocumentLabels;

  /**
   * @param near where reading a view may begin; given for the wounded network, which is inspected beside the healthy
   * one and has half the budget
   */
  constructor(
    model: TracingModel,
    text: TextBuffer,
    language: LanguageTag,
    scannedAs: ScannedLanguage | 'none',
    near?: (offset: number) => Context | undefined,
  ) {
    this.model = model;
    this.activations = new Activations(
      model,
      text,
      language,
      near && { near, budget: budgetFor(model) / 2 },
    );
    this.labels = new DocumentLabels(text, scannedAs === 'none' ? undefined : scannedAs);
  }

  /** The text has changed by this. */
  edited(change: TextChange): void {
    this.activations.edited(change);
    this.labels.edited(change.offset);
  }
}
