/** What the neuron of a certificate does at every character of its excerpts, as far as it was read. */
import type { Excerpt } from '../../core/certify/excerpt.ts';
import { unread } from '../../core/inspect/cell.ts';
import type { CertificateAnswer, ExcerptValues } from '../../protocol/certificates.ts';

export class ExcerptBook {
  #certificate: CertificateAnswer | undefined;
  /** Undefined where there are none to be had. */
  readonly #values = new Map<Excerpt, ExcerptValues | undefined>();

  /** The first of its excerpts that nothing was asked of yet. */
  firstMissing(certificate: CertificateAnswer | undefined): Excerpt | undefined {
    if (certificate !== this.#certificate) this.#values.clear();
    this.#certificate = certificate;
    if (certificate?.kind !== 'certificate' || certificate.certificate.kind !== 'neuron') {
      return undefined;
    }
    return certificate.certificate.snippets.find((excerpt) => !this.#values.has(excerpt));
  }

  /** Of an excerpt of another certificate it is left alone. */
  take(excerpt: Excerpt, certificate: CertificateAnswer, values: ExcerptValues | undefined): void {
    if (certificate === this.#certificate) this.#values.set(excerpt, values);
  }

  /** Tells the value at a character of the excerpt's text, NaN where it is not known. */
  valuesOf(excerpt: Excerpt): (offset: number) => number {
    const known = this.#values.get(excerpt);
    return (offset) => {
      const value = known?.values[offset - known.from];
      if (known === undefined || value === undefined || value === unread) return Number.NaN;
      return known.middle + (value * known.scale) / 127;
    };
  }
}

/** Of the text that it is from: from the first character that is shown to the one after the last. */
export function rangeOf({ starts, offset, character, after }: Excerpt): {
  from: number;
  to: number;
} {
  return { from: Math.min(offset, ...starts), to: offset + character.length + after.length };
}
