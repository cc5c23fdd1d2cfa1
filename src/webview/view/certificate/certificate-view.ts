/** The certificate of what is chosen. */
import type { NeuronCertificate } from '../../../core/certify/certificate.ts';
import { isDirection } from '../../../core/inspect/subject.ts';
import type { FoundCertificate } from '../../../protocol/certificates.ts';
import type { Part } from '../../model/parts.ts';
import { element, filled } from '../dom.ts';
import { subjectTitle } from '../titles.ts';
import type { Context, PageView } from '../view.ts';
import { allLabels } from './all-labels.ts';
import { bars } from './bars.ts';
import { causeCard } from './cause.ts';
import { card, hint } from '../drawing.ts';
import { figuresTable } from './figures.ts';
import { gatesCard } from './gates.ts';
import { howDisclosure } from './how.ts';
import { probePage } from './probe.ts';
import { snippetsCard, type SnippetsCard } from './snippets.ts';
import { spreadPlot } from './spread-plot.ts';
import { takeCertificate } from './take-certificate.ts';
import { taughtPage } from './taught.ts';
import { treeCard, type TreeCard } from './tree.ts';
import { verdictSection } from './verdict.ts';

export class CertificateView implements PageView {
  readonly parts = [
    'certificate',
    'choice',
    'cursor',
    'document',
    'snippets',
    'labels',
    'theme',
  ] as const;
  readonly root = element('div', { class: 'certificate-body' });
  readonly #context: Context;
  readonly #take: HTMLElement;
  #tree: TreeCard | undefined;
  #snippets: SnippetsCard | undefined;
  #drawn: unknown;

  constructor(context: Context) {
    this.#context = context;
    this.#take = takeCertificate(context, this.root, () => this.heading());
  }

  heading(): string {
    const { model, strings } = this.#context;
    const { subject } = model.memory;
    if (subject === undefined) return '';
    const quantity = isDirection(subject) ? '' : ` ${model.certified.split(' ').at(-1) ?? ''}`;
    return filled(strings.certificate.title, subjectTitle(strings, subject) + quantity);
  }

  draw(changed: ReadonlySet<Part | 'theme'>): void {
    const { model } = this.#context;
    const key = model.certificate ?? model.certified;
    if (key !== this.#drawn || changed.has('theme')) {
      this.#drawn = key;
      this.#tree = undefined;
      this.#snippets = undefined;
      this.root.replaceChildren(...this.#content());
      return;
    }
    this.#tree?.light();
    if (changed.has('snippets')) this.#snippets?.colour();
  }

  #content(): Node[] {
    const { model, strings } = this.#context;
    const texts = strings.certificate;
    const answer = model.certificate;
    if (answer === undefined) return [hint(texts.loading)];
    if (answer.kind === 'noCertificate') {
      return [element('p', { class: 'banner', role: 'status' }, texts.none[answer.reason])];
    }
    return [...this.#banner(answer), ...this.#page(answer), this.#take];
  }

  #banner({ standing, certificate }: FoundCertificate): Node[] {
    const texts = this.#context.strings.certificate;
    if (standing === 'current') return [];
    const text = certificate.kind === 'taught' ? texts.taughtOtherLabels : texts[standing];
    return [element('p', { class: 'banner', role: 'status' }, `⚠ ${text}`)];
  }

  #page({ certificate }: FoundCertificate): Node[] {
    switch (certificate.kind) {
      case 'probe':
        return probePage(this.#context, certificate);
      case 'taught':
        return taughtPage(this.#context, certificate);
      case 'neuron':
        return this.#neuronPage(certificate);
    }
  }

  #neuronPage(certificate: NeuronCertificate): Node[] {
    const context = this.#context;
    const { strings } = context;
    const texts = strings.certificate;
    const { judged, vector } = certificate;
    const cards: HTMLElement[] = [];
    if (vector !== undefined && judged !== undefined) {
      const runnersUp = vector.runnersUp.map(
        ({ label, family }) => `${strings.labels[label]} (${texts.families[family]})`,
      );
      cards.push(
        card(
          texts.figures,
          figuresTable(context, certificate, judged),
          ...(runnersUp.length === 0 ? [] : [hint(filled(texts.runnersUp, runnersUp.join(', ')))]),
          allLabels(context, vector),
        ),
        card(
          texts.byValue,
          spreadPlot(context, vector.byValue),
          hint(texts.byValueHint),
          howDisclosure(context, 'byValue'),
        ),
        card(
          texts.adversarial,
          bars(context, vector.adversarial, texts.variants),
          hint(texts.adversarialHint),
          element('h4', {}, texts.byLanguage),
          bars(context, vector.languages, texts.languages),
          howDisclosure(context, 'adversarial'),
        ),
      );
    }
    cards.push(causeCard(context, certificate.effects));
    if (vector?.tree !== undefined) {
      this.#tree = treeCard(context, vector.tree);
      cards.push(this.#tree.root);
    }
    cards.push(gatesCard(context, certificate));
    if (certificate.snippets.length > 0) {
      this.#snippets = snippetsCard(context, certificate.snippets);
      cards.push(this.#snippets.root);
    }
    return [verdictSection(context, certificate), element('div', { class: 'cards' }, ...cards)];
  }
}
