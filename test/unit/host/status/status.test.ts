import assert from 'node:assert/strict';
import { statusFace } from '../../../../src/host/status/status.ts';
import type { StatusSnapshot } from '../../../../src/host/status/status.ts';
import { EngineError } from '../../../../src/protocol/error.ts';

const error = new EngineError('modelFileMissing', 'model.onnx');
const taught = { state: 'missing', neurons: [] } as const;
const size = { widths: [8], foundLayers: 1, parameters: 1, taught };
const model = { name: 'm', languages: [], ...size, tuning: 'tuned', runtimeMissing: null } as const;
const on: StatusSnapshot = {
  engine: { kind: 'ready', model },
  place: { languageId: 'c', silence: undefined },
  last: undefined,
  learned: 0,
};

describe('the face of the status item', () => {
  it('shows what matters most', () => {
    assert.equal(statusFace(on), 'on');
    assert.equal(statusFace({ ...on, engine: { kind: 'idle' } }), 'on');
    assert.equal(statusFace({ ...on, engine: { kind: 'loading' } }), 'loading');
    const waiting = { kind: 'waiting', error, milliseconds: 1_000 } as const;
    assert.equal(statusFace({ ...on, engine: waiting }), 'loading');
    assert.equal(statusFace({ ...on, last: { kind: 'silent', reason: 'nothingLikely' } }), 'on');
    assert.equal(statusFace({ ...on, last: { kind: 'error', error } }), 'failed');
    assert.equal(statusFace({ ...on, place: undefined }), 'hidden');
  });

  it('is off where completion is silent, but tells of a broken engine everywhere', () => {
    const off: StatusSnapshot = { ...on, place: { languageId: 'c', silence: 'switchedOff' } };
    assert.equal(statusFace(off), 'off');
    assert.equal(statusFace({ ...off, engine: { kind: 'failed', error } }), 'failed');
    assert.equal(
      statusFace({ ...off, engine: { kind: 'failed', error }, place: undefined }),
      'failed',
    );
  });
});
