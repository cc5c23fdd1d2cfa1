import type { ModelOutput, ModelState } from '../core/model/language-model.ts';
import type { ListeningLayer } from '../core/model/listening-model.ts';
import type { LstmWeights, TracedRun } from '../core/model/tracing-model.ts';
import type { Widths } from '../core/model/widths.ts';

/** A network as a runtime has loaded it: what `TracingModel` needs of it. */
export interface Network {
  run(ids: Uint8Array, state: ModelState): Promise<ModelOutput>;
  trace(ids: Uint8Array, state: ModelState): Promise<TracedRun>;
  weights(): Promise<LstmWeights>;
  /** Frees its memory. */
  release(): Promise<void>;
}

/** A layer that listens to it, by the same runtime. */
export interface Listener extends ListeningLayer {
  release(): Promise<void>;
}

/** What computes the graphs of a model's folder. */
export interface Runtime {
  /** @throws Error where it is no graph, or one of another shape */
  network(graph: Uint8Array, widths: Widths): Promise<Network>;
  /**
   * @param widths of the network that it listens to
   * @throws Error where it is no graph, or one of another shape
   */
  listener(graph: Uint8Array, widths: Widths, width: number): Promise<Listener>;
}
