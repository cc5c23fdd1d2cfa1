import {
  env,
  l10n,
  Range,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { Command } from 'vscode';
import { neuronName } from '../../core/inspect/cell.ts';
import type { Source, Speaker } from '../../protocol/engine.ts';
import { COMMANDS } from '../command-ids.ts';
import { errorMessage, sharesMessage, silenceMessage } from '../status/messages.ts';
import { percentOf } from '../status/percent.ts';
import { childrenOf, networksOwn } from './explanation.ts';
import type { Now, Pending, Remedy, Stage, WhyNode } from './explanation.ts';

/** Characters of a line of code that are shown; the rest is in the tooltip. */
const SHOWN = 120;

interface Words {
  readonly label: string;
  /** Highlighted ranges of the label, in code units. */
  readonly lit?: readonly (readonly [from: number, to: number])[];
  readonly description?: string;
  readonly tooltip?: string;
  /** What a screen reader says instead of the label. */
  readonly spoken?: string;
  /** What it says besides label and description. */
  readonly said?: string;
  readonly icon?: string;
  readonly command?: Command;
}

/** A line of the explanation as the tree shows it. */
export function itemFor(node: WhyNode, id: string): TreeItem {
  const { label, lit, description, said, spoken, tooltip, icon, command } = wordsFor(node);
  const highlights = lit?.map(([from, to]): [number, number] => [from, to]) ?? [];
  const item = new TreeItem({ label, highlights });
  // With an identity of its own a line stays open or closed while suggestions come and go.
  item.id = id;
  item.description = description ?? false;
  item.tooltip = tooltip;
  if (icon !== undefined) item.iconPath = new ThemeIcon(icon);
  if (command !== undefined) item.command = command;
  if (childrenOf(node).length > 0) {
    item.collapsibleState =
      node.kind === 'latency' || node.kind === 'suggestion'
        ? TreeItemCollapsibleState.Collapsed
        : TreeItemCollapsibleState.Expanded;
  }
  const parts = [spoken ?? label, description, said].filter((part) => part !== undefined);
  item.accessibilityInformation = { label: parts.join(', ') };
  return item;
}

function wordsFor(node: WhyNode): Words {
  switch (node.kind) {
    case 'now':
      return wordsForNow(node.now);
    case 'remedy':
      return REMEDIES[node.remedy]();
    case 'suggestion':
      return wordsForSuggestion(node);
    case 'confidence':
      return {
        label: l10n.t('{0}% sure', node.percent),
        description: node.provisional
          ? `${sharesMessage(node.lstmShare)}; ${l10n.t('from the last lines only, the file is still being read')}`
          : sharesMessage(node.lstmShare),
        tooltip: [
          l10n.t(
            'Of a hundred suggestions that it is as sure of, about {0} turn out to be right to the last character.',
            node.percent,
          ),
          l10n.t(
            'Your files: what followed in them after the same characters, and in passages that are alike but for some names. The network: what it learned from other people’s code before it came to you.',
          ),
        ].join('\n\n'),
        icon: 'dashboard',
      };
    case 'character':
      return {
        label: visible(node.character),
        description: sharesMessage(node.lstmShare),
      };
    case 'loading':
      return {
        label: PENDING[node.what](),
        description: l10n.t('loading …'),
        icon: 'loading~spin',
      };
    case 'speakers':
      return {
        label: l10n.t('Neurons that spoke most for “{0}”', visible(node.character)),
        tooltip: l10n.t(
          'What each adds to the network’s score of that character: its value h times the weight from it to the character. Other neurons speak against it. A click shows the neuron in your text.',
        ),
        icon: 'circuit-board',
      };
    case 'speaker':
      return wordsForSpeaker(node.speaker);
    case 'sources':
      return {
        label: l10n.t('Lines it came from'),
        ...(node.children.length === 0 && {
          description: node.lost ? l10n.t('the text has changed since') : l10n.t('no single line'),
        }),
        icon: 'references',
      };
    case 'source':
      return wordsForSource(node.source);
    case 'alternatives':
      return { label: l10n.t('What else it considered'), icon: 'list-ordered' };
    case 'alternative':
      return {
        label: code(node.candidate.text),
        description: `${percentOf(node.candidate.probability)}%`,
        tooltip: node.candidate.text,
      };
    case 'latency':
      return { label: l10n.t('{0} ms', number(node.milliseconds)), icon: 'watch' };
    case 'stage':
      return {
        label: STAGES[node.stage](),
        description: l10n.t('{0} ms', number(node.milliseconds)),
      };
  }
}

function wordsForNow(now: Now): Words {
  switch (now.kind) {
    case 'shown':
      return { label: l10n.t('A suggestion was made here.'), icon: 'check' };
    case 'silent': {
      const spoken = silenceMessage(now.reason, now.languageId);
      const label = silenceMessage(now.reason, now.languageId, true);
      return { label, spoken, tooltip: spoken, icon: 'mute' };
    }
    case 'failed': {
      const label = errorMessage(now.error);
      return { label, tooltip: label, icon: 'warning' };
    }
  }
}

/** Highlights what the network had the greater share in. */
function wordsForSuggestion({
  text,
  isShown,
  shares,
}: Extract<WhyNode, { kind: 'suggestion' }>): Words {
  const notes = [
    ...(isShown ? [] : [l10n.t('the last suggestion')]),
    ...(shares.length > 0 ? [l10n.t('lit: mostly the network; the rest: your files')] : []),
  ];
  const label = code(text);
  return {
    label,
    // Offsets no longer match where the text was cut or joined.
    ...(label === text && { lit: networksOwn(text, shares) }),
    ...(notes.length > 0 && { description: notes.join('; ') }),
    tooltip: text,
    icon: 'lightbulb',
  };
}

function wordsForSpeaker({ neuron, contribution, h }: Speaker): Words {
  return {
    label: neuronName(neuron),
    description: `${signed(contribution)} (h ${decimal(h, 2)})`,
    icon: 'search-fuzzy',
    command: run(COMMANDS.showNeuron, neuronName(neuron)),
  };
}

/** The line comes first, with the part highlighted that is the same as at the cursor. */
function wordsForSource({ uri, line, text, matched, renamed, alike }: Source): Words {
  const address = Uri.parse(uri, true);
  const path = workspace.asRelativePath(address);
  const place = `:${line + 1}`;
  const after = renamed
    ? l10n.t('with other names, after {0} characters that are alike', matched)
    : matched === 1
      ? l10n.t('after the same character')
      : l10n.t('after the same {0} characters', matched);
  const selection = new Range(line, 0, line, 0);
  const name = path.slice(path.lastIndexOf('/') + 1) + place;
  const shown = code(text);
  const begin = name.length + 2;
  return {
    label: `${name}  ${shown}`,
    // Offsets no longer match where the text was cut or joined.
    ...(shown === text && { lit: [[begin + alike.from, begin + alike.to]] }),
    spoken: `${name}, ${shown}`,
    said: after,
    tooltip: `${path}${place}, ${after}\n${text}`,
    icon: 'go-to-file',
    command: { title: '', command: 'vscode.open', arguments: [address, { selection }] },
  };
}

const STAGES: Record<Stage, () => string> = {
  queue: () => l10n.t('waiting for its turn'),
  prefix: () => l10n.t('reading what is new'),
  decode: () => l10n.t('writing the suggestion'),
  editor: () => l10n.t('on the way to the engine and back'),
};

const PENDING: Record<Pending, () => string> = {
  alternatives: () => l10n.t('What else it considered'),
  sources: () => l10n.t('Lines it came from'),
  speakers: () => l10n.t('Neurons that spoke for it'),
};

const REMEDIES: Record<Remedy, () => Words> = {
  askByHand: () => ({
    label: l10n.t('Show what there is all the same'),
    icon: 'sparkle',
    // Ghost text appears only in the editor that has the focus.
    command: run('runCommands', {
      commands: ['workbench.action.focusActiveEditorGroup', 'editor.action.inlineSuggest.trigger'],
    }),
  }),
  changeEagerness: () => ({
    label: l10n.t('Change how often it suggests'),
    icon: 'gear',
    command: run('workbench.action.openSettings', 'neuronLens.eagerness'),
  }),
  suggestInProse: () => ({
    label: l10n.t('Change that in the settings'),
    icon: 'gear',
    command: run('workbench.action.openSettings', 'neuronLens.completion.inProse'),
  }),
  switchOn: () => ({
    label: l10n.t('Turn it on for this language'),
    icon: 'check',
    command: run(COMMANDS.toggleCompletionForLanguage),
  }),
  restart: () => ({
    label: l10n.t('Restart Engine'),
    icon: 'debug-restart',
    command: run(COMMANDS.restartEngine),
  }),
  showLog: () => ({ label: l10n.t('Show Log'), icon: 'output', command: run(COMMANDS.showLog) }),
};

function run(command: string, ...rest: unknown[]): Command {
  return { title: '', command, arguments: rest };
}

/** A text of code in one line. */
function code(text: string): string {
  const line = text.trim().replaceAll(/\s*\r?\n\s*/g, ' ⏎ ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** Invisible characters are shown as signs. */
function visible(character: string): string {
  return { '\n': '⏎', '\r': '⏎', '\t': '→', ' ': '␣' }[character] ?? character;
}

function number(milliseconds: number): string {
  return decimal(milliseconds, milliseconds < 9.95 ? 1 : 0);
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${decimal(value, 2)}`;
}

function decimal(value: number, digits: number): string {
  return new Intl.NumberFormat(env.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(value)
    .replace('-', '−');
}
