import { l10n, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import { quantile } from 'simple-statistics';
import { languageName } from '../editor/languages.ts';
import { percentOf } from '../status/percent.ts';
import type { LanguageUsage, Usage } from './usage.ts';

export interface PagePorts {
  usage(): Pick<Usage, 'languages' | 'latencies'>;
  keeps(): boolean;
  keep(value: boolean): Thenable<void>;
  reset(): void;
}

/** Shows the figures in a list, with a button that resets them. */
export function showStatistics(ports: PagePorts): void {
  const picker = window.createQuickPick<QuickPickItem & { readonly run?: () => unknown }>();
  const reset: QuickInputButton = {
    iconPath: new ThemeIcon('trash'),
    tooltip: l10n.t('Reset'),
  };
  const keeping = {
    label: `$(save) ${l10n.t('Keep These Figures From One Window to the Next')}`,
    run: () => ports.keep(true),
  };
  const forgetting = {
    label: `$(discard) ${l10n.t('Forget These Figures When the Window Closes')}`,
    run: () => ports.keep(false),
  };
  const draw = (): void => {
    picker.items = [
      ...figures(ports.usage()),
      { label: '', kind: QuickPickItemKind.Separator },
      ports.keeps() ? forgetting : keeping,
    ];
  };
  picker.title = l10n.t('Neuron Lens: Statistics');
  picker.placeholder = l10n.t('Counted in memory, on this machine. Nothing is sent anywhere.');
  picker.buttons = [reset];
  draw();
  picker.onDidTriggerButton(() => {
    ports.reset();
    draw();
  });
  picker.onDidAccept(() => {
    const [chosen] = picker.selectedItems;
    if (chosen?.run === undefined) return;
    void Promise.resolve(chosen.run()).then(draw);
  });
  picker.onDidHide(() => picker.dispose());
  picker.show();
}

/** The total first, where there are several languages. */
function figures({ languages, latencies }: Pick<Usage, 'languages' | 'latencies'>) {
  if (languages.length === 0) {
    return [{ label: l10n.t('Nothing was written or suggested yet.') }];
  }
  const lines = languages.map((one) => lineOf(languageName(one.languageId), one));
  const all = lineOf(l10n.t('All languages'), languages.reduce(added));
  return [...(lines.length > 1 ? [all] : []), ...lines, ...latencyLine(latencies)];
}

function lineOf(name: string, usage: LanguageUsage): QuickPickItem {
  const { offered, taken, takenInPart, written, accepted, kept } = usage;
  return {
    label: name,
    description: l10n.t(
      'Suggestions: {0}. Taken whole: {1} ({2}%), in part: {3}',
      ...[offered, taken, percentOf(share(taken, offered)), takenInPart],
    ),
    detail: l10n.t(
      'Characters written: {0}. From suggestions: {1} ({2}%), still there: {3}',
      ...[written, accepted, percentOf(share(accepted, written)), kept],
    ),
  };
}

function latencyLine(latencies: readonly number[]): QuickPickItem[] {
  if (latencies.length === 0) return [];
  const [half = 0, most = 0] = quantile([...latencies], [0.5, 0.95]).map(Math.round);
  const label = l10n.t(
    'From the question to the text: {0} ms in the median, 19 of 20 within {1} ms',
    half,
    most,
  );
  return [{ label }];
}

function added(a: LanguageUsage, b: LanguageUsage): LanguageUsage {
  return {
    languageId: '',
    offered: a.offered + b.offered,
    taken: a.taken + b.taken,
    takenInPart: a.takenInPart + b.takenInPart,
    written: a.written + b.written,
    accepted: a.accepted + b.accepted,
    kept: a.kept + b.kept,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
