import type { Certificate, ProbeCertificate } from '../../core/certify/certificate.ts';
import { isDirection, subjectName } from '../../core/inspect/subject.ts';
import type { FileInspection, FileRanking } from './inspection.ts';

/** The inspection as one JSON object, numbers with four digits after the point. */
export function inspectionJson(inspection: FileInspection): string {
  const { file, model, text, subject, quantity, values, extent, labels, ranking } = inspection;
  const report = {
    file,
    model,
    neuron: subjectName(subject),
    kind: inspection.kind,
    state: isDirection(subject) ? null : quantity,
    scale: extent.scale,
    ...(isDirection(subject) && { middle: extent.middle }),
    // By UTF-16 code unit, as everything below.
    characters: text.length,
    values: Array.from(values, rounded),
    labels:
      labels === undefined
        ? null
        : Object.fromEntries(
            Object.entries(labels).map(([name, list]) => [name, Array.from(list)]),
          ),
    ranking: ranking === undefined ? null : rankingJson(ranking),
    catalogue: inspection.catalogue,
    taught: inspection.taught,
    certificate: certificateJson(inspection.certificate),
  };
  return JSON.stringify(report);
}

function rankingJson({ label, characters, neurons, direction }: FileRanking): unknown {
  return {
    label,
    characters,
    neurons: neurons.map(({ rho, auc, heldOut, kind, told, ...ranked }) => ({
      neuron: subjectName(ranked),
      kind,
      ...(told && { told }),
      rho: rounded(rho),
      ...(auc === undefined ? {} : { auc: rounded(auc) }),
      // Of the label, on held-out packages; and what the neuron is certified as, whatever the label.
      ...(heldOut && { verdict: heldOut.verdict, heldOut: heldOut.figures }),
    })),
    // Fitted to the label: no neuron.
    direction: direction && {
      neuron: subjectName(direction),
      kind: 'virtual',
      rho: rounded(direction.rho),
      heldOut: direction.heldOut,
    },
  };
}

/** All but `layerGates`, which is about the whole layer. */
function certificateJson(certificate: Certificate | undefined): unknown {
  if (certificate?.kind === 'taught') {
    const { neuron, taught } = certificate;
    const name = subjectName(neuron);
    return { ...certificate, neuron: name, taught: taught ? { ...taught, neuron: name } : null };
  }
  if (certificate?.kind === 'probe')
    return { ...certificate, probes: certificate.probes.map(probeJson) };
  if (certificate === undefined) return null;
  return { ...certificate, neuron: subjectName(certificate.neuron), layerGates: undefined };
}

function probeJson({ single, ...probe }: ProbeCertificate['probes'][number]): unknown {
  return { ...probe, single: single && { ...single, kind: 'found' } };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
