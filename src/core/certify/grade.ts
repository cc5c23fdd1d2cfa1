/**
 * How well a unit does for one label in one family of languages, from its figures; a verdict is about the unit's best
 * label only. The rules and their reasons are in docs/neurons.md; training/lens/catalogue/verdict.py fixed them first.
 */
import { depthLabels, type LabelName } from '../labels/labels.ts';
import { languageTags } from '../text/language.ts';
import {
  familyOf,
  verdictKinds,
  type Catalogue,
  type Family,
  type Figures,
  type Thresholds,
  type VerdictKind,
} from './catalogue.ts';

/** What figures are compared with. */
export type Grounds = Pick<Catalogue, 'characters' | 'labels' | 'thresholds'>;

type FamilyFigures = Readonly<Partial<Record<LabelName, Figures>>>;

/** 0 to 1, comparable between labels that are counted and those that are yes or no. */
export function scoreOf({ rho, auc }: Figures): number {
  return auc === undefined ? Math.abs(rho) : Math.abs(2 * auc - 1);
}

/** Whether a label can be told from a unit of this grade. */
export function passes(grade: VerdictKind): boolean {
  return grade === 'tracksStrongly' || grade === 'tracks';
}

/** Less than 0 where the first is the better grade. */
export function compareGrades(one: VerdictKind, other: VerdictKind): number {
  return verdictKinds.indexOf(one) - verdictKinds.indexOf(other);
}

/** @param all the unit's figures in this family */
export function gradeOf(
  grounds: Grounds,
  all: FamilyFigures,
  label: LabelName,
  family: Family,
): VerdictKind {
  const figures = all[label];
  if (figures === undefined || !isBeyondChance(grounds, figures, label, family)) {
    return 'noEvidence';
  }
  const { strongly, tracks } = grounds.thresholds;
  const share = ceilingOf(grounds, figures, label, family);
  if (reaches(figures, strongly, share)) return 'tracksStrongly';
  if (reaches(figures, tracks, share)) return 'tracks';
  return isIndentation(figures, all.indentation, tracks, label)
    ? 'followsIndentation'
    : 'noEvidence';
}

/** Whether neither chance nor a network that has learned nothing does as well. */
function isBeyondChance(
  { labels, thresholds }: Grounds,
  { rho, p }: Figures,
  label: LabelName,
  family: Family,
): boolean {
  const untrained = labels[label]?.[family]?.untrained?.rho;
  if (untrained === undefined || p === undefined) return false;
  return p <= thresholds.p && Math.abs(rho) > Math.abs(untrained);
}

/** The greatest |rho| that a yes/no label so rare can have. */
function ceilingOf(
  { characters, labels }: Grounds,
  { auc }: Figures,
  label: LabelName,
  family: Family,
): number {
  if (auc === undefined) return 1;
  const total = languageTags
    .filter((tag) => familyOf(tag) === family)
    .reduce((sum, tag) => sum + (characters[tag] ?? 0), 0);
  const share = (labels[label]?.[family]?.characters ?? 0) / total;
  return Math.sqrt(3 * share * (1 - share));
}

function reaches(
  { rho, partial = 0, auc }: Figures,
  limits: Thresholds['tracks'],
  ceiling: number,
): boolean {
  const goes =
    auc === undefined ? Math.abs(rho) >= limits.rho : Math.max(auc, 1 - auc) >= limits.auc;
  // A correlation that changes its sign when the rest is given is due to the rest.
  return goes && partial * rho > 0 && Math.abs(partial) / ceiling >= limits.partial;
}

/** Whether what seems to be a depth is indentation. */
function isIndentation(
  { rho, partial = 0 }: Figures,
  indentation: Figures | undefined,
  tracks: Thresholds['tracks'],
  label: LabelName,
): boolean {
  const depths: readonly LabelName[] = depthLabels;
  if (!depths.includes(label) || indentation === undefined) return false;
  const seems = Math.abs(rho) >= tracks.rho && Math.abs(partial) < tracks.partial;
  return seems && Math.abs(indentation.rho) >= Math.abs(rho);
}
