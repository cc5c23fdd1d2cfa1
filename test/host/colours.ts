/** The colours that an inspector shows, and those that it should: what the installed engine says by itself. */
import assert from 'node:assert/strict';
import path from 'node:path';

import type { Frame } from 'playwright-core';

import { taughtNeuron } from '../../src/core/certify/taught.ts';
import { levelOf } from '../../src/core/colour/palette.ts';
import { placeIn, spanOf } from '../../src/core/colour/quantities.ts';
import { parseNeuron } from '../../src/core/inspect/cell.ts';
import type { PanelResult } from '../../src/protocol/panel.ts';
import type { EditorPage } from '../../tools/editor/page.ts';
import { openEngine, type PageEngine } from '../../tools/inspector/engine.ts';
import { installedExtension, modelOf } from './installed.ts';

/** The first line that is drawn, counted from 1, and the level of the colour of each character from there. */
export interface ShownColours {
  readonly line: number;
  readonly levels: readonly number[];
}

const SHOWN = `(() => ({
  line: Number(document.querySelector('.line .number').textContent),
  levels: [...document.querySelectorAll('.line .code > span')].flatMap((span) => {
    const level = Number(/\\bv(-?\\d+)/.exec(span.className)[1]);
    return Array.from({ length: Math.max(1, span.textContent.length) }, () => level);
  }),
}))()`;

export function shownColours(frame: Frame): Promise<ShownColours> {
  return frame.evaluate<ShownColours>(SHOWN);
}

export class ColourOracle {
  readonly #engine: PageEngine;
  #version = 0;

  private constructor(engine: PageEngine) {
    this.#engine = engine;
  }

  static async open(): Promise<ColourOracle> {
    const extension = installedExtension();
    const model = modelOf(extension);
    return new ColourOracle(await openEngine(model, path.join(extension, 'dist', 'engine.js')));
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  /** Waits until the colours in sight are those of the text; returns them. */
  async settled(
    editor: EditorPage,
    frame: Frame,
    text: () => Promise<string>,
  ): Promise<readonly number[]> {
    let shown: readonly number[] = [];
    await editor.until(async () => {
      // Until all is read, a better neuron may take its place.
      const name = (await frame.locator('.chosen').textContent()) ?? '';
      const wanted = await this.levels(await text(), name);
      shown = (await shownColours(frame)).levels;
      return shown.length > 100 && shown.every((level, at) => level === wanted[at]);
    }, 'the colours are those of the neuron');
    return shown;
  }

  /** Bits that a character of a file cost each of the rivals. */
  async surprises(text: string, offset: number): Promise<number[]> {
    this.#version += 1;
    const { uri, version } = { uri: 'oracle:rivals.ts', version: this.#version };
    await this.#engine.open({ uri, version, name: 'rivals.ts', text });
    const answer = await this.#engine.ask('rivals', { uri, version, from: 0, to: offset + 1 });
    assert.ok(answer.kind === 'rivals', JSON.stringify(answer));
    return answer.networks.map(({ bits }) => bits[offset]!);
  }

  /** The level of each character of a file by a neuron's h, once all of it is read. */
  async levels(text: string, name: string, ending: 'py' | 'ts' = 'ts'): Promise<number[]> {
    const subject = parseNeuron(name);
    assert.ok(subject, name);
    this.#version += 1;
    const file = `text.${ending}`;
    const document = { uri: `oracle:${file}`, name: file, version: this.#version, text };
    await this.#engine.open(document);
    const { uri, version } = document;
    for (;;) {
      const answer: PanelResult<'inspect'> = await this.#engine.ask('inspect', {
        ...{ uri, version, subject },
        ...{ from: 0, to: text.length, quantity: 'h' },
      });
      assert.equal(answer.kind, 'values');
      if (!answer.provisional) {
        const { values, middle, scale } = answer;
        const told = taughtNeuron(this.#engine.summary.taught.neurons, subject);
        const span = spanOf(subject, 'h', { middle, scale }, told);
        // As the page keeps them; it writes no sign before a zero.
        const kept = Float32Array.from(values, (value) => middle + (value * scale) / 127);
        return Array.from(kept, (value) => levelOf(placeIn(span, value)) + 0);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
