/** Lessons of the inspector's page, each in a browser of its own, on the sample unless a spec says otherwise. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Neuron } from '../../src/core/model/widths.ts';
import type { CellStep } from '../../src/protocol/inspection.ts';
import type { LessonId, LessonState } from '../../src/protocol/lessons.ts';
import { repository } from '../../tools/editor/paths.ts';
import { shippedModelFolder } from '../../tools/shipped-model.ts';
import { openedPages, type OpenedPage, type OpenedPages, type Opening } from './opened-pages.ts';

export const SAMPLE = readFileSync(path.join(repository, 'examples', 'queue.ts'), 'utf8');

/** The parenthesis after `push`, and where it is closed. */
export const OPENING = SAMPLE.indexOf('(value: T');
export const CLOSING = SAMPLE.indexOf('): void');

/** In a loop. */
export const WHILE = SAMPLE.indexOf('while');

export const NEURON: Neuron = { layer: 0, unit: 193 };

export interface OpenedLessons extends Pick<OpenedPages, 'engine'> {
  /** Left at something, it does not ask first. The cursor stands at OPENING, and NEURON is chosen. */
  openLesson(state: LessonState, options?: Partial<Opening>): Promise<OpenedPage>;
  /** What the engine says of a neuron at a character of the sample. */
  stepOf(at: number, neuron?: Neuron): Promise<CellStep>;
}

/**
 * For the suite that calls it.
 *
 * @param usual what of each opening is another, unless the opening itself says so
 */
export function openedLessons(id: LessonId, usual: Partial<Opening> = {}): OpenedLessons {
  const { engine, open } = openedPages(shippedModelFolder);
  return {
    engine,
    openLesson: (state, { memory, ...options } = {}) =>
      open({
        ...{ text: SAMPLE, tabSize: 2, cursor: OPENING, ...usual, ...options },
        memory: {
          ...{ subject: NEURON, proposed: false, page: 'lessons', lesson: { id, state } },
          ...memory,
        },
      }),
    async stepOf(at, neuron = NEURON) {
      const answer = await engine.ask('cell', { uri: 'test:queue.ts', version: 1, neuron, at });
      if (answer.kind !== 'values' || answer.step === undefined) {
        throw new Error(`nothing is known of character ${at}`);
      }
      return answer.step;
    },
  };
}

/** A number of two digits as the page writes it in English. */
export function said(value: number): string {
  return value.toFixed(2).replace(/^-(?=.*[1-9])/, '−');
}
