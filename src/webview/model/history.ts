import { sameSubject, type Subject } from '../../core/inspect/subject.ts';

const KEPT = 200;

/** Visited subjects, like a browser's history: visiting one forgets those ahead. */
export class History {
  #visited: Subject[] = [];
  #at = -1;

  get canGoBack(): boolean {
    return this.#at > 0;
  }

  get canGoForward(): boolean {
    return this.#at < this.#visited.length - 1;
  }

  visit(subject: Subject): void {
    if (sameSubject(this.#visited[this.#at], subject)) return;
    this.#visited = [...this.#visited.slice(0, this.#at + 1), subject].slice(-KEPT);
    this.#at = this.#visited.length - 1;
  }

  /** The subject `step` visits on (back if negative); undefined where there is none. */
  go(step: number): Subject | undefined {
    const subject = this.#visited[this.#at + step];
    if (subject !== undefined) this.#at += step;
    return subject;
  }
}
