/** The engine's answers for the unrolled cell: the neuron along the text, the bracket depth, the effect of a change. */
import { sameSubject } from '../../../core/inspect/subject.ts';
import type { CellRun, EchoValues } from '../../../protocol/cell-lessons.ts';
import type { LabelValues, Neuron } from '../../../protocol/inspection.ts';
import type { Ask } from '../channel.ts';
import { Asking } from '../asking.ts';
import { PACE, runWindow } from './cell.ts';
import { ECHO_LENGTH } from './unrolled.ts';

interface Looked {
  readonly uri: string;
  readonly version: number;
  readonly neuron: Neuron;
  /** Length of the text, and how much of it was read. */
  readonly length: number;
  readonly read: number;
}

export class UnrolledData {
  run: CellRun | undefined;
  labels: LabelValues | undefined;
  echo: EchoValues | undefined;
  /** Whether the bracket depth is not available. */
  isUntold = false;
  readonly #run: Asking<'cellRun'>;
  readonly #labels: Asking<'labels'>;
  readonly #echo: Asking<'echo'>;
  #looked: Looked | undefined;
  /** When `goOn` last let requests be repeated. */
  #asked = -Infinity;
  #echoOf = '';
  /** What the run was last asked for, whatever its window was. */
  #runOf = '';

  constructor(ask: Ask, changed: () => void) {
    // Where there is no answer, the question is asked again at the next change, not at once.
    this.#run = new Asking('cellRun', ask, (answer) => {
      if (answer.kind === 'none') {
        this.#run.forget();
        return;
      }
      this.run = answer;
      changed();
    });
    this.#labels = new Asking('labels', ask, (answer) => {
      if (answer.kind === 'values') this.labels = answer;
      else if (answer.reason === 'noLabels') this.isUntold = true;
      else {
        this.#labels.forget();
        return;
      }
      changed();
    });
    this.#echo = new Asking('echo', ask, (answer) => {
      if (answer.kind === 'none') {
        this.#echo.forget();
        return;
      }
      this.echo = answer;
      changed();
    });
  }

  /** Asks for what is not known yet around `at`; what was known of another neuron or text is dropped. */
  look(looked: Looked, at: number): void {
    const before = this.#looked;
    const { uri, version, neuron, length, read } = looked;
    const isSameText = before?.uri === uri && before.version === version;
    if (!isSameText) {
      this.labels = undefined;
      this.isUntold = false;
    }
    if (!isSameText || !sameSubject(before.neuron, neuron)) {
      this.run = undefined;
      this.echo = undefined;
    }
    this.#looked = looked;
    const { run } = this;
    const window = runWindow(at, length, read);
    const isHere = run !== undefined && holds(run, at);
    const isMore = isHere && (run.provisional || window.to - window.from > run.to - run.from);
    // A window that has grown meanwhile waits for the answer, which would never come where the text is read quickly.
    const of = JSON.stringify([uri, version, neuron, at]);
    const comes = this.#run.isAwaited && of === this.#runOf;
    this.#runOf = of;
    if ((!isHere || isMore) && !comes) this.#run.want({ version, ...window, neuron });
    if (!holds(this.labels, at))
      this.#labels.want({ version, ...runWindow(at, length), labels: ['bracketDepth'] });
  }

  /** Asks what changes when another character, or none, is at `at`. */
  change(at: number, replacement: string): void {
    const looked = this.#looked;
    if (looked === undefined) return;
    const { version, neuron } = looked;
    const of = JSON.stringify([looked.uri, version, neuron, at, replacement]);
    if (of !== this.#echoOf) this.echo = undefined;
    this.#echoOf = of;
    this.#echo.want({ version, at, neuron, replacement, length: ECHO_LENGTH + 1 });
  }

  /** The network has changed: answers of the one before are dropped. */
  forget(): void {
    this.run = undefined;
    this.echo = undefined;
    for (const asking of [this.#run, this.#echo]) asking.forget();
  }

  /**
   * More was read: what is missing or came from a short context is asked again, but not for each piece of a long text.
   *
   * @param now milliseconds of any clock
   * @param isUrgent whether the reader waits for it
   */
  goOn(now: number, isUrgent: boolean): void {
    if (!isUrgent && now < this.#asked + PACE) return;
    this.#asked = now;
    if (this.run?.provisional !== false && !this.#run.isAwaited) this.#run.forget();
    if (this.echo?.provisional !== false) this.#echo.forget();
  }
}

function holds(range: { readonly from: number; readonly to: number } | undefined, at: number) {
  return range !== undefined && at >= range.from && at < range.to;
}
