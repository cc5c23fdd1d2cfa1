/**
 * Keeps the model filled. One request is pending at a time, so that a slow engine is never flooded, besides one for
 * each topic whose answers take long. Each topic is asked again only after something that may change its answer: an
 * edit, progress, another choice, a scroll.
 */
import type { Channel } from './channel.ts';
import type { PanelModel } from './panel-model.ts';
import type { Part } from './parts.ts';
import { SIDE_TOPICS } from './side/side-topics.ts';
import { SURGERY_TOPICS } from './surgery-topics.ts';
import { TOPICS, type Topic } from './topics.ts';

export interface LoaderPorts {
  readonly channel: Pick<Channel, 'ask'>;
  /** Milliseconds of any clock. */
  now(): number;
  /** Calls `then` later. Returns a function that cancels that. */
  wait(milliseconds: number, then: () => void): () => void;
  failed(error: unknown): void;
}

const topics: readonly Topic[] = [SIDE_TOPICS, TOPICS, SURGERY_TOPICS].flatMap((all) =>
  Object.values<Topic>(all),
);

export class Loader {
  readonly #model: PanelModel;
  readonly #ports: LoaderPorts;
  readonly #open = new Set<Topic>();
  readonly #askedAt = new Map<Topic, number>();
  readonly #about = new Map<Topic, string | undefined>();
  /** Topics with long answers that are pending. */
  readonly #underWay = new Set<Topic>();
  #busy = false;
  #callOff: (() => void) | undefined;

  constructor(model: PanelModel, ports: LoaderPorts) {
    this.#model = model;
    this.#ports = ports;
  }

  /** Something changed. */
  wake(parts: readonly Part[]): void {
    for (const topic of topics) {
      const about = topic.about?.(this.#model);
      const isAnother = about !== this.#about.get(topic);
      this.#about.set(topic, about);
      if (isAnother) this.#askedAt.delete(topic);
      if (isAnother || topic.reasons.some((part) => parts.includes(part))) this.#open.add(topic);
    }
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        const next = this.#next();
        if (next === undefined) return;
        await next.catch((error: unknown) => this.#ports.failed(error));
      }
    } finally {
      this.#busy = false;
    }
  }

  async #finish(topic: Topic, answered: Promise<void>): Promise<void> {
    await answered.catch((error: unknown) => this.#ports.failed(error));
    this.#underWay.delete(topic);
    void this.#pump();
  }

  /** Asks about the most urgent topic that is due. */
  #next(): Promise<void> | undefined {
    this.#callOff?.();
    this.#callOff = undefined;
    let wait = Number.POSITIVE_INFINITY;
    for (const topic of topics) {
      if (!this.#open.has(topic) || this.#underWay.has(topic)) continue;
      const rest =
        (this.#askedAt.get(topic) ?? Number.NEGATIVE_INFINITY) + topic.pace - this.#ports.now();
      if (rest > 0) {
        wait = Math.min(wait, rest);
        continue;
      }
      this.#open.delete(topic);
      const answered = topic.ask(this.#model, this.#ports.channel);
      if (answered === undefined) continue;
      this.#askedAt.set(topic, this.#ports.now());
      if (topic.isLong !== true) return answered;
      this.#underWay.add(topic);
      void this.#finish(topic, answered);
    }
    if (wait < Number.POSITIVE_INFINITY)
      this.#callOff = this.#ports.wait(wait, () => void this.#pump());
    return undefined;
  }
}
