import type { TracingModel } from '../model/tracing-model.ts';
import type { NoCatalogue, ReadCatalogue } from './catalogue.ts';
import type { GlassBoxes, NoGlass } from './glass/boxes.ts';
import type { NoTaught, TaughtNeurons } from './taught.ts';

/** A model whose neurons may have certificates. */
export interface CertifiedModel extends TracingModel {
  /** Those of its last layer, where that is a taught one; or why there are none. */
  readonly taught: NoTaught | TaughtNeurons;
  /** Read when it is first asked for; the same object at every call. */
  catalogue(): Promise<NoCatalogue | ReadCatalogue>;
  /** The same of its glass boxes. */
  glass(): Promise<GlassBoxes | NoGlass>;
}

/** A model with what is known of its neurons. */
export function certified(
  model: TracingModel,
  known: Pick<CertifiedModel, 'catalogue' | 'glass' | 'taught'>,
): CertifiedModel {
  const { info, vocabulary, zeroState } = model;
  return {
    ...{ info, vocabulary, zeroState },
    taught: known.taught,
    catalogue: () => known.catalogue(),
    glass: () => known.glass(),
    run: (ids, state) => model.run(ids, state),
    trace: (ids, state) => model.trace(ids, state),
    weights: () => model.weights(),
  };
}
