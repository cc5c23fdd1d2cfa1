/** A decision tree and a Naive Bayes that can be read, beside two neurons that cannot: answers, reasons and scores. */
import { glassLabels, judges, type GlassLabel } from '../../../../core/certify/glass/boxes.ts';
import { isLanguageTag, type LanguageTag } from '../../../../core/text/language.ts';
import { languageOfFile } from '../../../../core/text/languages.ts';
import type { GlassAnswer, GlassScores, NoGlassAnswer } from '../../../../protocol/glass.ts';
import { longestView, type NoValues } from '../../../../protocol/inspection.ts';
import { Asking } from '../../../model/asking.ts';
import { nextStretch, windowsFrom, worstOf } from '../../../model/lessons/glass-boxes.ts';
import { element, linkButton } from '../../dom.ts';
import { Figure } from '../figure/figure.ts';
import type { Lesson, LessonContext, LessonView } from '../lesson.ts';
import { bayesReasons } from './bayes-reasons.ts';
import { CodeStrips } from './code-strips.ts';
import { costChart } from './cost-chart.ts';
import { judgeCard, type JudgeCard } from './judge-card.ts';
import { foundReasons, taughtReasons } from './neuron-reasons.ts';
import { treeReasons } from './tree-reasons.ts';
import { hereInWords, verdictInWords } from './verdict-words.ts';

export const glassBoxesLesson: Lesson = {
  id: 'glassBoxes',
  needsText: true,
  view: (context) => new GlassBoxesView(context),
};

/** The label that the question is about. */
const ASKED_FIRST: GlassLabel = 'inComment';

class GlassBoxesView implements LessonView {
  readonly parts = ['document', 'cursor', 'progress', 'theme'] as const;
  readonly guess;
  readonly root: HTMLElement;
  readonly #context: LessonContext;
  readonly #asking: Asking<'glass'>;
  readonly #scoring: Asking<'glassScores'>;
  readonly #labels: ReadonlyMap<GlassLabel, HTMLButtonElement>;
  readonly #strips: CodeStrips;
  readonly #cards: readonly JudgeCard[];
  readonly #figure: Figure;
  readonly #none = element('p', { class: 'glass-none', role: 'status' });
  readonly #here = element('p', { class: 'glass-here', 'aria-live': 'polite' });
  readonly #verdict = element('p', { class: 'glass-verdict' });
  readonly #body: HTMLElement;
  #label: GlassLabel;
  #answer: GlassAnswer | undefined;
  #uri: string | undefined;
  #refusal: NoGlassAnswer | NoValues | undefined;
  /** Version of the text that the answer is about. */
  #version = -1;
  #scores: GlassScores | undefined;
  /** How far the text had been read at the last request. */
  #read = 0;

