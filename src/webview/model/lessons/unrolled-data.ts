/** The engine's answers for the unrolled cell: the neuron along the text, the bracket depth, the effect of a change. */
import { sameSubject } from '../../../core/inspect/subject.ts';
import type { CellRun, EchoValues } from '../../../protocol/cell-lessons.ts';
import type { LabelValues } from '../../../protocol/inspection.ts';
import type { Ask } from '../channel.ts';
import { Asking } from '../asking.ts';
import { PACE, runWindow } from './cell.ts';
import { RunData, type LookedNeuron } from './run-data.ts';
import { ECHO_LENGTH } from './unrolled.ts';

export class UnrolledData {
  labels: LabelValues | undefined;
  echo: EchoValues | undefined;
  /** Whether the bracket depth is not available. */
  isUntold = false;
  readonly #run: RunData;
  readonly #labels: Asking<'labels'>;
  readonly #echo: Asking<'echo'>;
  #looked: LookedNeuron | undefined;
  /** When `goOn` last let requests be repeated. */
  #asked = -Infinity;
  #echoOf = '';

  constructor(ask: Ask, changed: () => void) {
    this.#run = new RunData(ask, changed);
    // Where there is no answer, the question is asked again at the next change, not at once.
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

  /** The neuron along the text; undefined until known. */
  get run(): CellRun | undefined {
    return this.#run.run;
  }

  /** Asks for what is not known yet around `at`; what was known of another neuron or text is dropped. */
  look(looked: LookedNeuron, at: number): void {
    const before = this.#looked;
    const { uri, version, neuron, length } = looked;
    const isSameText = before?.uri === uri && before.version === version;
    if (!isSameText) {
      this.labels = undefined;
      this.isUntold = false;
    }
    if (!isSameText || !sameSubject(before.neuron, neuron)) this.echo = undefined;
    this.#looked = looked;
    this.#run.look(looked, at);
    const { labels } = this;
    const isTold = labels !== undefined && at >= labels.from && at < labels.to;
    if (!isTold) {
      this.#labels.want(uri, { version, ...runWindow(at, length), labels: ['bracketDepth'] });
    }
  }

  /** Asks what changes when another character, or none, is at `at`. */
  change(at: number, replacement: string): void {
    const looked = this.#looked;
    if (looked === undefined) return;
    const { uri, version, neuron } = looked;
    const of = JSON.stringify([uri, version, neuron, at, replacement]);
    if (of !== this.#echoOf) this.echo = undefined;
    this.#echoOf = of;
    this.#echo.want(uri, { version, at, neuron, replacement, length: ECHO_LENGTH + 1 });
  }

  /** The network has changed: answers of the one before are dropped. */
  forget(): void {
    this.#run.forget();
    this.echo = undefined;
    this.#echo.forget();
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
    this.#run.goOn();
    if (this.echo?.provisional !== false) this.#echo.forget();
  }
}
