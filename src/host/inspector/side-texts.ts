import type { SideStrings } from '../../protocol/side-strings.ts';
import type { Translator } from './translator.ts';

/** The texts of the page that sets things side by side. */
export function sideStrings(l10n: Translator): SideStrings {
  return {
    title: l10n.t('Side by side'),
    view: l10n.t('Compare'),
    views: {
      neurons: l10n.t('several neurons'),
      versions: l10n.t('what an edit changed'),
      histogram: l10n.t('values by label'),
    },
    chooseOne: l10n.t('Choose a neuron first, from the list or by its name.'),
    ...paneTexts(l10n),
    ...versionTexts(l10n),
    ...histogramTexts(l10n),
  };
}

type Texts<K extends keyof SideStrings> = Pick<SideStrings, K>;
type PaneKey =
  | 'add'
  | 'addChosen'
  | 'addHint'
  | 'addSurprise'
  | 'addTyped'
  | 'another'
  | 'earlierPlace'
  | 'full'
  | 'heads'
  | 'last'
  | 'laterPlace'
  | 'lost'
  | 'quantityOf'
  | 'remove'
  | 'show'
  | 'surprise'
  | 'surpriseHint'
  | 'there';

function paneTexts(l10n: Translator): Texts<PaneKey> {
  return {
    heads: l10n.t('What stands on the text'),
    show: l10n.t('Choose {0}'),
    quantityOf: l10n.t('Quantity of {0}'),
    earlierPlace: l10n.t('Put {0} one place earlier'),
    laterPlace: l10n.t('Put {0} one place later'),
    another: l10n.t('Add another quantity of {0}'),
    remove: l10n.t('Remove {0}'),
    last: l10n.t('One is always there: add another before you remove this one.'),
    lost: l10n.t('not in this network'),
    add: l10n.t('Add'),
    addChosen: l10n.t('Add {0}, which is chosen'),
    addSurprise: l10n.t('Add surprise'),
    addTyped: l10n.t('A neuron by its name'),
    addHint: l10n.t('such as L1.193 or L2.7 c'),
    surprise: l10n.t('surprise'),
    surpriseHint: l10n.t(
      'Bits that each character cost the network: 0 where it was sure of it, 8 and more where it was not expected',
    ),
    full: l10n.t('Four are there, and no more fit: remove one first.'),
    there: l10n.t('{0} is there already.'),
  };
}

type VersionKey =
  | 'changedLine'
  | 'difference'
  | 'differenceHint'
  | 'nothingThere'
  | 'earlier'
  | 'edits'
  | 'looking'
  | 'mean'
  | 'most'
  | 'noEarlier'
  | 'noneDiffers'
  | 'notAligned'
  | 'now'
  | 'readingBefore'
  | 'same'
  | 'since';

function versionTexts(l10n: Translator): Texts<VersionKey> {
  return {
    since: l10n.t('What it was'),
    earlier: {
      saved: l10n.t('as last saved'),
      committed: l10n.t('as git has it (HEAD)'),
    },
    now: l10n.t('now'),
    difference: l10n.t('difference'),
    differenceHint: l10n.t('Now less before, in lines that agree; the ends stand for more, too.'),
    nothingThere: l10n.t('nothing there'),
    looking: l10n.t('Looking for what it was ...'),
    noEarlier: {
      noFiles: l10n.t('There are no files here. Open this one in VS Code to see what it was.'),
      noGit: l10n.t(
        'VS Code’s git extension is not there, or git is switched off or not installed: compare with what was last saved.',
      ),
      noRepository: l10n.t(
        'This file lies in no git repository that is open: compare with what was last saved.',
      ),
      notCommitted: l10n.t(
        'Git has no such file in HEAD: commit it first, or compare with what was last saved.',
      ),
      notOnDisk: l10n.t('This file does not lie on the disk: save it first.'),
      tooLong: l10n.t('What it was is too long: at most 4 million characters can be compared.'),
      unreadable: l10n.t('What it was cannot be read as a file of text.'),
    },
    same: l10n.t('It is as it was: edit it, and see here what the neuron makes of that.'),
    edits: l10n.t('Lines added: {0}, removed: {1}.'),
    notAligned: l10n.t('The two are so unlike that no lines were looked for that agree.'),
    mean: l10n.t('In lines that agree the value differs by {0} on the average ({1} characters).'),
    most: l10n.t('Most in'),
    noneDiffers: l10n.t('In no line that agrees does it differ.'),
    changedLine: l10n.t('line {0} ({1})'),
    readingBefore: l10n.t('Reading what it was: {0} %'),
  };
}

type HistogramKey =
  | 'characters'
  | 'counted'
  | 'deviation'
  | 'from'
  | 'histogram'
  | 'histogramText'
  | 'meanIs'
  | 'meanOf'
  | 'no'
  | 'percent'
  | 'splitBy'
  | 'to'
  | 'value'
  | 'yes';

function histogramTexts(l10n: Translator): Texts<HistogramKey> {
  return {
    splitBy: l10n.t('Split by'),
    histogram: l10n.t('{0} by {1}'),
    histogramText: l10n.t(
      'How large a part of the characters has which value, a row for each value of the label. The numbers are in the table below.',
    ),
    value: l10n.t('value of {0}'),
    meanIs: l10n.t('mean {0}'),
    percent: l10n.t('{0} %'),
    from: l10n.t('from'),
    to: l10n.t('to'),
    characters: l10n.t('characters'),
    meanOf: l10n.t('mean'),
    deviation: l10n.t('standard deviation'),
    yes: l10n.t('yes'),
    no: l10n.t('no'),
    counted: l10n.t('{0} of {1} characters of this file were read and are counted.'),
  };
}
