import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Suggestion } from '../../../../src/host/completion/outcome.ts';
import type { StatusSnapshot } from '../../../../src/host/status/status.ts';
import {
  childrenOf,
  elsewhere,
  explain,
  networksOwn,
} from '../../../../src/host/why/explanation.ts';
import type { WhyNode } from '../../../../src/host/why/explanation.ts';
import { EngineError } from '../../../../src/protocol/error.ts';

const taught = { state: 'missing', neurons: [] } as const;
const size = { widths: [8], foundLayers: 1, parameters: 1, taught };
const model = { name: 'm', languages: [], ...size, tuning: 'tuned', runtimeMissing: null } as const;
const alternatives = [{ text: 'values;', probability: 0.1 }];
const suggestion: Suggestion = {
  ...{ uri: 'file:///a.ts', version: 3, offset: 7, left: 'return ', text: 'value;' },
  ...{
    probability: 0.734,
    product: 0.7,
    isStem: false,
    lstmShare: 0.25,
    provisional: false,
    milliseconds: 12,
  },
  shares: [0.5, 0.4, 0.3, 0.2, 0.1, 0],
  alternatives,
  latency: { queue: 1, prefix: 2, decode: 5 },
};
const shown: StatusSnapshot = {
  engine: { kind: 'ready', model },
  place: { languageId: 'typescript', silence: undefined },
  last: { kind: 'suggestion', suggestion, milliseconds: 1 },
  learned: 0,
};
const speakers = [{ neuron: { layer: 0, unit: 3 }, h: 0.5, contribution: 1.25 }];
const source = {
  uri: 'file:///b.ts',
  line: 4,
  text: 'return value;',
  matched: 7,
  renamed: false,
  alike: { from: 0, to: 13 },
};

function silent(reason: 'nothingLikely' | 'prose' | 'secret'): StatusSnapshot {
  return { ...shown, last: { kind: 'silent', reason } };
}

function find<Kind extends WhyNode['kind']>(
  nodes: readonly WhyNode[],
  kind: Kind,
): Extract<WhyNode, { kind: Kind }> | undefined {
  return nodes.find((node): node is Extract<WhyNode, { kind: Kind }> => node.kind === kind);
}

function remedies(snapshot: StatusSnapshot): string[] {
  const [now] = explain(snapshot, undefined);
  return (now === undefined ? [] : childrenOf(now)).map((node) =>
    node.kind === 'remedy' ? node.remedy : node.kind,
  );
}

