/** What the neuron of a certificate does at every character of its snippets, as far as it was read. */
import type { Snippet } from '../../core/certify/snippet.ts';
import { unread } from '../../core/inspect/cell.ts';
import type { CertificateAnswer, SnippetValues } from '../../protocol/certificates.ts';

export class SnippetBook {
  #certificate: CertificateAnswer | undefined;
  /** Undefined for a snippet whose values the engine does not have. */
  readonly #values = new Map<Snippet, SnippetValues | undefined>();

  /** The first of its snippets without an answer. */
  firstMissing(certificate: CertificateAnswer | undefined): Snippet | undefined {
    if (certificate !== this.#certificate) this.#values.clear();
    this.#certificate = certificate;
    if (certificate?.kind !== 'certificate' || certificate.certificate.kind !== 'neuron') {
      return undefined;
    }
    return certificate.certificate.snippets.find((snippet) => !this.#values.has(snippet));
  }

  /** Values for a snippet of another certificate are ignored. */
  take(snippet: Snippet, certificate: CertificateAnswer, values: SnippetValues | undefined): void {
    if (certificate === this.#certificate) this.#values.set(snippet, values);
  }

  /** Returns a function from an offset in the snippet's text to the value there, NaN where unknown. */
  valuesOf(snippet: Snippet): (offset: number) => number {
    const known = this.#values.get(snippet);
    return (offset) => {
      const value = known?.values[offset - known.from];
      if (known === undefined || value === undefined || value === unread) return Number.NaN;
      return known.middle + (value * known.scale) / 127;
    };
  }
}

/** The shown range of the text that the snippet is from; `to` is exclusive. */
export function rangeOf({ starts, offset, character, after }: Snippet): {
  from: number;
  to: number;
} {
  return { from: Math.min(offset, ...starts), to: offset + character.length + after.length };
}
