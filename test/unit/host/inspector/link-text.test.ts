import assert from 'node:assert/strict';

import fc from 'fast-check';

import { linkText, readLink } from '../../../../src/host/inspector/link-text.ts';
import { FIRST_MEMORY } from '../../../../src/protocol/panel-memory.ts';

describe('a link to what a panel shows', () => {
  it('says in words what is looked at', () => {
    const memory = {
      ...FIRST_MEMORY,
      subject: { layer: 0, unit: 193 },
      page: 'lessons' as const,
      lesson: { id: 'unrolled' as const, state: { at: 12 } },
    };
    assert.equal(
      linkText({ memory, file: 'src/a b.ts' }),
      'page=lessons&neuron=L1.193&label=bracketDepth&quantity=h&lesson=unrolled&state=%7B%22at%22%3A12%7D&file=src%2Fa+b.ts',
    );
  });

  it('is read as it was written', () => {
    const state = fc.dictionary(
      fc
        .string({ maxLength: 24 })
        // Names of what every object has are no keys of a state: they are dropped.
        .filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
      fc.oneof(fc.integer(), fc.string({ maxLength: 60 })),
      { maxKeys: 12, noNullPrototype: true },
    );
    const unit = fc.record(
      { layer: fc.nat({ max: 2 }), unit: fc.nat({ max: 511 }) },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(
        fc.oneof(unit, fc.constant({ probe: 'loopDepth' as const })),
        fc.constantFrom('cell', 'glassBoxes', 'cost'),
        state,
        fc.option(fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' }), {
          nil: undefined,
        }),
        (subject, id, state, file) => {
          const memory = {
            ...({ subject, page: 'lessons', label: 'inString', quantity: 'c' } as const),
            lesson: { id, state },
          };
          assert.deepEqual(readLink(linkText({ memory, file })), { memory, file });
        },
      ),
    );
  });

  it('says what stands side by side', () => {
    const sideBySide = {
      view: 'versions' as const,
      panes: [
        { subject: { layer: 0, unit: 193 }, quantity: 'h' as const },
        { subject: { probe: 'column' as const }, quantity: 'h' as const },
        'surprise' as const,
      ],
      ...{ earlier: 'committed' as const, label: 'bracketDepth' as const },
    };
    const memory = { page: 'sideBySide' as const, sideBySide };
    const query = linkText({ memory, file: undefined });
    assert.match(query, /panes=L1\.193\+h%2Cprobe%3Acolumn\+h%2Csurprise/);
    assert.deepEqual(readLink(query), { memory, file: undefined });
    const five = ['L1.1 h', 'L1.2 x', 'L1.2 c', 'nothing', 'L1.3 f', 'L1.4 h', 'L1.5 h'].join();
    const odd = readLink(`page=sideBySide&view=toString&by=mood&panes=${five}`).memory.sideBySide;
    assert.deepEqual(
      odd?.panes.map((pane) => pane !== 'surprise' && pane.quantity),
      ['h', 'c', 'f', 'h'],
      'four at most, without what is none',
    );
    assert.deepEqual([odd.view, odd.label], ['neurons', 'bracketDepth']);
  });

  it('loses whatever else stands in it, and never fails', () => {
    assert.deepEqual(readLink(''), { memory: {}, file: undefined });
    const odd =
      'page=__proto__&neuron=L9e9.1&label=toString&quantity=x&lesson=none&state=%7B&large=1';
    assert.deepEqual(readLink(odd), { memory: {}, file: undefined });
    assert.deepEqual(readLink('lesson=cell&state=[1]').memory.lesson, { id: 'cell', state: {} });
    assert.deepEqual(readLink('lesson=cell&state=%7B%22a%22%3Anull%7D').memory.lesson?.state, {});
    fc.assert(fc.property(fc.string(), (text) => void readLink(text)));
  });
});
