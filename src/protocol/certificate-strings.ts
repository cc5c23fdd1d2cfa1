/** Texts of the Inspector's page about what is known of a neuron. `{0}`, `{1}` stand for what is filled in. */
import type { Event, Family, GateName, Variant, VerdictKind } from '../core/certify/catalogue.ts';
import type { TaughtVerdict } from '../core/certify/taught.ts';
import type { LanguageTag } from '../core/text/language.ts';
import type { NoCertificate } from './certificates.ts';

export interface CertificateStrings {
  readonly title: string;
  readonly open: string;
  readonly loading: string;
  readonly none: Readonly<Record<NoCertificate['reason'], string>>;
  /** Of a neuron that was taught: {0} its label; {0} a language. */
  readonly taughtOtherLabels: string;
  readonly taughtLabel: string;
  readonly taughtHelper: string;
  readonly taughtFigures: string;
  readonly taughtLanguage: string;
  readonly taughtR: string;
  readonly taughtExact: string;
  readonly taughtVerdict: string;
  readonly taughtVerdicts: Readonly<Record<TaughtVerdict, string>>;
  readonly taughtFlattened: string;
  readonly otherLabels: string;
  readonly otherModel: string;
  readonly constant: string;
  readonly thisFile: string;
  readonly heldOut: string;
  readonly heldOutHint: string;

  /** A few words each, for the list. */
  readonly short: Readonly<Record<VerdictKind, string>>;
  /** Of what passes for something else: {0} the words for it, {1} the label, {2} the languages. */
  readonly butLabel: string;
  readonly butLabelIn: string;
  readonly butIn: string;
  /** A sentence each: {0} the label, {1} the family, {2} rho, {3} partial correlation. */
  readonly verdicts: Readonly<Record<VerdictKind, string>>;
  readonly noEvidenceAtAll: string;
  readonly reversed: string;
  readonly families: Readonly<Record<Family, string>>;
  readonly languages: Readonly<Record<LanguageTag, string>>;
  readonly variants: Readonly<Record<Variant, string>>;
  readonly basis: string;

  readonly figures: string;
  readonly figure: string;
  readonly value: string;
  readonly needed: string;
  readonly atLeast: string;
  readonly atEitherEnd: string;
  readonly atMost: string;
  readonly passed: string;
  readonly failed: string;
  readonly rho: string;
  readonly interval: string;
  readonly partial: string;
  readonly auc: string;
  readonly p: string;
  readonly untrained: string;
  readonly shifted: string;
  readonly bestUnit: string;
  readonly noneKnown: string;
  readonly runnersUp: string;
  readonly allLabels: string;
  readonly label: string;
  readonly shortPartial: string;

  readonly byValue: string;
  readonly byValueHint: string;
  readonly byValueText: string;
  readonly byLanguage: string;
  readonly adversarial: string;
  readonly adversarialHint: string;

  readonly cause: string;
  readonly noCause: string;
  readonly ablation: string;
  readonly ablationShare: string;
  readonly ablationText: string;
  readonly events: Readonly<Record<Event, string>>;
  readonly dose: string;
  readonly doseText: string;

  readonly halfLife: string;
  readonly halfLifeShort: string;
  readonly halfLifeLong: string;
  readonly gates: string;
  readonly gatesHint: string;
  readonly gatesText: string;
  readonly gateNames: Readonly<Record<GateName, string>>;

  readonly tree: string;
  readonly treeHint: string;
  readonly above: string;
  readonly notAbove: string;
  readonly flag: string;
  readonly noFlag: string;
  readonly leaf: string;
  readonly here: string;

  readonly snippets: string;
  readonly snippet: string;

  readonly probe: string;
  readonly probes: string;
  readonly probeVerdict: string;
  readonly r2: string;
  readonly together: string;
  readonly togetherWithCells: string;
  readonly single: string;
  readonly sparse: string;
}
