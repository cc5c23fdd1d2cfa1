import assert from 'node:assert/strict';
import { candidateInputs } from '../../../../src/core/names/name-candidates.ts';
import {
  contextInputs,
  nameInputs,
  trustInputs,
  type NameTrust,
} from '../../../../src/core/names/name-trust.ts';
import { NameVoice } from '../../../../src/core/names/name-voice.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';
import { lstmWriter, namedWriter, type Writer } from '../../../../src/core/complete/author.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { symbols, vocabulary } from '../../support/vocabulary.ts';

const id = (character: string): number => symbols.indexOf(character);

/** Trusts names with a probability of a half, whatever they say. */
const half: NameTrust = {
  candidates: candidateInputs.map((input) => (input === 'nearer' ? -1 : 0)),
  mean: Array.from({ length: trustInputs }, () => 0),
  deviation: Array.from({ length: trustInputs }, () => 1),
  weights: Array.from({ length: trustInputs }, () => 0),
  bias: 0,
};

const even = new Float64Array(symbols.length).fill(1 / symbols.length);

function voiceAt(text: string): NameVoice {
  return NameVoice.at(new TextBuffer(text), text.length, vocabulary, false);
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);

async function writerAfter(text: string): Promise<Writer> {
  const model = new ScriptedModel(() => ({}));
  const start = await model.run(Uint8Array.of(...vocabulary.preamble('ts')), model.zeroState);
  return namedWriter(lstmWriter({ model, output: start, learned: undefined }), voiceAt(text), half);
}

describe('NameVoice', () => {
  it('says how a name goes on', () => {
    const voice = voiceAt('prefix\nif p');
    const { probabilities, share } = voice.opinion(even, half)!;
    assert.equal(probabilities[id('r')], 1);
    assert.equal(share, 0.5);
    const { names, context } = voice.evidence(even)!;
    assert.equal(names[0]!.inputs.length, nameInputs);
    assert.equal(context.length, contextInputs);
  });

  it('ends a whole name as all others would end it', () => {
    const others = even.slice();
    others[id('(')] = 0.5;
    others[id('a')] = 0.9;
    const { probabilities } = voiceAt('prefix\nif prefix').opinion(others, half)!;
    assert.equal(probabilities[id('a')], 0);
    assert.ok(probabilities[id('(')]! > 10 * probabilities[id(' ')]!);
    assert.ok(Math.abs(sum(probabilities) - 1) < 1e-12);
  });

  it('shares what it says among the names that may be meant', () => {
    const { probabilities } = voiceAt('plot plan\np').opinion(even, half)!;
    assert.ok(Math.abs(sum(probabilities) - 1) < 1e-12);
    assert.equal(probabilities[id('l')], 1);
    const next = voiceAt('plot plan\npl').opinion(even, half)!.probabilities;
    assert.ok(next[id('a')]! > next[id('o')]! && next[id('o')]! > 0);
  });

  it('has no opinion where no word is begun, none begins like it, or it is a number', () => {
    for (const text of ['plan ', 'plan\nq', 'plan 10\n1', '']) {
      assert.equal(voiceAt(text).opinion(even, half), undefined, text);
    }
  });

  it('is believed the more, the more of a word it foresaw, and anew with each word', async () => {
    let writer = await writerAfter('threshold\nt');
    const shares: number[] = [];
    for (const character of 'hresh') {
      shares.push(writer.prediction.probabilities[id(character)]!);
      writer = writer.write(id(character));
    }
    for (let i = 1; i < shares.length; i++) assert.ok(shares[i]! > shares[i - 1]!, String(shares));
    assert.ok(shares[0]! < 0.6 && shares.at(-1)! > 0.99);
    const other = (await writerAfter('threshold\nt')).write(id('x')).write(id(' '));
    assert.equal(other.prediction.lstmShare, 1);
  });

  it('leaves probabilities that add up to one', async () => {
    let writer = await writerAfter('alpha beta alphabet\nal');
    for (const character of 'pha(bet') {
      assert.ok(Math.abs(sum(writer.prediction.probabilities) - 1) < 1e-9);
      writer = writer.write(id(character));
    }
  });
});
