/** What the engine answers about what is known of the neurons from elsewhere: the model's catalogue. */
import type { CatalogueText, Family, NoCatalogue, Standing } from '../core/certify/catalogue.ts';
import type { Certificate } from '../core/certify/certificate.ts';
import type { Certified } from '../core/certify/certified.ts';
import type { TaughtSight } from '../core/certify/taught.ts';
import type { CertifiedQuantity } from '../core/inspect/cell.ts';
import type { Subject } from '../core/inspect/subject.ts';
import type { ModelledValues, NoValues } from './inspection.ts';

export type { Certificate, Certified, Family, Subject, TaughtSight };

export interface FoundCertificate {
  readonly kind: 'certificate';
  readonly standing: Standing;
  readonly certificate: Certificate;
}

/**
 * `notListed`: there is a catalogue, but without this neuron. `taught...`: there is a taught layer, but its file is for
 * another model, or cannot be read.
 */
export interface NoCertificate {
  readonly kind: 'noCertificate';
  readonly reason: NoCatalogue | 'notListed' | 'taughtOtherModel' | 'taughtUnreadable';
}

export type CertificateAnswer = FoundCertificate | NoCertificate;

/** All that is certified in this network, the best first. */
export interface CertifiedNeurons {
  readonly kind: 'certified';
  /** The document's. */
  readonly family: Family;
  readonly certified: readonly Certified[];
  /** The taught neurons, and how they do in the document's language. */
  readonly taught: readonly TaughtSight[];
}

export interface SnippetValues extends ModelledValues {
  readonly kind: 'values';
  readonly from: number;
}

export interface CertificateRequests {
  certificate: {
    params: { readonly subject: Subject; readonly quantity: CertifiedQuantity };
    result: CertificateAnswer | NoValues;
  };
  certifiedNeurons: {
    /** `limit`: most in the answer. */
    params: { readonly uri: string; readonly limit: number };
    result: CertifiedNeurons | NoCertificate | NoValues;
  };
  /** What a neuron does in a part of a held-out text, read from some hundred characters before it. */
  snippetValues: {
    params: {
      readonly subject: Subject;
      readonly quantity: CertifiedQuantity;
      /** By the index that snippets name it by. */
      readonly text: number;
      readonly from: number;
      readonly to: number;
    };
    result: SnippetValues | NoCertificate | NoValues;
  };
  /** A held-out text, whole, by the index that snippets name it by. */
  catalogueText: {
    params: { readonly text: number };
    result: { readonly kind: 'text'; readonly text: CatalogueText } | NoCertificate | NoValues;
  };
}
