import type { LanguageTag } from '../../../../core/text/language.ts';
import { diaryLanguages, diaryPages, type DiaryPage } from '../../../model/lessons/learning.ts';
import { filled } from '../../dom.ts';
import type { FigureContent } from '../figure/figure.ts';
import { lineChart, type Axis } from '../figure/line-chart.ts';
import type { Context } from '../../view.ts';

const HEIGHT = 210;

/** What is drawn over the number of characters read, and the words for it. */
interface Drawn {
  readonly title: string;
  readonly axis: string;
  readonly digits: number;
  readonly domain: readonly [number, number];
  valueOf(page: DiaryPage): number;
}

export function bitsChart(
  context: Context,
  language: LanguageTag,
  at: number,
  width: number,
): FigureContent {
  const { bitsAxis, bitsTitle } = context.strings.lessons.learning;
  return chart(context, language, at, width, {
    ...{ title: bitsTitle, axis: bitsAxis, digits: 1, domain: [0, 5.5] },
    valueOf: ({ bits }) => bits,
  });
}

export function rhoChart(
  context: Context,
  language: LanguageTag,
  at: number,
  width: number,
): FigureContent {
  const { rhoAxis, rhoTitle } = context.strings.lessons.learning;
  return chart(context, language, at, width, {
    ...{ title: rhoTitle, axis: rhoAxis, digits: 1, domain: [0, 1] },
    valueOf: ({ best }) => Math.abs(best.rho),
  });
}

function chart(
  { strings, number }: Context,
  language: LanguageTag,
  at: number,
  width: number,
  drawn: Drawn,
): FigureContent {
  const texts = strings.lessons.learning;
  const all = diaryLanguages.map((one) => [one, diaryPages(one)] as const);
  const now = diaryPages(language)[at]!;
  const millions = (value: number): string => number(value / 1e6, value < 1e6 ? 1 : 0);
  const x: Axis = {
    title: texts.charactersAxis,
    kind: 'log',
    domain: [1e5, 4e8],
    inWords: (value) => `${millions(value)} M`,
  };
  return {
    title: drawn.title,
    picture: lineChart({
      ...{ width, height: HEIGHT, x },
      y: {
        ...{ title: drawn.axis, kind: 'linear', domain: drawn.domain },
        inWords: (value) => number(value, drawn.digits),
      },
      series: all.map(([one, pages], tone) => ({
        ...{ name: texts.languages[one], tone, isFaint: one !== language },
        points: pages.map((page) => [page.characters, drawn.valueOf(page)] as const),
      })),
      marker: { x: now.characters, text: number(drawn.valueOf(now), 2) },
      text: `${drawn.title}. ${all
        .map(([one, pages]) => {
          const [first, last] = [pages[0]!, pages.at(-1)!].map((page) =>
            number(drawn.valueOf(page), 2),
          );
          return `${texts.languages[one]}: ${first} → ${last}`;
        })
        .join('; ')}.`,
    }),
    columns: [texts.charactersAxis, ...all.map(([one]) => texts.languages[one])],
    rows: all[0]![1].map(({ characters }, row) => [
      characters,
      ...all.map(([, pages]) => drawn.valueOf(pages[row]!)),
    ]),
  };
}

/** The number of characters read, in words. */
export function charactersRead({ strings, number }: Context, characters: number): string {
  const digits = characters < 10e6 ? 1 : 0;
  return filled(strings.lessons.learning.millions, number(characters / 1e6, digits));
}
