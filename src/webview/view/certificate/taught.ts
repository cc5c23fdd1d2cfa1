/** For a taught neuron: how exactly it counts on unseen code, and where it fails. */
import type {
  TaughtCertificate,
  TaughtFigures,
  TaughtLanguage,
  TaughtRecord,
} from '../../../core/certify/taught.ts';
import { flagLabels, type LabelName } from '../../../core/labels/labels.ts';
import { element, filled } from '../dom.ts';
import { percent } from '../neuron-rows.ts';
import { TAUGHT_SIGN } from '../titles.ts';
import type { Context } from '../view.ts';
import { card } from '../drawing.ts';
import { howDisclosure } from './how.ts';
import { headline } from './verdict.ts';

export function taughtPage(context: Context, { taught }: TaughtCertificate): HTMLElement[] {
  const texts = context.strings.certificate;
  if (taught === undefined) {
    return [headline({ sign: '○', text: texts.taughtHelper, means: texts.taughtHelperMeans })];
  }
  const cards = [
    card(texts.taughtFigures, exactTable(context, taught), howDisclosure(context, 'taught')),
  ];
  const isFlag = (flagLabels as readonly LabelName[]).includes(taught.label);
  if (!isFlag && taught.heldOut.length > 0) {
    cards.push(card(texts.taughtByDepth, depthTable(context, taught.heldOut)));
  }
  if (taught.heldOut.some(({ misled }) => misled.length > 0)) {
    cards.push(card(texts.taughtMisled, misledTable(context, taught.heldOut)));
  }
  return [
    headline({
      sign: TAUGHT_SIGN,
      text: filled(texts.taughtLabel, context.strings.labels[taught.label]),
      means: meaning(context, taught),
    }),
    element('div', { class: 'cards' }, ...cards),
  ];
}

/** Says that the neuron is a gauge, and how good it is in its worst language, so as not to promise too much. */
function meaning({ strings, number }: Context, { heldOut }: TaughtRecord): string {
  const { taughtMeans, taughtMeansHere, languages } = strings.certificate;
  const worst = heldOut
    .filter((one) => one.exact !== undefined)
    .sort((one, other) => one.exact! - other.exact!)[0];
  if (worst === undefined) return taughtMeans;
  const right = filled(taughtMeansHere, languages[worst.language], percent(number, worst.exact!));
  return `${taughtMeans} ${right}`;
}

function exactTable(context: Context, { heldOut }: TaughtRecord): HTMLElement {
  const texts = context.strings.certificate;
  const rows = heldOut.flatMap(({ language, flattened, verdict, ...figures }) => {
    const name = texts.languages[language];
    return [
      row(context, name, figures, texts.taughtVerdicts[verdict]),
      ...(flattened === undefined
        ? []
        : [row(context, filled(texts.taughtFlattened, name), flattened)]),
    ];
  });
  const { taughtLanguage, taughtR, taughtExact, taughtVerdict } = texts;
  return table([taughtLanguage, taughtR, taughtExact, taughtVerdict], rows, 3);
}

function row(
  { number }: Context,
  name: string,
  { r, exact }: TaughtFigures,
  verdict = '',
): HTMLElement {
  const cells = [r, exact].map((value) => numberCell(value === undefined ? '–' : number(value, 2)));
  return tableRow(name, ...cells, element('td', {}, verdict));
}

/** How often each number is given where it is the true one, in each language. */
function depthTable({ strings, number }: Context, heldOut: readonly TaughtLanguage[]): HTMLElement {
  const texts = strings.certificate;
  const most = Math.max(...heldOut.flatMap(({ byDepth }) => byDepth.map(({ depth }) => depth)));
  const rows = Array.from({ length: most + 1 }, (_, depth) => {
    const cells = heldOut.map(({ byDepth }) => {
      const found = byDepth.find((one) => one.depth === depth);
      return numberCell(found === undefined ? '–' : `${percent(number, found.exact)} %`);
    });
    return tableRow(number(depth, 0), ...cells);
  });
  return table(
    [texts.taughtDepth, ...heldOut.map(({ language }) => texts.languages[language])],
    rows,
  );
}

function misledTable(
  { strings, number }: Context,
  heldOut: readonly TaughtLanguage[],
): HTMLElement {
  const texts = strings.certificate;
  const names = [...new Set(heldOut.flatMap(({ misled }) => misled.map(({ text }) => text)))];
  const rows = names.map((name) => {
    const cells = heldOut.map(({ misled }) => {
      const exact = misled.find(({ text }) => text === name)?.exact;
      return numberCell(exact === undefined ? '–' : `${percent(number, exact)} %`);
    });
    return tableRow(texts.taughtTexts[name] ?? name, ...cells);
  });
  return table(['', ...heldOut.map(({ language }) => texts.languages[language])], rows);
}

/** @param figures columns of numbers after the first column; by default all */
function table(
  heads: readonly string[],
  rows: readonly HTMLElement[],
  figures = heads.length,
): HTMLElement {
  const cells = heads.map((text, at) =>
    text === ''
      ? element('td', {})
      : element('th', { scope: 'col', class: at > 0 && at < figures ? 'number' : undefined }, text),
  );
  return element(
    'table',
    { class: 'labels' },
    element('thead', {}, element('tr', {}, ...cells)),
    element('tbody', {}, ...rows),
  );
}

function tableRow(name: string, ...cells: readonly HTMLElement[]): HTMLElement {
  return element('tr', {}, element('th', { scope: 'row' }, name), ...cells);
}

function numberCell(text: string): HTMLElement {
  return element('td', { class: 'number' }, text);
}
