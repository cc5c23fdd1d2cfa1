import { familyOf, ownCatalogue } from '../core/certify/catalogue.ts';
import { certify } from '../core/certify/certificate.ts';
import { certifiedIn } from '../core/certify/certified.ts';
import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { certifyTaught, taughtSights } from '../core/certify/taught.ts';
import { kindOf } from '../core/inspect/subject-kind.ts';
import { isDirection } from '../core/inspect/subject.ts';
import { hasNeuron, type Neuron } from '../core/model/widths.ts';
import type {
  CertificateAnswer,
  CertificateRequests,
  NoCertificate,
} from '../protocol/certificates.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { awaited } from './awaited.ts';
import type { Documents } from './documents.ts';
import type { LongAnswer } from './scheduler.ts';

type Answer<K extends keyof CertificateRequests> = LongAnswer<Result<K>>;

export async function* certificate(
  { subject, quantity }: Params<'certificate'>,
  model: CertifiedModel,
): Answer<'certificate'> {
  if (!isDirection(subject) && kindOf(subject, model.info) === 'taught') {
    return taughtCertificate(subject, model);
  }
  const read = yield* awaited(model.catalogue());
  if (typeof read === 'string') return none(read);
  const { catalogue, standing } = read;
  const found = certify(catalogue, subject, quantity);
  if (found === undefined) return none('notListed');
  return { kind: 'certificate', standing, certificate: found };
}

function taughtCertificate(neuron: Neuron, { info, taught }: CertifiedModel): CertificateAnswer {
  if (taught === 'unreadable') return none('taughtUnreadable');
  if (taught === 'otherModel') return none('taughtOtherModel');
  if (taught === 'missing' || !hasNeuron(info.widths, neuron)) return none('notListed');
  const { standing } = taught;
  return { kind: 'certificate', standing, certificate: certifyTaught(taught, neuron) };
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
  const taught = taughtSights(model.taught, language);
  return { kind: 'certified', family: familyOf(language), certified: best, taught };
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
