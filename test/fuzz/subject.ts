import type fc from 'fast-check';

/** Something that is kept up to date through edits, and what it must equal: the same made afresh from the last text. */
export interface Subject<Case = unknown> {
  /** As `--only` takes it. */
  readonly name: string;
  /** What is compared with what. */
  readonly promise: string;
  readonly cases: fc.Arbitrary<Case>;
  /** Plays one case through the real classes. Resolves to the edits made; rejects where there is a difference. */
  run(one: Case): Promise<number>;
}
