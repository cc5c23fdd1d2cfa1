import type { TracingModel } from '../model/tracing-model.ts';
import type { NoCatalogue, ReadCatalogue } from './catalogue.ts';

/** A model whose neurons may have certificates. */
export interface CertifiedModel extends TracingModel {
  /** Read when it is first asked for; the same object at every call. */
  catalogue(): Promise<NoCatalogue | ReadCatalogue>;
}
