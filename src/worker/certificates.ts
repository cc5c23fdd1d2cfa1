import { certify } from '../core/certify/certificate.ts';
import type { CertifiedModel } from '../core/certify/certified-model.ts';
import type { CertificateRequests, NoCertificate } from '../protocol/certificates.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { awaited } from './awaited.ts';
import type { LongAnswer } from './scheduler.ts';

type Answer<K extends keyof CertificateRequests> = LongAnswer<Result<K>>;

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