describe('the explanation of a suggestion', () => {
  it('has a line for each thing that is known', () => {
    const nodes = explain(shown, { suggestion, sources: [source], alternatives, speakers });
    assert.deepEqual(
      nodes.map(({ kind }) => kind),
      [
        ...['now', 'suggestion', 'alternatives', 'confidence'],
        ...['sources', 'speakers', 'latency'],
      ],
    );
    assert.deepEqual(find(nodes, 'now')?.now, { kind: 'shown' });
    assert.equal(find(nodes, 'confidence')?.percent, 73);
    assert.equal(find(nodes, 'confidence')?.lstmShare, 0.25);
    assert.deepEqual(find(nodes, 'sources')?.children, [{ kind: 'source', source }]);
    const [alternative] = find(nodes, 'alternatives')!.children;
    assert.deepEqual(alternative, { kind: 'alternative', candidate: alternatives[0] });
    assert.equal(find(nodes, 'speakers')?.character, 'v');
    assert.deepEqual(find(nodes, 'speakers')?.children, [
      { kind: 'speaker', speaker: speakers[0] },
    ]);
  });

  it('says what is still asked for, where it will stand', () => {
    const nothing = { sources: undefined, alternatives: undefined, speakers: undefined };
    const nodes = explain(shown, { suggestion, ...nothing });
    assert.deepEqual(
      nodes.map((node) => (node.kind === 'loading' ? node.what : node.kind)),
      [
        ...['now', 'suggestion', 'alternatives', 'confidence'],
        ...['sources', 'speakers', 'latency'],
      ],
    );
  });

  it('tells whose say each character was, blanks left out, a pair as one', () => {
    const text = 'a \u{1f600}b';
    const told = { ...suggestion, text, shares: [0.75, 0.5, 0.25, 0.25, 1] };
    const nodes = explain(shown, { suggestion: told, sources: [], alternatives, speakers });
    assert.deepEqual(
      find(nodes, 'suggestion')?.children.map((node) =>
        node.kind === 'character' ? [node.character, node.lstmShare] : node.kind,
      ),
      [
        ['a', 0.75],
        ['\u{1f600}', 0.25],
        ['b', 1],
      ],
    );
    assert.deepEqual(networksOwn(text, told.shares), [
      [0, 1],
      [4, 5],
    ]);
    assert.deepEqual(networksOwn('abcd', [1, 0.6, 0.5, 0.9]), [
      [0, 2],
      [3, 4],
    ]);
  });

  it('leaves out the network where it has no say', () => {
    const alone = { ...suggestion, lstmShare: 0, shares: suggestion.shares.map(() => 0) };
    const nodes = explain(shown, {
      ...{ suggestion: alone, sources: [], alternatives, speakers: undefined },
    });
    assert.deepEqual(find(nodes, 'suggestion')?.children, []);
    assert.equal(find(nodes, 'speakers') ?? find(nodes, 'loading'), undefined);
  });

  it('keeps the last suggestion while there is silence, in the same lines', () => {
    const before = explain(shown, { suggestion, sources: [], alternatives, speakers });
    const after = explain(silent('nothingLikely'), {
      suggestion,
      sources: [],
      alternatives,
      speakers,
    });
    assert.deepEqual(
      after.map(({ kind }) => kind),
      before.map(({ kind }) => kind),
    );
    assert.equal(find(before, 'suggestion')?.isShown, true);
    assert.equal(find(after, 'suggestion')?.isShown, false);
  });

  it('says that a place is gone rather than that nothing was found there', () => {
    const lost = find(
      explain(shown, { suggestion, sources: 'lost', alternatives, speakers }),
      'sources',
    );
    assert.deepEqual(lost, { kind: 'sources', lost: true, children: [] });
    const none = find(
      explain(shown, { suggestion, sources: [], alternatives, speakers }),
      'sources',
    );
    assert.equal(none?.lost, false);
  });

  it('splits the time into stages that add up to all of it', () => {
    const time = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(time, time, time, time, (queue, prefix, decode, beyond) => {
        const milliseconds = queue + prefix + decode + beyond;
        const timed = { ...suggestion, latency: { queue, prefix, decode }, milliseconds };
        const latency = find(
          explain(shown, { suggestion: timed, sources: [], alternatives, speakers }),
          'latency',
        )!;
        const stages = latency.children.map((node) => (node.kind === 'stage' ? node : undefined)!);
        assert.ok(stages.every((stage) => stage.milliseconds >= 0));
        const sum = stages.reduce((total, stage) => total + stage.milliseconds, 0);
        assert.ok(Math.abs(sum - latency.milliseconds) < 1e-6);
      }),
    );
  });
});

describe('the explanation of silence', () => {
  it('says why, and what can be done where something can be', () => {
    assert.deepEqual(remedies(silent('nothingLikely')), ['askByHand', 'changeEagerness']);
    assert.deepEqual(remedies(silent('prose')), ['suggestInProse', 'askByHand']);
    assert.deepEqual(remedies(silent('secret')), []);
    const off = { ...shown, place: { languageId: 'c', silence: 'switchedOff' } } as const;
    assert.deepEqual(remedies(off), ['switchOn']);
    assert.deepEqual(find(explain(off, undefined), 'now')?.now, {
      ...{ kind: 'silent', reason: 'switchedOff', languageId: 'c' },
    });
  });

  it('tells of a fault before anything else, without what only the log should have', () => {
    const error = new EngineError('modelFileMissing', 'model.onnx');
    const failed: StatusSnapshot = { ...shown, engine: { kind: 'failed', error } };
    assert.deepEqual(find(explain(failed, undefined), 'now')?.now, {
      kind: 'failed',
      error: { code: 'modelFileMissing', detail: 'model.onnx' },
    });
    assert.deepEqual(remedies(failed), ['restart', 'showLog']);
    assert.deepEqual(remedies({ ...shown, last: { kind: 'error', error } }), [
      'restart',
      'showLog',
    ]);
  });

  it('says nothing where there is nothing to say', () => {
    assert.deepEqual(explain({ ...shown, place: undefined, last: undefined }, undefined), []);
    assert.deepEqual(explain({ ...shown, last: undefined }, undefined), []);
  });
});

describe('the sources of a suggestion', () => {
  it('are never the very place that it is for', () => {
    const place = { uri: 'file:///b.ts', line: 4 };
    const others = [
      { ...source, line: 5 },
      { ...source, uri: 'file:///a.ts' },
    ];
    assert.deepEqual(elsewhere([source, ...others], place), others);
  });
});
