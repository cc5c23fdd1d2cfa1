import { familyOf, ownCatalogue } from '../core/certify/catalogue.ts';
import { certify } from '../core/certify/certificate.ts';
import { certifiedIn } from '../core/certify/certified.ts';
import type { CertifiedModel } from '../core/certify/certified-model.ts';
import { certifyTaught, taughtSights } from '../core/certify/taught.ts';
import { subjectScan } from '../core/certify/subject-scan.ts';
import { Activations } from '../core/inspect/activations.ts';
import { collectValues, quantised } from '../core/inspect/neuron-values.ts';
import { endOf, type Piece } from '../core/inspect/pieces.ts';
import { kindOf } from '../core/inspect/subject-kind.ts';
import { isDirection } from '../core/inspect/subject.ts';
import { hasNeuron, type Neuron } from '../core/model/widths.ts';
import { TextBuffer } from '../core/text/buffer.ts';
import type { LanguageTag } from '../core/text/language.ts';
import type {
  CertificateAnswer,
  CertificateRequests,
  NoCertificate,
} from '../protocol/certificates.ts';
import type { Params, Result } from '../protocol/engine.ts';
import { awaited } from './awaited.ts';
import type { Documents } from './documents.ts';
import { cut, noValues } from './inspector.ts';
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

export async function* snippetValues(
  { subject, quantity, text: index, ...asked }: Params<'snippetValues'>,
  model: CertifiedModel,
): Answer<'snippetValues'> {
  const read = yield* awaited(model.catalogue());
  if (typeof read === 'string') return none(read);
  const found = read.catalogue.texts[index];
  if (found === undefined) return none('notListed');
  const scanned = await subjectScan(subject, quantity, model, found.language);
  if (scanned === undefined) return noValues('unknownSubject');
  const { from, to } = cut(asked, found.text.length);
  const pieces = yield* readAround(new TextBuffer(found.text), found.language, model, from, to);
  const values = yield* collectValues(pieces, scanned.scan, from, to);
  const extent = scanned.extent(values, pieces);
  return { kind: 'values', from, values: quantised(values, extent), ...extent };
}

/** What the model makes of [from, to) of a text that is not open. */
async function* readAround(
  text: TextBuffer,
  language: LanguageTag,
  model: CertifiedModel,
  from: number,
  to: number,
): AsyncGenerator<undefined, readonly Piece[], undefined> {
  const activations = new Activations(model, text, language);
  activations.look(from, to);
  for (;;) {
    const pieces = activations.pieces(from, to);
    const last = pieces.at(-1);
    const isRead = (last === undefined ? 0 : endOf(last)) >= to;
    if (isRead || !(await activations.readOn())) return activations.pieces(from, to);
    yield;
  }
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
