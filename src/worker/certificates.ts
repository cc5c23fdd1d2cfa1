import { familyOf, ownCatalogue } from '../core/certify/catalogue.ts';
import { certify } from '../core/certify/certificate.ts';
import { certifiedIn } from '../core/certify/certified.ts';
import type { CertifiedModel } from '../core/certify/certified-model.ts';
import type { CertificateRequests, NoCertificate } from '../protocol/certificates.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { awaited } from './awaited.ts';
import type { Documents } from './documents.ts';
import type { Pieces } from './scheduler.ts';

type Answer<K extends keyof CertificateRequests> = Pieces<Result<K>>;

export async function* certificate(
  { subject, quantity }: Params<'certificate'>,
  model: CertifiedModel,
): Answer<'certificate'> {
  const read = yield* awaited(model.catalogue());
  if (typeof read === 'string') return none(read);
  const { catalogue, standing } = read;
  const found = certify(catalogue, subject, quantity);
  if (found === undefined) return none('notListed');
  return { kind: 'certificate', standing, certificate: found };
}

export async function* certifiedNeurons(
  { uri, limit }: Params<'certifiedNeurons'>,
  model: CertifiedModel,
  documents: Documents,
): Answer<'certifiedNeurons'> {
  const read = yield* awaited(model.catalogue());
  const language = documents.languageOf(uri);
  if (language === undefined) return { kind: 'none', reason: 'unknownDocument' };
  if (typeof read === 'string') return none(read);
  const own = ownCatalogue(read);
  if (own === undefined) return none('notListed');
  const certified = yield* certifiedIn(own, model.info);
  const best = certified.slice(0, Math.max(0, limit));
  return { kind: 'certified', family: familyOf(language), certified: best };
}

export async function* catalogueText(
  { text: index }: Params<'catalogueText'>,
  model: CertifiedModel,
): Answer<'catalogueText'> {
  const read = yield* awaited(model.catalogue());
  if (typeof read === 'string') return none(read);
  const text = read.catalogue.texts[index];
  return text === undefined ? none('notListed') : { kind: 'text', text };
}

function none(reason: NoCertificate['reason']): NoCertificate {
  return { kind: 'noCertificate', reason };
}
