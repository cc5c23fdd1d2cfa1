/** What the neuron of a certificate does at every character of its snippets, as far as it was read. */
import type { Snippet } from '../../core/certify/snippet.ts';
import { unread } from '../../core/inspect/cell.ts';
import type { CertificateAnswer, SnippetValues } from '../../protocol/certificates.ts';

export class SnippetBook {
  #certificate: CertificateAnswer | undefined;
  /** Undefined where there are none to be had. */
  readonly #values = new Map<Snippet, SnippetValues | undefined>();

  /** The first of its snippets that nothing was asked of yet. */
  firstMissing(certificate: CertificateAnswer | undefined): Snippet | undefined {
    if (certificate !== this.#certificate) this.#values.clear();
    this.#certificate = certificate;
    if (certificate?.kind !== 'certificate' || certificate.certificate.kind !== 'neuron') {
      return undefined;
    }
    return certificate.certificate.snippets.find((snippet) => !this.#values.has(snippet));
  }

  /** Of a snippet of another certificate it is left alone. */
  take(snippet: Snippet, certificate: CertificateAnswer, values: SnippetValues | undefined): void {
    if (certificate === this.#certificate) this.#values.set(snippet, values);
  }

  /** Tells the value at a character of the snippet's text, NaN where it is not known. */
  valuesOf(snippet: Snippet): (offset: number) => number {
    const known = this.#values.get(snippet);
    return (offset) => {
      const value = known?.values[offset - known.from];
      if (known === undefined || value === undefined || value === unread) return Number.NaN;
      return known.middle + (value * known.scale) / 127;
    };
  }
}

/** Of the text that it is from: from the first character that is shown to the one after the last. */
export function rangeOf({ starts, offset, character, after }: Snippet): {
  from: number;
  to: number;
} {
  return { from: Math.min(offset, ...starts), to: offset + character.length + after.length };
}
