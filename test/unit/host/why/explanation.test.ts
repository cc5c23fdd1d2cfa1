import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Suggestion } from '../../../../src/host/completion/outcome.ts';
import type { StatusSnapshot } from '../../../../src/host/status/status.ts';
import { childrenOf, elsewhere, explain } from '../../../../src/host/why/explanation.ts';
import type { WhyNode } from '../../../../src/host/why/explanation.ts';
import { EngineError } from '../../../../src/protocol/error.ts';

const taught = { state: 'missing', neurons: [] } as const;
const size = { widths: [8], foundLayers: 1, parameters: 1, taught };
const model = { name: 'm', languages: [], ...size, tuning: 'tuned', runtimeMissing: null } as const;
const alternatives = [{ text: 'values;', probability: 0.1 }];
const suggestion: Suggestion = {
  ...{ uri: 'file:///a.ts', version: 3, offset: 7, left: 'return ', text: 'value;' },
  ...{ probability: 0.734, product: 0.7, lstmShare: 0.25, provisional: false, milliseconds: 12 },
  alternatives,
  latency: { queue: 1, prefix: 2, decode: 5 },
};
const shown: StatusSnapshot = {
  engine: { kind: 'ready', model },
  place: { languageId: 'typescript', silence: undefined },
  last: { kind: 'suggestion', suggestion, milliseconds: 1 },
  learned: 0,
};
const source = { uri: 'file:///b.ts', line: 4, text: 'return value;', matched: 7 };

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
    const nodes = explain(shown, { suggestion, sources: [source], alternatives });
    assert.deepEqual(
      nodes.map(({ kind }) => kind),
      ['now', 'suggestion', 'confidence', 'sources', 'alternatives', 'latency'],
    );
    assert.deepEqual(find(nodes, 'now')?.now, { kind: 'shown' });
    assert.equal(find(nodes, 'confidence')?.percent, 73);
    assert.equal(find(nodes, 'confidence')?.lstmShare, 0.25);
    assert.deepEqual(find(nodes, 'sources')?.children, [{ kind: 'source', source }]);
    const [alternative] = find(nodes, 'alternatives')!.children;
    assert.deepEqual(alternative, { kind: 'alternative', candidate: alternatives[0] });
  });

  it('keeps the last suggestion while there is silence, in the same lines', () => {
    const before = explain(shown, { suggestion, sources: [], alternatives });
    const after = explain(silent('nothingLikely'), { suggestion, sources: [], alternatives });
    assert.deepEqual(
      after.map(({ kind }) => kind),
      before.map(({ kind }) => kind),
    );
    assert.equal(find(before, 'suggestion')?.isShown, true);
    assert.equal(find(after, 'suggestion')?.isShown, false);
  });

  it('says that a place is gone rather than that nothing was found there', () => {
    const lost = find(explain(shown, { suggestion, sources: 'lost', alternatives }), 'sources');
    assert.deepEqual(lost, { kind: 'sources', lost: true, children: [] });
    const none = find(explain(shown, { suggestion, sources: [], alternatives }), 'sources');
    assert.equal(none?.lost, false);
  });

  it('splits the time into stages that add up to all of it', () => {
    const time = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(time, time, time, time, (queue, prefix, decode, beyond) => {
        const milliseconds = queue + prefix + decode + beyond;
        const timed = { ...suggestion, latency: { queue, prefix, decode }, milliseconds };
        const latency = find(
          explain(shown, { suggestion: timed, sources: [], alternatives }),
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
