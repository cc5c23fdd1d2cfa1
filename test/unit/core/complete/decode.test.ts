import assert from 'node:assert/strict';
import type { Hypothesis } from '../../../../src/core/complete/best-bet.ts';
import { blockEnds } from '../../../../src/core/complete/block.ts';
import { decode, type Decoded, type DecodeOptions } from '../../../../src/core/complete/decode.ts';
import type { Around } from '../../../../src/core/complete/fit.ts';
import { lstmWriter } from '../../../../src/core/complete/author.ts';
import { endingAfter, endless } from '../../support/turns.ts';
import { ScriptedModel, writing } from '../../support/scripted-model.ts';
import { vocabulary } from '../../support/vocabulary.ts';
import { TextBuffer } from '../../../../src/core/text/buffer.ts';

const nothingAround: Around = { before: '', after: '', nextLines: [] };

const defaults: Omit<DecodeOptions, 'around'> = {
  indentation: undefined,
  ends: undefined,
  alternatives: 0,
  assumed: '',
  confidence: 0.5,
  maxLength: 40,
  calibrate: (product) => product,
};

type Options = Partial<DecodeOptions & Around>;

async function allDecoded(
  model: ScriptedModel,
  before: string,
  options: Options = {},
  turn = endless,
): Promise<Decoded | 'cancelled'> {
  const ids = vocabulary.encode(new TextBuffer(before), 0, before.length);
  const start = await model.run(
    Uint8Array.of(...vocabulary.preamble('ts'), ...ids),
    model.zeroState,
  );
  const around = { ...nothingAround, before: before.replace(/.*\n/s, ''), ...options };
  return decode(
    lstmWriter({ model, output: start, learned: undefined }),
    vocabulary,
    { ...defaults, ...options, around },
    turn,
  );
}

async function decoded(
  ...parameters: Parameters<typeof allDecoded>
): Promise<Hypothesis | 'cancelled' | undefined> {
  const found = await allDecoded(...parameters);
  return found === 'cancelled' ? found : found.best;
}

async function text(...parameters: Parameters<typeof decoded>): Promise<string | undefined> {
  const suggestion = await decoded(...parameters);
  assert.notEqual(suggestion, 'cancelled');
  return (suggestion as Hypothesis | undefined)?.text;
}

/** Writes `line`; each character of `unsure` that follows it is a guess of .6. */
function losingHeart(line: string, unsure: string, certainty = 0.99): ScriptedModel {
  const sure = writing(line + unsure, certainty);
  return new ScriptedModel((read) => {
    for (let i = unsure.length; i > 0; i--) {
      if (read.endsWith(line + unsure.slice(0, i - 1))) return { [unsure.charAt(i - 1)]: 0.6 };
    }
    return sure.predict(read);
  });
}

