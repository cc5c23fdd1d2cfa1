import { l10n, window } from 'vscode';
import { neuronRanges } from '../../core/inspect/cell.ts';
import { isDirection, subjectName, type Subject } from '../../core/inspect/subject.ts';
import type { ModelSummary } from '../../protocol/engine.ts';
import type { Engine, EngineState } from '../engine/engine.ts';
import { taughtMessage } from '../status/messages.ts';
import { namedSubject, type Named } from './named-subject.ts';

export interface ShowNeuronPorts {
  ready(): Promise<Engine | undefined>;
  state(): EngineState;
  open(subject: Subject): void;
}

/** `Show Neuron`: opens the Inspector at the neuron that a link names, or that the user types. */
export async function showNeuron(ports: ShowNeuronPorts, name?: unknown): Promise<void> {
  const engine = await ports.ready();
  const state = ports.state();
  // Why there is no engine was shown before.
  if (engine === undefined || state.kind !== 'ready') return;
  const wanted = name ?? (await askForName(state.model));
  if (wanted === undefined) return;
  const named = namedSubject(wanted, state.model);
  const problem =
    named.kind === 'subject' ? await missing(engine, named.subject) : describe(named, state.model);
  if (problem !== undefined) void window.showWarningMessage(problem);
  else if (named.kind === 'subject') ports.open(named.subject);
}

function askForName(model: ModelSummary): Thenable<string | undefined> {
  return window.showInputBox({
    title: l10n.t('Show Neuron'),
    placeHolder: 'L2.347',
    validateInput: (text) => {
      const named = namedSubject(text, model);
      return named.kind === 'subject' ? undefined : describe(named, model);
    },
  });
}

function describe(
  { kind, name }: Exclude<Named, { kind: 'subject' }>,
  { widths, taught }: ModelSummary,
): string {
  if (kind === 'unreadable') {
    return l10n.t(
      '“{0}” is no neuron: write L2.347 (layer from 1, unit from 0), or probe:bracketDepth for what was fitted to a label.',
      name,
    );
  }
  const missing = l10n.t('There is no {0}: there are {1}.', name, neuronRanges(widths));
  const reason = taughtMessage(taught.state);
  return reason === undefined ? missing : `${missing} ${reason}`;
}

/** Whether a direction was fitted is in the catalogue, which only the engine reads. */
async function missing(engine: Engine, subject: Subject): Promise<string | undefined> {
  if (!isDirection(subject)) return undefined;
  const answer = await engine.request('certificate', { subject, quantity: 'h' });
  const isUsable = answer.kind === 'certificate' && answer.standing !== 'otherModel';
  return isUsable
    ? undefined
    : l10n.t(
        'There is no {0}: nothing was fitted to this label for this model.',
        subjectName(subject),
      );
}
