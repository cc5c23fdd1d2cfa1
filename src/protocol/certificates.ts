/** What the engine answers about what is known of the neurons from elsewhere: the model's catalogue. */
import type { CatalogueText, NoCatalogue, Standing } from '../core/certify/catalogue.ts';
import type { Certificate } from '../core/certify/certificate.ts';
import type { CertifiedQuantity } from '../core/inspect/cell.ts';
import type { Subject } from '../core/inspect/subject.ts';
import type { NoValues } from './inspection.ts';

export type { Certificate, Subject };

export interface FoundCertificate {
  readonly kind: 'certificate';
  readonly standing: Standing;
  readonly certificate: Certificate;
}

/**
 * `notListed`: there is a catalogue, but without this neuron. `taught...`: there is a layer that was taught, but what it
 * was told is not for this model, or cannot be read.
 */
export interface NoCertificate {
  readonly kind: 'noCertificate';
  readonly reason: NoCatalogue | 'notListed' | 'taughtOtherModel' | 'taughtUnreadable';
}

export type CertificateAnswer = FoundCertificate | NoCertificate;

export interface CertificateRequests {
  certificate: {
    params: { readonly subject: Subject; readonly quantity: CertifiedQuantity };
    result: CertificateAnswer | NoValues;
  };
  /** A held-out text, whole, by the index that excerpts name it by. */
  catalogueText: {
    params: { readonly text: number };
    result: { readonly kind: 'text'; readonly text: CatalogueText } | NoCertificate | NoValues;
  };
}
