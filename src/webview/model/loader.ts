/**
 * Keeps the model filled. One question is under way at a time, so a slow engine is never flooded; each topic is asked
 * again only after something happened that may change the answer: an edit, progress, another choice, a scroll.
 */
import { sameSubject } from '../../core/inspect/subject.ts';
import type { PanelModel } from './panel-model.ts';
import type { Part } from './parts.ts';
import { PACE, questionAbout, TOPICS, type Question, type Topic } from './questions.ts';
import type { PanelParams, PanelRequestKind, PanelResult } from '../../protocol/panel.ts';

export interface LoaderPorts {
  ask<K extends PanelRequestKind>(method: K, params: PanelParams<K>): Promise<PanelResult<K>>;
  /** Milliseconds of any clock. */
  now(): number;
  wait(milliseconds: number, then: () => void): void;
  failed(error: unknown): void;
}

/** After which changes a topic is asked again. */
const REASONS: Record<Topic, readonly Part[]> = {
  values: ['document', 'choice', 'window', 'progress'],
  allValues: ['document', 'choice', 'progress'],
  guesses: ['document', 'choice', 'window', 'progress', 'cursor'],
  allGuesses: ['document', 'choice', 'progress', 'guesses'],
  labels: ['document', 'window'],
  rank: ['document', 'choice', 'progress'],
  certificate: ['document', 'choice'],
};

export class Loader {
  readonly #model: PanelModel;
  readonly #ports: LoaderPorts;
  readonly #open = new Set<Topic>();
  readonly #askedAt = new Map<Topic, number>();
  #busy = false;
  #rankKey = '';

  constructor(model: PanelModel, ports: LoaderPorts) {
    this.#model = model;
    this.#ports = ports;
  }

  /** Something changed. */
  wake(parts: readonly Part[]): void {
    const wasOpen = this.#open.has('rank');
    for (const topic of TOPICS) {
      if (REASONS[topic].some((part) => parts.includes(part))) this.#open.add(topic);
    }
    const key = JSON.stringify([
      this.#model.document?.uri,
      this.#model.memory.label,
      this.#model.memory.quantity,
    ]);
    // Another label is waited for; the same list on more text is not.
    if (key !== this.#rankKey) this.#askedAt.delete('rank');
    else if (!wasOpen && !parts.includes('document') && !parts.includes('progress')) {
      this.#open.delete('rank');
    }
    this.#rankKey = key;
    void this.#pump();
  }

  async #pump(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (;;) {
        const next = this.#next();
        if (next === undefined) return;
        await this.#ask(next);
      }
    } finally {
      this.#busy = false;
    }
  }

  #next(): Question | undefined {
    let wait = Number.POSITIVE_INFINITY;
    for (const topic of TOPICS) {
      if (!this.#open.has(topic)) continue;
      const rest =
        (this.#askedAt.get(topic) ?? Number.NEGATIVE_INFINITY) + PACE[topic] - this.#ports.now();
      if (rest > 0) {
        wait = Math.min(wait, rest);
        continue;
      }
      this.#open.delete(topic);
      const question = questionAbout(topic, this.#model);
      if (question === undefined) continue;
      this.#askedAt.set(topic, this.#ports.now());
      return question;
    }
    if (wait < Number.POSITIVE_INFINITY) this.#ports.wait(wait, () => void this.#pump());
    return undefined;
  }

  async #ask(question: Question): Promise<void> {
    try {
      // One by one, so that each answer has the type of its question.
      if (question.method === 'inspect') {
        const answer = await this.#ports.ask('inspect', question.params);
        const { subject, quantity } = this.#model.memory;
        const { params } = question;
        const same = sameSubject(params.subject, subject) && params.quantity === quantity;
        if (same && this.#isCurrent(question, answer)) this.#model.takeValues(answer);
      } else if (question.method === 'certificate') {
        const { certified } = this.#model;
        const answer = await this.#ports.ask('certificate', question.params);
        const isWanted = certified === this.#model.certified && answer.kind !== 'none';
        if (isWanted) this.#model.takeCertificate(answer);
      } else if (question.method === 'guesses') {
        const answer = await this.#ports.ask('guesses', question.params);
        if (this.#isCurrent(question, answer)) this.#model.takeGuesses(answer);
      } else if (question.method === 'labels') {
        const answer = await this.#ports.ask('labels', question.params);
        if (this.#isCurrent(question, answer)) this.#model.takeLabels(answer);
      } else {
        const answer = await this.#ports.ask('rank', question.params);
        const sameLabel = question.params.label === this.#model.memory.label;
        if (sameLabel && this.#isCurrent(question, answer)) this.#model.takeRanking(answer);
      }
    } catch (error) {
      this.#ports.failed(error);
    }
  }

  #isCurrent<A extends { readonly kind: 'values' }>(
    { params }: Extract<Question, { params: { version: number } }>,
    answer: A | { readonly kind: 'none'; readonly reason: string },
  ): answer is A {
    if (params.version !== this.#model.document?.version) return false;
    if (answer.kind === 'values') return true;
    if (answer.reason === 'noLabels') this.#model.takeNoLabels();
    return false;
  }
}
