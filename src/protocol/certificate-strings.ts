/** Texts of the Inspector's page about what is known of a neuron. `{0}`, `{1}` stand for what is filled in. */
import type { Event, Family, GateName, Variant, VerdictKind } from '../core/certify/catalogue.ts';
import type { TaughtVerdict } from '../core/certify/taught.ts';
import type { LanguageTag } from '../core/text/language.ts';
import type { NoCertificate } from './certificates.ts';

/** The sort of a label, and whether the value rises with it or, reversed, falls. */
export type Meaning = `${'depth' | 'flag' | 'position'}${'' | 'Reversed'}`;

/** What a certificate tells in numbers. */
export type FigureName =
  | 'adversarial'
  | 'auc'
  | 'best'
  | 'byValue'
  | 'cause'
  | 'gates'
  | 'interval'
  | 'p'
  | 'partial'
  | 'probe'
  | 'rho'
  | 'shifted'
  | 'snippets'
  | 'taught'
  | 'tree'
  | 'untrained';

export interface CertificateStrings {
  readonly title: string;
  readonly open: string;
  readonly loading: string;
  readonly none: Readonly<Record<NoCertificate['reason'], string>>;
  /** Of a neuron that was taught: {0} its label; {0} a language. */
  readonly taughtOtherLabels: string;
  readonly taughtLabel: string;
  readonly taughtMeans: string;
  /** {0} a language, {1} how often it is exactly right, in per cent, {2} what r is. */
  readonly taughtMeansHere: string;
  readonly taughtHelper: string;
  readonly taughtHelperMeans: string;
  readonly taughtByDepth: string;
  /** A row for each depth, a column for each language. */
  readonly taughtDepth: string;
  readonly taughtMisled: string;
  /** Texts made to mislead it, by the names that taught.json has. */
  readonly taughtTexts: Readonly<Partial<Record<string, string>>>;
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
  /** The same where there is little room. */
  readonly ratherLabel: string;
  readonly ratherLabelIn: string;
  readonly onlyIn: string;
  /** The headline: {0} the label, {1} the family. */
  readonly verdicts: Readonly<Record<VerdictKind, string>>;
  /** What that means, in a sentence. Of one that passes: {0} the label. */
  readonly means: Readonly<Record<Meaning, string>>;
  /** {0} the label, {1} rho, {2} partial correlation. */
  readonly meansIndentation: string;
  /** {0} the label, {1} the family, {2} rho, {3} partial correlation. */
  readonly meansNothing: string;
  /** How each figure is computed. */
  readonly how: Readonly<Record<FigureName, string>>;
  readonly howTitle: string;
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

  readonly medianHalfLife: string;
  readonly medianHalfLifeShort: string;
  readonly medianHalfLifeLong: string;
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
  readonly probeMeans: string;
  readonly r2: string;
  readonly together: string;
  readonly togetherWithCells: string;
  readonly single: string;
  readonly sparse: string;
}