  constructor(context: LessonContext) {
    const texts = context.strings.lessons.glassBoxes;
    const { label } = context.state;
    this.#context = context;
    this.#label = glassLabels.find((one) => one === label) ?? ASKED_FIRST;
    this.guess = {
      kind: 'choice',
      options: judges.map((judge) => texts.judges[judge]),
      truth: () => this.#truth(),
    } as const;
    this.#asking = new Asking('glass', context.ask, (answer, { version }) => {
      if (answer.kind === 'glass') {
        this.#answer = answer;
        this.#version = version;
        this.#refusal = undefined;
      } else if (answer.kind === 'noGlass' || answer.reason === 'noLabels') this.#refusal = answer;
      context.redraw();
    });
    this.#scoring = new Asking('glassScores', context.ask, (answer) => {
      this.#scores = answer.kind === 'scores' ? answer : undefined;
      context.redraw();
    });
    this.#labels = new Map(glassLabels.map((one) => [one, this.#labelButton(one)]));
    this.#strips = new CodeStrips(context);
    this.#cards = [
      judgeCard(context, 'tree', (answer, isOpen) => treeReasons(context, answer, isOpen)),
      judgeCard(context, 'bayes', (answer) => bayesReasons(context, answer)),
      judgeCard(context, 'found', (answer) => foundReasons(context, answer)),
      judgeCard(context, 'taught', (answer) => taughtReasons(context, answer)),
    ];
    this.#figure = new Figure(context, 'glass-boxes', (width) =>
      this.#answer === undefined ? undefined : costChart(context, this.#answer.box, width),
    );
    this.#body = element(
      'div',
      {},
      this.#strips.root,
      element(
        'div',
        { class: 'glass-moves' },
        this.#here,
        linkButton(texts.nextSo, () => void this.#goToNext((isSo) => isSo)),
        linkButton(texts.nextWrong, () => void this.#goToNext((_, isWrong) => isWrong)),
      ),
      element('div', { class: 'glass-cards' }, ...this.#cards.map(({ root }) => root)),
      element('p', { class: 'hint' }, texts.f1Hint),
      this.#verdict,
      this.#figure.root,
      element('h3', {}, texts.claimTitle),
      element('p', {}, texts.claim),
      element('p', { class: 'hint' }, texts.givenHint),
    );
    this.root = element(
      'div',
      { class: 'glass-boxes' },
      element(
        'div',
        { class: 'options', role: 'group', 'aria-label': texts.ask },
        element('span', { class: 'glass-ask' }, texts.ask),
        ...this.#labels.values(),
      ),
      this.#none,
      this.#body,
    );
  }

  draw(): void {
    for (const [label, button] of this.#labels) {
      button.setAttribute('aria-pressed', String(label === this.#label));
    }
    const uri = this.#context.model.document?.uri;
    if (uri !== this.#uri) this.#begin(uri);
    this.#want();
    const refusal = this.#refusal;
    this.#none.hidden = refusal === undefined;
    this.#body.hidden = refusal !== undefined;
    if (refusal !== undefined) {
      this.#none.textContent = this.#inWords(refusal);
      return;
    }
    const answer = this.#current();
    this.#strips.draw(answer);
    if (answer === undefined) return;
    for (const card of this.#cards) card.draw(answer, this.#scores);
    this.#here.textContent = hereInWords(this.#context, answer);
    this.#verdict.textContent = verdictInWords(this.#context, answer);
    this.#figure.draw();
  }

  /** Another file is shown: answers about the one before are dropped. */
  #begin(uri: string | undefined): void {
    this.#uri = uri;
    this.#answer = undefined;
    this.#refusal = undefined;
    this.#scores = undefined;
    this.#asking.forget();
    this.#scoring.forget();
  }

  close(): void {
    this.#asking.forget();
    this.#scoring.forget();
  }

  /** Asks about what is in view and, once all is read, for each judge's score in this file. */
  #want(): void {
    const { document, progress, cursor } = this.#context.model;
    const length = document?.text.length ?? 0;
    if (document === undefined || length === 0) return;
    const { uri, version } = document;
    const label = this.#label;
    const at = Math.min(cursor, length - 1);
    const { from, to } = this.#strips.range();
    if (this.#isPartial() && progress.read !== this.#read) this.#asking.forget();
    this.#read = progress.read;
    this.#asking.want(uri, { version, from, to: Math.max(to, at + 1), at, label });
    if (progress.done) this.#scoring.want(uri, { version, label });
  }

  /** Whether a neuron had not been read when the answer came. */
  #isPartial(): boolean {
    const { box, says } = this.#answer ?? {};
    return (['found', 'taught'] as const).some(
      (judge) => box?.[judge] !== undefined && says?.[judge].includes(-1) === true,
    );
  }

  /** The answer, if it is about the current label and text. */
  #current(): GlassAnswer | undefined {
    const isOfText = this.#version === this.#context.model.document?.version;
    return isOfText && this.#answer?.box.label === this.#label ? this.#answer : undefined;
  }

  /** Goes to the next wanted stretch, or else to the first one from the start. */
  async #goToNext(isWanted: (isSo: boolean, isWrong: boolean) => boolean): Promise<void> {
    const { model, ask, goTo } = this.#context;
    const { cursor, document } = model;
    if (document === undefined) return;
    const { text, version } = document;
    const label = this.#label;
    for (const { from, to } of windowsFrom(cursor, text.length, longestView)) {
      const answer = await ask('glass', { version, label, at: from, from, to });
      const isSame = model.document === document && this.#label === label;
      if (answer.kind !== 'glass' || !isSame) return;
      const next = nextStretch(answer, isWanted);
      if (next === undefined) continue;
      goTo(next);
      return;
    }
  }

  #truth(): number | undefined {
    const language = this.#language();
    const worst = language && worstOf(language, ASKED_FIRST);
    return worst === undefined ? undefined : judges.indexOf(worst);
  }

  #language(): LanguageTag | undefined {
    const language = languageOfFile(this.#context.model.document?.name ?? '')?.countedAs ?? '';
    return this.#answer?.box.language ?? (isLanguageTag(language) ? language : undefined);
  }

  #inWords(refusal: NoGlassAnswer | NoValues): string {
    const { none } = this.#context.strings.lessons.glassBoxes;
    return refusal.kind === 'noGlass' ? none[refusal.reason] : none.noLabels;
  }

  #labelButton(label: GlassLabel): HTMLButtonElement {
    const { asked } = this.#context.strings.lessons.glassBoxes;
    const button = element('button', { type: 'button', class: 'option' }, asked[label]);
    button.addEventListener('click', () => {
      this.#label = label;
      this.#scores = undefined;
      this.#refusal = undefined;
      this.#context.keep({ label });
      this.draw();
    });
    return button;
  }
}
