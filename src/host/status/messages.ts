import { l10n } from 'vscode';
import type { EngineErrorCode, EngineErrorData, ModelSummary } from '../../protocol/engine.ts';
import { languageName } from '../editor/languages.ts';
import type { Outcome, Silence } from '../completion/outcome.ts';
import { percentOf } from './percent.ts';

/** What went wrong and what to do about it, by the engine's error code. */
const ERRORS: Record<EngineErrorCode, (detail: string) => string> = {
  engineHung: () =>
    l10n.t(
      'The engine no longer answered. If it does not start again by itself, restart it; if it keeps happening, report the log.',
    ),
  internal: () =>
    l10n.t('The engine had an internal error. Restart it; if it comes back, report the log.'),
  manifestInvalid: (detail) =>
    l10n.t('The description of the model cannot be used ({0}). Reinstall the extension.', detail),
  // The log has the hashes.
  modelFileChanged: (detail) =>
    l10n.t(
      'A file of the model is not the one that was shipped: {0}. Reinstall the extension.',
      detail.replace(/:.*/s, ''),
    ),
  modelFileMissing: (detail) =>
    l10n.t('A file of the model is missing: {0}. Reinstall the extension.', detail),
  modelUnreadable: (detail) =>
    l10n.t('The model cannot be loaded ({0}). Reinstall the extension.', detail),
  outOfMemory: () =>
    l10n.t(
      'The engine needed too much memory. If it does not start again by itself, close large files and restart it.',
    ),
  queryFault: () =>
    l10n.t(
      'A tree-sitter query broke its library, and the engine was ended. Write a simpler query, with fewer of * and +; if the engine does not start again by itself, restart it.',
    ),
  // The log has what is missing.
  runtimeMissing: () =>
    l10n.t(
      'The network cannot be computed on this machine: WebAssembly with vector instructions (SIMD) does not run here.',
    ),
  unsupportedInterface: (detail) =>
    l10n.t(
      'The model is for another version of the extension ({0}). Update the extension.',
      detail,
    ),
  workerStopped: () =>
    l10n.t(
      'The engine stopped. If it does not start again by itself, restart it; if it keeps stopping, report the log.',
    ),
};

/** Why the engine ended by itself, where it is started again. */
const STOPS: Partial<Record<EngineErrorCode, () => string>> = {
  engineHung: () => l10n.t('The engine no longer answered.'),
  outOfMemory: () => l10n.t('The engine needed too much memory.'),
  queryFault: () => l10n.t('A tree-sitter query broke its library.'),
};

export function stopMessage({ code }: EngineErrorData): string {
  return STOPS[code]?.() ?? l10n.t('The engine stopped.');
}

/** Whether the error says that an engine ended, which its state shows. */
export function isStop({ code }: EngineErrorData): boolean {
  return code === 'workerStopped' || code in STOPS;
}

export function errorMessage({ code, detail }: EngineErrorData): string {
  return ERRORS[code](detail);
}

/** Why there is no suggestion although the engine was asked for one. */
const CAUSES = {
  nothingLikely: () => l10n.t('no continuation was likely enough'),
  outdated: () => l10n.t('the text changed before the answer came'),
  prose: () =>
    l10n.t('the cursor is in a comment or a string, where only what is very likely is suggested'),
  secret: () => l10n.t('what stands here looks like a secret'),
  suggestWidget: () => l10n.t('the entry selected in the list goes on differently'),
  textRightOfCursor: () => l10n.t('there is code to the right of the cursor'),
  unknownDocument: () => l10n.t('the engine does not have this text yet'),
  untrainedLanguage: () =>
    l10n.t('the network does not know this language, and it does not learn from your files'),
} satisfies Partial<Record<Silence, () => string>>;

const SILENCES: Record<Exclude<Silence, keyof typeof CAUSES>, (languageId: string) => string> = {
  diffView: () => l10n.t('Nothing is suggested in a diff view.'),
  engineMissing: () => l10n.t('The engine is not running.'),
  multipleCursors: () => l10n.t('Nothing is suggested while there are several cursors.'),
  paused: () => l10n.t('Completion is paused for a while.'),
  switchedOff: (languageId) => l10n.t('Completion is off for {0}.', languageName(languageId)),
  unsupportedLanguage: (languageId) =>
    l10n.t(
      'Nothing is suggested in {0}: completion is for programming languages and style sheets.',
      languageName(languageId),
    ),
  unsupportedPlace: () =>
    l10n.t('Completion works in files, untitled documents and notebook cells, but not here.'),
};

/** Why nothing is suggested, in a sentence; `brief` gives the cause alone where the rest is clear. */
export function silenceMessage(reason: Silence, languageId: string, brief = false): string {
  if (!hasCause(reason)) return SILENCES[reason](languageId);
  const cause = CAUSES[reason]();
  return brief ? cause : l10n.t('Nothing was suggested: {0}.', cause);
}

function hasCause(reason: Silence): reason is keyof typeof CAUSES {
  return reason in CAUSES;
}

export function outcomeMessage(outcome: Outcome, languageId: string): string {
  switch (outcome.kind) {
    case 'error':
      return errorMessage(outcome.error);
    case 'silent':
      return silenceMessage(outcome.reason, languageId);
    case 'suggestion': {
      const percent = percentOf(outcome.suggestion.probability);
      const milliseconds = Math.round(outcome.milliseconds);
      return outcome.suggestion.provisional
        ? l10n.t(
            'Last suggestion: {0} ms, {1}% sure, from the last lines only (the file is still being read).',
            milliseconds,
            percent,
          )
        : l10n.t('Last suggestion: {0} ms, {1}% sure.', milliseconds, percent);
    }
  }
}

/** Says that onnxruntime is missing, or does not run; the log says which. */
export function kernelMessage(): string {
  return l10n.t(
    'The library onnxruntime is not in use here, so the extension’s own code computes the network: suggestions are as good, long files may take longer to read.',
  );
}

type Untuned = Exclude<ModelSummary['tuning'], 'tuned'>;

const UNTUNED: Record<Untuned, () => string> = {
  forAnotherModel: () =>
    l10n.t('It does not learn from your files: what it needs for that was made for another model.'),
  forAnotherVersion: () =>
    l10n.t(
      'It does not learn from your files: what it needs for that was made for another version of the extension.',
    ),
  missing: () =>
    l10n.t('It does not learn from your files: the model came without what it needs for that.'),
  unreadable: () =>
    l10n.t('It does not learn from your files: what it needs for that cannot be read.'),
};

/** Why the network completes alone. */
export function untunedMessage(reason: Untuned): string {
  return UNTUNED[reason]();
}

/** Why the taught layer is not shown; undefined where it is, or the model has none. */
export function taughtMessage(state: ModelSummary['taught']['state']): string | undefined {
  switch (state) {
    case 'unreadable':
      return l10n.t(
        'What was taught to this model’s taught layer cannot be read, so the Neuron Inspector shows the other layers alone. Reinstall the extension; for a model of your own, export and certify the layer again.',
      );
    case 'otherModel':
      return l10n.t(
        'What is told of this model’s taught layer was made for another model or another layer, so the Neuron Inspector shows the other layers alone. For a model of your own, export and certify the layer again.',
      );
    case 'current':
    case 'missing':
    case 'otherLabels':
      return undefined;
  }
}

/** Where a suggestion comes from. */
export function sharesMessage(lstmShare: number): string {
  const lstm = percentOf(lstmShare);
  return l10n.t('Your files {0}%, network {1}%', 100 - lstm, lstm);
}
