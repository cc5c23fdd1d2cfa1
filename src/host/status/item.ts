import { l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Disposable, StatusBarItem } from 'vscode';
import type { ModelSummary } from '../../protocol/engine.ts';
import { COMMANDS } from '../command-ids.ts';
import { isTrainedOn, languageName } from '../editor/languages.ts';
import {
  errorMessage,
  kernelMessage,
  outcomeMessage,
  sharesMessage,
  silenceMessage,
  stopMessage,
  taughtMessage,
  untunedMessage,
} from './messages.ts';
import { statusFace } from './status.ts';
import type { StatusFace, StatusSnapshot } from './status.ts';

const ICON: Record<StatusFace, string> = {
  failed: '$(warning)',
  hidden: '',
  loading: '$(loading~spin)',
  off: '$(circle-slash)',
  on: '$(circuit-board)',
};

/** Lines of plain text that say how completion stands, the most telling first. */
export function statusLines({ engine, place, last, learned }: StatusSnapshot): string[] {
  const lines: string[] = [];
  if (engine.kind === 'failed') lines.push(errorMessage(engine.error));
  if (engine.kind === 'waiting') {
    lines.push(stopMessage(engine.error));
    lines.push(l10n.t('It starts again in {0} s.', Math.ceil(engine.milliseconds / 1_000)));
  }
  if (engine.kind === 'loading' && engine.after !== undefined)
    lines.push(stopMessage(engine.after));
  if (engine.kind === 'loading') lines.push(l10n.t('The model is being loaded.'));
  if (place?.silence !== undefined) {
    lines.push(silenceMessage(place.silence, place.languageId));
  } else if (place !== undefined) {
    const name = languageName(place.languageId);
    lines.push(l10n.t('Completion is on for {0}.', name));
    if (!isTrainedOn(place.languageId)) {
      lines.push(l10n.t('The network does not know {0}: suggestions come from your files.', name));
    }
    if (last !== undefined) lines.push(outcomeMessage(last, place.languageId));
    if (last?.kind === 'suggestion') lines.push(sharesMessage(last.suggestion.lstmShare));
    if (learned === 1) lines.push(l10n.t('It has learned from 1 file that is not open.'));
    if (learned > 1)
      lines.push(l10n.t('It has learned from {0} files that are not open.', learned));
  }
  if (engine.kind === 'ready') {
    const { runtimeMissing, taught, tuning } = engine.model;
    lines.push(modelLine(engine.model));
    if (runtimeMissing !== null) lines.push(kernelMessage());
    if (tuning !== 'tuned') lines.push(untunedMessage(tuning));
    const untaught = taughtMessage(taught.state);
    if (untaught !== undefined) lines.push(untaught);
    if (engine.after !== undefined) {
      lines.push(l10n.t('The engine was started anew. Before: {0}', stopMessage(engine.after)));
    }
  }
  return lines;
}

function modelLine({ name, widths, foundLayers }: ModelSummary): string {
  const [width = 0] = widths;
  const taught = widths[foundLayers];
  return taught === undefined
    ? l10n.t('Model {0}: {1} × {2} neurons.', name, foundLayers, width)
    : l10n.t(
        'Model {0}: {1} × {2} neurons, and a taught layer of {3}.',
        name,
        foundLayers,
        width,
        taught,
      );
}

/** The status-bar item; its text does not change while the user types, the figures are in the tooltip. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem;

  constructor(menuCommand: string) {
    this.#item = window.createStatusBarItem('completion', StatusBarAlignment.Right, 100);
    this.#item.name = l10n.t('Neuron Lens: completion');
    this.#item.command = menuCommand;
  }

  draw(snapshot: StatusSnapshot): void {
    const face = statusFace(snapshot);
    if (face === 'hidden') {
      this.#item.hide();
      return;
    }
    const lines = statusLines(snapshot);
    const tooltip = new MarkdownString(`**Neuron Lens**\n\n`);
    for (const line of lines) tooltip.appendText(line).appendMarkdown('\n\n');
    // No other command may run from here, whatever stands in the lines.
    tooltip.isTrusted = { enabledCommands: [COMMANDS.whyCompletion] };
    if (snapshot.last !== undefined) {
      const why = l10n.t('Why This Completion?');
      tooltip.appendMarkdown(`[${why}](command:${COMMANDS.whyCompletion})\n\n`);
    }
    tooltip.appendMarkdown(`*${l10n.t('Click for switches, settings and the log.')}*`);
    this.#item.text = `${ICON[face]} Lens`;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: ['Neuron Lens:', ...lines].join(' ') };
    this.#item.backgroundColor =
      face === 'failed' ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
