import assert from 'node:assert/strict';
import fc from 'fast-check';

import { LinkSteps } from '../../../../src/host/inspector/link-steps.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';

const LENGTH = 6;

/**
 * A page, the host, and the editor's own thread, with a line of messages from each to the next: nothing arrives before
 * `deliver`. What is real is the page's model and the host's steps.
 */
class Linked {
  readonly page = new PanelModel(() => undefined);
  readonly #steps = new LinkSteps(() => 0);
  /** The cursor in the editor, and as the host believes. */
  #editor = 0;
  #believed = 0;
  #moves = 0;
  readonly #lines: Record<'fromEditor' | 'fromPage' | 'toEditor' | 'toPage', (() => void)[]> = {
    ...{ fromEditor: [], fromPage: [], toEditor: [], toPage: [] },
  };

  constructor() {
    const place = { line: 0, cursor: 0, tabSize: 4, isParsed: true };
    const text = 'x'.repeat(LENGTH);
    this.page.show({ uri: 'a', name: 'a.ts', version: 1, text, ...place }, false);
  }

  get cursors(): { readonly page: number; readonly editor: number } {
    return { page: this.page.cursor, editor: this.#editor };
  }

  click(offset: number): void {
    this.page.moveCursor(offset);
    const { moves } = this.page;
    this.#lines.fromPage.push(() => {
      this.#moves = moves;
      if (!this.#steps.movesTo({ offset, line: 0 }, this.#believed, undefined)) return;
      this.#believed = offset;
      this.#lines.toEditor.push(() => this.moveEditor(offset, false));
    });
  }

  moveEditor(offset: number, byHand: boolean): void {
    if (this.#editor === offset) return;
    this.#editor = offset;
    this.#lines.fromEditor.push(() => {
      this.#believed = offset;
      const told = this.#steps.selected(offset, byHand);
      const moves = this.#moves;
      if (told?.cursor === undefined) return;
      this.#lines.toPage.push(() => this.page.followEditor(told.cursor!, moves));
    });
  }

  /** Whether there was anything. */
  deliver(line: keyof typeof this.lines): boolean {
    const next = this.#lines[line].shift();
    next?.();
    return next !== undefined;
  }

  get lines() {
    return this.#lines;
  }

  settle(): void {
    const lines = Object.keys(this.#lines) as (keyof typeof this.lines)[];
    while (lines.some((line) => this.deliver(line)));
  }
}

const place = fc.nat({ max: LENGTH });
const line = fc.constantFrom('fromEditor', 'fromPage', 'toEditor', 'toPage');
const step = fc.oneof(
  { weight: 3, arbitrary: line.map((from) => (linked: Linked) => void linked.deliver(from)) },
  place.map((offset) => (linked: Linked) => linked.click(offset)),
  fc.tuple(place, fc.boolean()).map(
    ([offset, byHand]) =>
      (linked: Linked) =>
        linked.moveEditor(offset, byHand),
  ),
);

describe('the cursors of a page and its editor', () => {
  it('come to the same place in the end, whatever overtakes what', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const linked = new Linked();
        for (const one of steps) one(linked);
        linked.settle();
        const { page, editor } = linked.cursors;
        assert.equal(page, editor);
      }),
      { numRuns: 2_000 },
    );
  });

  it('go where the last click was, though the editor still reports the one before', () => {
    const linked = new Linked();
    linked.click(1);
    linked.click(2);
    for (const from of ['fromPage', 'fromPage', 'toEditor', 'fromEditor'] as const) {
      linked.deliver(from);
    }
    // The host believes that the editor is at 1 still.
    linked.click(1);
    linked.settle();
    assert.deepEqual(linked.cursors, { page: 1, editor: 1 });
  });

  it('stay where the reader clicked while the editor’s own step was on its way', () => {
    const linked = new Linked();
    linked.moveEditor(4, true);
    linked.deliver('fromEditor');
    linked.click(2);
    linked.deliver('toPage');
    assert.equal(linked.page.cursor, 2);
    linked.settle();
    assert.deepEqual(linked.cursors, { page: 2, editor: 2 });
  });
});

