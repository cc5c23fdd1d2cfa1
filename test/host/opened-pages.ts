/** Pages of the inspector on texts of a spec's own, each in a browser of its own; closed after each test. */
import { applied } from '../../src/core/text/change.ts';
import { FIRST_MEMORY } from '../../src/protocol/panel-memory.ts';
import type { PanelMemory, ShownDocument, TextChange } from '../../src/protocol/panel.ts';
import { openEngine, type PageEngine } from '../../tools/inspector/engine.ts';
import {
  openInspectorPage,
  type InspectorPage,
  type PageOptions,
} from '../../tools/inspector/page.ts';

export interface OpenedPage extends InspectorPage {
  /** Changes the text, for the engine and for the page. */
  readonly edit: (change: TextChange) => Promise<void>;
}

export interface Opening
  extends
    Partial<Omit<PageOptions, 'document' | 'memory'>>,
    Partial<Pick<ShownDocument, 'cursor' | 'isParsed' | 'name' | 'tabSize'>> {
  readonly text: string;
  /** What of it is another than at the first start. */
  readonly memory?: Partial<PanelMemory>;
}

export interface OpenedPages {
  /** That of the model, as soon as tests run. */
  readonly engine: Pick<PageEngine, 'ask' | 'change'>;
  open(opening: Opening): Promise<OpenedPage>;
}

/** For the suite that calls it: an engine for all its tests, and pages for each. */
export function openedPages(model: string): OpenedPages {
  let shared: PageEngine;
  const pages: InspectorPage[] = [];
  before(async () => {
    shared = await openEngine(model);
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });
  after(() => shared.close());

  async function open(opening: Opening): Promise<OpenedPage> {
    const { text, memory, engine = shared, ...rest } = opening;
    const { name = 'queue.ts', cursor = 0, isParsed = true, tabSize = 4, ...options } = rest;
    let document: ShownDocument = {
      ...{ uri: `test:${name}`, name, version: 1, text, tabSize, isParsed, line: 0, cursor },
    };
    await engine.open(document);
    const inspector = await openInspectorPage({
      ...{ theme: 'dark', document: () => document, engine, ...options },
      memory: { ...FIRST_MEMORY, ...memory },
    });
    pages.push(inspector);
    inspector.session.show(document.uri);
    await inspector.settled();
    const edit = async (change: TextChange): Promise<void> => {
      document = {
        ...document,
        text: applied(document.text, change),
        version: document.version + 1,
      };
      await engine.change(document.uri, document.version, [change]);
      inspector.session.edit(document.version, [change]);
      await inspector.settled();
    };
    return { ...inspector, edit };
  }

  const engine: OpenedPages['engine'] = {
    ask: (kind, params) => shared.ask(kind, params),
    change: (...change) => shared.change(...change),
  };
  return { engine, open };
}
