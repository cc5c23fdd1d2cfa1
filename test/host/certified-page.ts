/** The page over a small model of which some neurons are certified, at the size that a spec wants. */
import { rmSync } from 'node:fs';

import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument } from '../../src/protocol/panel.ts';
import { openEngine, type PageEngine } from '../../tools/inspector/engine.ts';
import { openInspectorPage, type InspectorPage } from '../../tools/inspector/page.ts';
import {
  catalogueJson,
  modelWithCatalogue,
  tinyHash,
  type Json,
} from '../unit/support/catalogue.ts';

const CODE = Array.from(
  { length: 80 },
  (_, line) =>
    `const line${line + 1} = [f(${line + 1}), { a: "b" }]; // and a comment that is long\n`,
);
export const TEXT = CODE.join('');

/** A catalogue in which a neuron's c is certified for comments, and nothing for loops. */
function withComments(): Json {
  const json = catalogueJson(tinyHash);
  const labels = json['labels'] as Record<string, Json>;
  const { braces } = labels['bracketDepth'] as { braces: Json };
  labels['inComment'] = { braces: { ...braces, best: { neuron: 'L2.5', quantity: 'c' } } };
  labels['loopDepth'] = { braces: { ...braces, best: { neuron: 'L1.7', quantity: 'h' } } };
  const units = json['units'] as { neuron: string; c: Json }[];
  const unit = units.find(({ neuron }) => neuron === 'L2.5')!;
  const figures = { ...(unit.c['figures'] as Json) };
  figures['braces'] = { ...(figures['braces'] as Json), inComment: [-0.6, -0.7, 0.02, 0.005] };
  const verdict = { kind: 'tracksStrongly', label: 'inComment', family: 'braces' };
  unit.c = { ...unit.c, figures, verdict };
  // And one that falls along the line.
  labels['column'] = { braces: { ...braces, best: { neuron: 'L1.9', quantity: 'c' } } };
  const falling = units.find(({ neuron }) => neuron === 'L1.9')!;
  const place = { braces: { column: [-0.6, -0.4, null, 0.005] } };
  falling.c = {
    ...falling.c,
    figures: place,
    verdict: { ...verdict, kind: 'tracks', label: 'column' },
  };
  return json;
}

export interface Opening {
  readonly theme?: 'dark' | 'hc' | 'light';
  readonly width?: number;
  readonly height?: number;
  readonly memory?: Partial<PanelMemory>;
  /** Counted from 0. */
  readonly line?: number;
  readonly column?: number;
  readonly text?: string;
  readonly language?: 'en' | 'pt-br';
}

export class CertifiedPage {
  readonly #folder: string;
  readonly engine: PageEngine;
  #inspector: InspectorPage | undefined;

  private constructor(folder: string, engine: PageEngine) {
    this.#folder = folder;
    this.engine = engine;
  }

  static async start(): Promise<CertifiedPage> {
    const folder = modelWithCatalogue(withComments());
    return new CertifiedPage(folder, await openEngine(folder));
  }

  async open(opening: Opening = {}): Promise<InspectorPage> {
    const {
      width = 1000,
      height = 720,
      memory = {},
      line = 0,
      column = 0,
      language = 'en',
    } = opening;
    const { text = TEXT } = opening;
    const lines = text.split('\n').slice(0, line);
    const cursor = lines.join('\n').length + (line > 0 ? 1 : 0) + column;
    const document: ShownDocument = {
      ...{ uri: 'test:lines.ts', name: 'lines.ts', version: 1, text, tabSize: 4 },
      ...{ isParsed: true, line: Math.max(0, line - 20), cursor },
    };
    await this.engine.open(document);
    this.#inspector = await openInspectorPage({
      ...{
        theme: opening.theme ?? 'dark',
        engine: this.engine,
        language,
        size: { width, height },
        document: () => document,
      },
      memory: { ...FIRST_MEMORY, ...memory },
    });
    this.#inspector.session.show(document.uri);
    await this.#inspector.settled();
    return this.#inspector;
  }

  /** The page alone. */
  async close(): Promise<void> {
    await this.#inspector?.close();
  }

  async end(): Promise<void> {
    await this.engine.close();
    rmSync(this.#folder, { recursive: true });
  }
}