describe('what the editor reports of its cursor', () => {
  it('is the reader’s own where their hand is known, also where the page sent it', () => {
    const steps = new LinkSteps(() => 0);
    steps.movesTo({ offset: 5, line: 0 }, 0, undefined);
    steps.movesTo({ offset: 9, line: 0 }, 0, undefined);
    assert.deepEqual(steps.selected(5, true), { cursor: 5 });
    assert.deepEqual(steps.selected(9, false), { cursor: 9 });
  });

  it('is not told on the way', () => {
    const steps = new LinkSteps(() => 0);
    for (const offset of [5, 9, 7]) steps.movesTo({ offset, line: 0 }, 0, undefined);
    assert.equal(steps.selected(5, false), undefined);
    assert.equal(steps.selected(9, false), undefined);
    assert.deepEqual(steps.selected(7, false), { cursor: 7 });
  });
});

describe('what the editor reports of scrolling', () => {
  let now: number;
  let steps: LinkSteps;
  const LATE = 2_000;

  beforeEach(() => {
    now = 10_000;
    steps = new LinkSteps(() => now);
  });

  const seen = (first: number) => ({ first, last: first + 20 });

  it('is an echo where it shows what was asked for, however late', () => {
    steps.scrollsTo(100, seen(0));
    steps.scrollsTo(200, seen(0));
    now += LATE;
    assert.equal(steps.scrolled(seen(100), 0), undefined);
    assert.equal(steps.scrolled(seen(200), 0), undefined);
    assert.deepEqual(steps.scrolled(seen(100), 0), { line: 100 }, 'once');
  });

  it('is an echo where the end of the text lets the line be in sight only', () => {
    steps.scrollsTo(395, seen(0));
    now += LATE;
    assert.equal(steps.scrolled(seen(380), 0), undefined);
    assert.deepEqual(steps.scrolled(seen(377), 0), { line: 377 });
  });

  it('is an echo of a cursor that had to be brought into sight', () => {
    steps.movesTo({ offset: 900, line: 90 }, 0, seen(0));
    now += LATE;
    assert.equal(steps.scrolled(seen(75), 900), undefined);
  });

  it('is the reader’s step otherwise, and where their cursor went it is that', () => {
    steps.scrollsTo(100, seen(0));
    now += LATE;
    assert.deepEqual(steps.scrolled(seen(40), 3), { line: 40 });
    steps.selected(7, true);
    assert.deepEqual(steps.scrolled(seen(0), 7), { line: 0, cursor: 7 });
  });

  it('tells of no cursor that is still on its way: that would take the panel back', () => {
    for (const line of [28, 29, 30]) {
      steps.movesTo({ offset: 10 * line, line }, 270, { first: 9, last: 49 });
    }
    now += LATE;
    assert.equal(steps.selected(280, false), undefined);
    assert.deepEqual(steps.scrolled({ first: 12, last: 52 }, 280, 28), { line: 12 });
    steps.selected(290, false);
    assert.deepEqual(steps.selected(300, false), { cursor: 300 });
    assert.deepEqual(steps.scrolled({ first: 14, last: 54 }, 300, 30), { line: 14, cursor: 300 });
  });

  it('tells of a cursor that is in sight in the editor, for a panel that shows fewer lines', () => {
    assert.deepEqual(steps.scrolled(seen(40), 3, 60), { line: 40, cursor: 3 });
    assert.deepEqual(steps.scrolled(seen(80), 3, 60), { line: 80 });
    assert.deepEqual(steps.scrolled(seen(61), 3, 60), { line: 61 });
  });

  it('is not waited for where the editor is there already, or for ever', () => {
    assert.equal(steps.scrollsTo(40, seen(40)), false);
    assert.deepEqual(steps.scrolled(seen(41), 0), { line: 41 });
    steps.scrollsTo(100, seen(0));
    now += 60_000;
    assert.deepEqual(steps.scrolled(seen(100), 0), { line: 100 });
  });
});