describe('decode', () => {
  it('writes to the end of the line', async () => {
    assert.equal(await text(writing('return value;'), 'return '), 'value;');
  });

  it('gives the product of the probabilities of the characters shown', async () => {
    const suggestion = await decoded(writing('return value;', 0.9), 'return ', { confidence: 0.1 });
    assert.ok(typeof suggestion === 'object');
    assert.equal(suggestion.text, 'value;');
    assert.ok(Math.abs(suggestion.probability - 0.9 ** 6) < 1e-6, `${suggestion.probability}`);
  });

  it('is silent below the confidence', async () => {
    assert.equal(
      await text(writing('return value;', 0.8), 'return ', { confidence: 0.9 }),
      undefined,
    );
    assert.equal(await text(new ScriptedModel(() => ({})), 'x'), undefined);
    assert.equal(await text(writing('return value;'), 'return ', { confidence: 1 }), undefined);
  });

  it('ends at the last boundary that is likely enough', async () => {
    assert.equal(await text(losingHeart('a.first()', '.second'), 'a.'), 'first()');
  });

  it('ends rather early than wrong', async () => {
    const sure = (certainty: number): Promise<string | undefined> =>
      text(writing('return value.of', certainty), 'return ', { confidence: 0.1 });
    assert.equal(await sure(0.95), 'value.of');
    assert.equal(await sure(0.85), 'value');
  });

  it('goes on to the end of a line that is near', async () => {
    const unsure = (line: string): Promise<string | undefined> =>
      text(writing(`return ${line}`, 0.85), 'return ', { confidence: 0.1 });
    assert.equal(await unsure('value;'), 'value;');
    assert.equal(await unsure('value; x'), 'value');
  });

  it('ends where a thought does', async () => {
    assert.equal(await text(losingHeart('a.first(', 'second)'), 'a.'), 'first');
    assert.equal(await text(losingHeart('a.first ==', ' second)'), 'a.'), 'first');
    assert.equal(await text(losingHeart('(', 'second)'), 'a'), undefined);
  });

  it('leaves open what it opened only where much is saved by that', async () => {
    assert.equal(await text(losingHeart('a.first(x', ', y)'), 'a.'), 'first');
    assert.equal(await text(losingHeart('a.first(x)', '; y'), 'a.'), 'first(x)');
    const much = 'first(second.third, fourth.fifth';
    assert.equal(await text(losingHeart(`a.${much}`, ', y)', 0.999), 'a.'), much);
  });

  it('finishes the head of a statement that it begins, or leaves it', async () => {
    const sure = 'for (let index = 0; index < list.length';
    assert.equal(await text(losingHeart(sure, '; x'), 'f'), undefined);
    assert.equal(await text(losingHeart(sure, '; x'), 'for (', { after: ')' }), 'let index = 0');
    const whole = `${sure}; index++`;
    assert.equal(
      await text(losingHeart(whole, ' + x'), 'for (', { after: ')', maxLength: 60 }),
      whole.slice('for ('.length),
    );
  });

  it('goes on from what the editor has chosen, and is more than that', async () => {
    const model = writing('x = threshold;', 0.999);
    assert.equal(await text(model, 'x = th', { assumed: 'reshold' }), 'reshold;');
    assert.equal(
      await text(losingHeart('x = threshold', '; y'), 'x = th', { assumed: 'reshold' }),
      'reshold;',
    );
  });

  it('writes what the editor has chosen, and no more, where it would have come without the editor', async () => {
    const unsure = (right: number): ScriptedModel =>
      new ScriptedModel((read) => {
        if (read.endsWith('threshold')) return { ':': 0.3, ' ': 0.25 };
        return read.endsWith('x = th')
          ? { r: right, e: 1 - right }
          : writing('x = threshold').predict(read);
      });
    const assumed = { assumed: 'reshold' };
    assert.equal(await text(unsure(0.6), 'x = th'), 'reshold');
    assert.equal(await text(unsure(0.6), 'x = th', assumed), 'reshold');
    assert.equal(await text(unsure(0.4), 'x = th', assumed), undefined);
    // It is the beginning of a longer name.
    assert.equal(await text(writing('x = threshold_of', 0.7), 'x = th', assumed), undefined);
  });

  it('ends within a name, after one of its words, where it ends nowhere else', async () => {
    const stem = await decoded(losingHeart('ring_buffer_', 'push()'), 'ring_b');
    assert.ok(typeof stem === 'object');
    assert.deepEqual([stem.text, stem.isStem], ['uffer_', true]);
    assert.equal(await text(losingHeart('ringBuffer', 'Push()'), 'ringBu'), 'ffer');
    const whole = await decoded(writing('ring_buffer_push()'), 'ring_b');
    assert.ok(typeof whole === 'object');
    assert.deepEqual([whole.text, whole.isStem], ['uffer_push()', false]);
    assert.equal(await text(losingHeart('a, ring_buffer_', 'push()'), 'a, '), 'ring_buffer_');
    assert.equal(await text(losingHeart('call(ring_buffer_', 'push()'), 'ca'), 'll');
    // Shorter than three characters, or leaving open what it opened.
    assert.equal(await text(losingHeart('formatLine', 'End()'), 'formatLi'), undefined);
    assert.equal(await text(losingHeart('"ring_buffer_', 'push"'), 'x = '), undefined);
  });

  it('never ends within a word', async () => {
    assert.equal(await text(losingHeart('a.fir', 'st)'), 'a.'), undefined);
  });

  it('shows the best bet, not the longest text', async () => {
    // ".first" is 5 * .9 = 4.5 keys worth; with "(x)" behind it, 8 * .5 = 4.
    const model = new ScriptedModel((read) => {
      if (read.endsWith('a.')) return { f: 0.9 };
      if (read.endsWith('first')) return { '(': 0.55 };
      return writing('a.first(x)', 0.999).predict(read);
    });
    assert.equal(await text(model, 'a.', { confidence: 0.4 }), 'first');
  });

  it('stops writing when nothing longer can be a better bet', async () => {
    const model = new ScriptedModel((read) =>
      read.endsWith('first') ? { '(': 0.2 } : writing('a.first(xxxxxxxxx)', 0.999).predict(read),
    );
    let runs = 0;
    const counting = { proceed: () => Promise.resolve(++runs > 0) };
    const options = { confidence: 0.1, maxLength: 20 };
    assert.equal(await text(model, 'a.', options, counting), 'first');
    assert.equal(runs, 'first'.length);
  });

  it('does not offer what takes a key to accept and a key to type', async () => {
    assert.equal(await text(writing('f()'), 'f('), undefined);
  });

  it('stops at the greatest length, at a boundary before it', async () => {
    const model = writing('x = alpha.beta.gammadelta;', 0.999);
    assert.equal(await text(model, 'x = ', { maxLength: 40 }), 'alpha.beta.gammadelta;');
    assert.equal(await text(model, 'x = ', { maxLength: 17 }), 'alpha.beta');
    assert.equal(await text(model, 'x = ', { maxLength: 10 }), 'alpha.beta');
  });

  it('cuts a name that is longer than the greatest length', async () => {
    assert.equal(await text(writing('x = alphabeta', 0.999), 'x = ', { maxLength: 5 }), 'alpha');
  });

  it('never shows symbols that are not characters', async () => {
    for (const symbol of ['<eof>', '<unk>', '<py>']) {
      const model = new ScriptedModel((read) =>
        read.endsWith('x = y;') ? { [symbol]: 0.99 } : writing('x = y;').predict(read),
      );
      assert.equal(await text(model, 'x '), '= y;');
    }
  });

  it('does not take an unknown character for the end of a word', async () => {
    const model = new ScriptedModel((read) =>
      read.endsWith('caf') ? { '<unk>': 0.99 } : writing('"caf').predict(read),
    );
    assert.equal(await text(model, '"'), undefined);
  });

  it('never shows only white space, nor ends in it', async () => {
    assert.equal(await text(writing('        '), '  '), undefined);
    assert.equal(await text(writing('if (a)   '), 'if '), '(a)');
  });

  it('completes a word begun', async () => {
    assert.equal(await text(writing('return;'), 'ret'), 'urn;');
  });

  it('ends where the text right of the cursor begins', async () => {
    assert.equal(await text(writing('f(alpha);'), 'f(', { after: ')' }), 'alpha');
  });

  it('indents a blank line', async () => {
    assert.equal(await text(writing('\n    return;'), '\n'), '    return;');
  });

  it('keeps to the tabs or spaces of the file', async () => {
    const model = new ScriptedModel((read) => {
      if (/\n[\t ]*$/.test(read))
        return read.endsWith('\t\t') ? { r: 0.99 } : { ' ': 0.6, '\t': 0.39 };
      return writing('return;').predict(read);
    });
    assert.equal(await text(model, '\n', { before: '', indentation: '\t' }), '\t\treturn;');
  });

  it('leaves a mixture alone that is there already', async () => {
    const model = writing('\t * text', 0.99);
    assert.equal(await text(model, '\t ', { indentation: '\t' }), '* text');
  });

  it('stops when its turn ends', async () => {
    assert.equal(await decoded(writing('return;'), 'r', {}, endingAfter(3)), 'cancelled');
  });

  it('shows nothing of no length', async () => {
    assert.equal(await text(writing('return;'), 'r', { maxLength: 0 }), undefined);
  });

  it('survives logits that overflow', async () => {
    const model = writing('return;');
    const run = model.run.bind(model);
    model.run = async (ids, state) => {
      const { state: next, logits } = await run(ids, state);
      return { state: next, logits: logits.map((logit) => logit * 3e37) };
    };
    assert.equal(await text(model, 'ret'), 'urn;');
  });

  it('finds alternatives that begin otherwise, the likeliest first', async () => {
    const words: readonly [string, number][] = [
      ['first()', 0.5],
      ['second()', 0.3],
      ['third()', 0.1],
    ];
    const model = new ScriptedModel((read) => {
      if (read.endsWith('a.')) return Object.fromEntries(words.map(([w, p]) => [w.charAt(0), p]));
      const word = words.find(([w]) => read.slice(read.lastIndexOf('.') + 1).startsWith(w[0]!));
      return writing(`a.${word?.[0] ?? ''}`, 0.99).predict(read);
    });
    const found = await allDecoded(model, 'a.', { alternatives: 2, confidence: 0.4 });
    assert.ok(found !== 'cancelled');
    assert.equal(found.best?.text, 'first()');
    assert.equal(found.alternatives[0]?.text, 'second()');
    assert.ok(found.alternatives.every(({ text: other }) => !other.startsWith('first()')));
  });

  it('tells how much of a suggestion is the LSTM’s', async () => {
    const suggestion = await decoded(writing('return value;'), 'return ');
    assert.ok(typeof suggestion === 'object');
    assert.equal(suggestion.lstmShare, 1);
    assert.deepEqual(suggestion.shares, Array(suggestion.text.length).fill(1));
  });

  it('tells it of every character that is left of it, and of none that was certain', async () => {
    const suggestion = await decoded(writing('return value;'), 'return ', { assumed: 'val' });
    assert.ok(typeof suggestion === 'object');
    assert.equal(suggestion.text, 'value;');
    assert.deepEqual(suggestion.shares, [0, 0, 0, 1, 1, 1]);
    const cut = await decoded(writing('call(value)'), 'call(', { after: ')' });
    assert.ok(typeof cut === 'object');
    assert.equal(cut.shares.length, cut.text.length);
  });

  it('fills a block to its end, and no further', async () => {
    const model = writing('{\n  one();\n  two();\n}\nthree();', 0.999);
    const block = { opener: 0, unit: '  ', lacksBrace: true };
    const ends = (written: string) => blockEnds(written, block);
    assert.equal(await text(model, '{\n  ', { ends, maxLength: 200 }), 'one();\n  two();\n}');
    const standing = (written: string) => blockEnds(written, { ...block, lacksBrace: false });
    const options = { ends: standing, maxLength: 200, nextLines: ['}'] };
    assert.equal(await text(model, '{\n  ', options), 'one();\n  two();');
  });
});
