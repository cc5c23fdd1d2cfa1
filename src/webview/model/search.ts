/** What the text of the search field may mean: a neuron by its name, a label by a word, a verdict. */
import type { Certified } from '../../core/certify/certified.ts';
import type { CertifiedQuantity } from '../../core/inspect/cell.ts';
import type { VerdictKind } from '../../core/certify/catalogue.ts';
import { bareSubject, type Subject } from '../../core/inspect/subject.ts';
import type { LabelName } from '../../core/labels/labels.ts';
import { hasNeuron } from '../../core/model/widths.ts';
import { findSubject, type NetworkSize } from './neuron-name.ts';
import { SEARCH_WORDS } from './search-words.ts';

export type Hit =
  /** Chooses the label, and `best`, the best certified neuron for it. */
  | { readonly kind: 'label'; readonly label: LabelName; readonly best: Certified | undefined }
  | {
      readonly kind: 'subject';
      readonly subject: Subject;
      readonly quantity?: CertifiedQuantity;
      /** What it is certified for. */
      readonly certified?: Certified;
    };

export interface Searched {
  /** Labels that the text can have. */
  readonly tellable: readonly LabelName[];
  readonly labelNames: Readonly<Record<LabelName, string>>;
  readonly verdicts: Readonly<Record<VerdictKind, string>>;
  readonly network: NetworkSize | undefined;
  /** In the text's family of languages, the best first. */
  readonly certified: readonly Certified[];
}

const MOST_HITS = 12;

/** The likeliest first. */
export function search(text: string, world: Searched): Hit[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return [...namesIn(text, world), ...labelsIn(words, world), ...verdictsIn(words, world)].slice(
    0,
    MOST_HITS,
  );
}

/** Words that add no meaning, as in “which neuron is about comments?”. */
const FILLERS: ReadonlySet<string> = new Set(
  'a about an are da das de do dos e em is na neuron neurons neuronio neuronios no o of os sobre the to um uma what which'.split(
    ' ',
  ),
);

/** The words without fillers; all of them where nothing else is left. */
function wordsOf(text: string): string[] {
  const all = folded(text)
    .split(' ')
    .map((word) => word.replace(/[?!.,]+$/, ''))
    .filter(Boolean);
  const telling = all.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : all;
}

/** Without accents and capitals, one space between words. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/g, ' ');
}

function namesIn(text: string, { network }: Searched): Hit[] {
  if (network === undefined) return [];
  const subject = findSubject(text, network);
  if (subject !== undefined) return [{ kind: 'subject', subject }];
  // A number alone stands for that unit of every layer.
  if (!/^\d+$/.test(text.trim())) return [];
  return network.widths
    .map((_, layer) => ({ layer, unit: Number(text) }))
    .filter((neuron) => hasNeuron(network.widths, neuron))
    .map((neuron) => ({ kind: 'subject', subject: neuron }));
}

function labelsIn(words: readonly string[], world: Searched): Hit[] {
  const found = (Object.keys(SEARCH_WORDS) as LabelName[]).flatMap((label) => {
    const known = [
      ...SEARCH_WORDS[label].split(' '),
      ...folded(world.labelNames[label]).split(/[\s“”"]+/),
    ];
    const places = words.map((word) => known.findIndex((one) => one.startsWith(word)));
    if (places.some((place) => place < 0)) return [];
    return [{ label, place: Math.max(...places) }];
  });
  return found
    .sort((one, other) => one.place - other.place)
    .flatMap(({ label }) => {
      const best = world.certified.find((one) => one.label === label);
      if (world.tellable.includes(label)) return [{ kind: 'label', label, best } as const];
      // The neuron can be shown even where the text cannot have the label.
      return best === undefined ? [] : [ofCertified(best)];
    });
}

/** Neurons with the named verdict, for any label. */
function verdictsIn(words: readonly string[], { verdicts, certified }: Searched): Hit[] {
  return certified
    .filter(({ grade }) => {
      const known = [...folded(verdicts[grade]).split(' '), ...folded(ENGLISH[grade]).split(' ')];
      return words.every((word) => known.some((one) => one.startsWith(word)));
    })
    .map(ofCertified);
}

/** English names of verdicts are understood in any language: the notes on neurons use them. */
const ENGLISH: Readonly<Record<VerdictKind, string>> = {
  tracksStrongly: 'tracks strongly certified',
  tracks: 'tracks certified',
  followsIndentation: 'follows indentation',
  noEvidence: 'no evidence',
};

function ofCertified(certified: Certified): Hit {
  const { neuron, quantity } = certified;
  return { kind: 'subject', subject: bareSubject(neuron), quantity, certified };
}
