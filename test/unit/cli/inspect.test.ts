import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { parquetReadObjects } from 'hyparquet';
import { inspect, type WantedCertificate } from '../../../src/cli/inspect/main.ts';
import { subjectName } from '../../../src/core/inspect/subject.ts';
import { catalogueJson, modelWithCatalogue, tinyHash } from '../support/catalogue.ts';
import { tinyModel, tinyTaughtModel } from '../support/models.ts';
import { taughtModel } from '../support/taught.ts';

interface Ranked {
  neuron: string;
  kind: string;
  told?: string;
  rho: number;
  verdict?: { kind: string };
  heldOut?: { rho: number };
}

interface Report {
  neuron: string;
  kind: string;
  taught: string;
  state: string;
  characters: number;
  values: number[];
  labels: Record<string, number[]> | null;
  scale: number;
  middle?: number;
  ranking: { label: string; characters: number; neurons: Ranked[]; direction?: Ranked } | null;
  catalogue: string;
  certificate: {
    kind: string;
    taught?: { neuron: string; label: string } | null;
    verdict?: { kind: string };
    probes?: { units90: number; single?: { kind: string } }[];
  } | null;
}

describe('npm run inspect', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'neuron-lens-inspect-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function run(...words: string[]): Promise<{
    status: number;
    out: string;
    complaints: string;
    pictures: string[];
    certificates: WantedCertificate[];
  }> {
    let [out, complaints] = ['', ''];
    const certificates: WantedCertificate[] = [];
    const pictures: string[] = [];
    const status = await inspect(words, {
      defaultModel: tinyModel,
      print: (text) => (out += text),
      complain: (text) => (complaints += text),
      takePicture: (html, path) => {
        pictures.push(html, path);
        return Promise.resolve();
      },
      drawCertificate: (wanted) => {
        certificates.push(wanted);
        return Promise.resolve(Buffer.from(subjectName(wanted.subject)));
      },
    });
    return { status, out, complaints, pictures, certificates };
  }

  async function report(...words: string[]): Promise<Report> {
    const { status, out, complaints } = await run(...words, '--json');
    assert.equal(status, 0, complaints);
    return JSON.parse(out) as Report;
  }

  const code = 'if (a) { b[c(1)]; }\r\n// <&"\0>\r\n'.repeat(20);

  it('prints values, labels and ranking, one entry for each code unit', async () => {
    const found = await report(write('a.ts', code), '--label', 'roundDepth', '--limit', '3');
    assert.equal(found.characters, code.length);
    assert.equal(found.values.length, code.length);
    assert.ok(found.values.every((value) => Math.abs(value) <= 1));
    assert.deepEqual(found.labels?.['roundDepth']?.slice(3, 7), [1, 1, 0, 0]);
    assert.equal(found.ranking?.neurons.length, 3);
    assert.equal(found.ranking.neurons[0]?.neuron, found.neuron);
  });

  for (const state of ['h', 'c', 'tanhC', 'i', 'f', 'g', 'o']) {
    it(`shows ${state} of a neuron that is named`, async () => {
      const found = await report(write('a.py', code), '--unit', 'L2.4', '--state', state);
      assert.equal(found.neuron, 'L2·4');
      assert.equal(found.state, state);
      assert.ok(new Set(found.values).size >= 5);
    });
  }

  it('says what is known of the neurons, and where nothing is', async () => {
    const file = write('a.ts', code);
    const without = await report(file);
    assert.deepEqual([without.catalogue, without.certificate], ['missing', null]);
    assert.ok(without.ranking?.neurons.every(({ verdict }) => verdict === undefined));

    const model = modelWithCatalogue(catalogueJson(tinyHash));
    try {
      const words = ['--model', model, '--limit', '40'];
      const found = await report(file, ...words, '--unit', 'L1.1');
      assert.equal(found.catalogue, 'current');
      assert.equal(found.certificate?.verdict?.kind, 'followsIndentation');
      const first = found.ranking?.neurons.find(({ neuron }) => neuron === 'L1·0');
      assert.deepEqual([first?.verdict?.kind, first?.heldOut?.rho], ['tracks', 0.6]);
      assert.equal(found.ranking?.direction?.neuron, 'probe:bracketDepth');

      const probe = await report(file, ...words, '--unit', 'probe:bracketDepth');
      assert.equal(probe.neuron, 'probe:bracketDepth');
      assert.deepEqual([probe.middle, probe.scale], [1, 2]);
      assert.equal(probe.kind, 'virtual');
      assert.equal(found.ranking.direction.kind, 'virtual');
      assert.equal(probe.certificate?.probes?.[0]?.units90, 12);
      assert.equal(probe.certificate.probes[0].single?.kind, 'found');
      assert.ok(new Set(probe.values).size > 10);
      const none = await run(file, ...words, '--unit', 'probe:column', '--json');
      assert.equal(none.status, 2);
      assert.match(none.complaints, /Nothing was fitted to column/);
    } finally {
      rmSync(model, { recursive: true });
    }
  });

  it('tells found, taught and virtual neurons apart', async () => {
    const file = write('a.ts', code);
    const two = await report(file, '--limit', '40');
    assert.deepEqual([two.kind, two.taught], ['found', 'missing']);
    assert.equal(two.ranking?.neurons.length, 32);
    assert.ok(two.ranking.neurons.every(({ kind }) => kind === 'found'));

    const words = ['--model', tinyTaughtModel, '--limit', '40'];
    const found = await report(file, ...words);
    assert.equal(found.kind, 'found');
    const kinds = new Map(found.ranking?.neurons.map(({ neuron, kind }) => [neuron, kind]));
    const taught = [...kinds].filter(([, kind]) => kind === 'taught').map(([name]) => name);
    // Loops do not come: what was told of them may stand still.
    assert.ok(
      ['L3·0', 'L3·2'].every((name) => taught.includes(name)),
      taught.join(),
    );
    assert.ok(
      taught.every((name) => ['L3·0', 'L3·1', 'L3·2'].includes(name)),
      taught.join(),
    );
    assert.equal(kinds.get('L2·3'), 'found');
    const strings = found.ranking?.neurons.find(({ neuron }) => neuron === 'L3·2');
    assert.equal(strings?.told, 'inString');

    const brackets = await report(file, ...words, '--unit', 'L3.0', '--state', 'c');
    assert.deepEqual([brackets.neuron, brackets.kind], ['L3·0', 'taught']);
    assert.ok(new Set(brackets.values).size > 10);
    assert.deepEqual(brackets.certificate?.kind, 'taught');
    assert.deepEqual(
      [brackets.certificate.taught?.neuron, brackets.certificate.taught?.label],
      ['L3·0', 'bracketDepth'],
    );
    const helper = await report(file, ...words, '--unit', 'L3.9');
    assert.deepEqual([helper.kind, helper.certificate?.taught], ['taught', null]);
  });

  it('says which neurons there are, and why a layer is not', async () => {
    const file = write('a.ts', code);
    const two = await run(file, '--json', '--unit', 'L3.0');
    assert.equal(two.status, 2);
    assert.match(two.complaints, /no neuron L3·0: there are L1·0–15, L2·0–15\.$/m);
    const model = taughtModel((told) => (told['model'] = '0'.repeat(64)));
    try {
      const other = await run(file, '--json', '--unit', 'L3.0', '--model', model);
      assert.equal(other.status, 2);
      assert.match(
        other.complaints,
        /L2·0–15\. Its taught layer .* made for another model or layer/,
      );
    } finally {
      rmSync(model, { recursive: true });
    }
  });

  it('writes a page that runs nothing, with the text whole and escaped', async () => {
    const out = join(folder, 'out.html');
    const { status } = await run(write('a.ts', code), '--html', out);
    assert.equal(status, 0);
    const html = readFileSync(out, 'utf8');
    const body = /<pre>([^]*)<\/pre>/.exec(html)?.[1] ?? '';
    assert.doesNotMatch(body, /<(?!span class="v-?\d+">|\/span>)/);
    const text = body
      .replace(/<[^>]*>/g, '')
      .replace(/&#(\d+);/g, (_, unit: string) => String.fromCharCode(Number(unit)));
    assert.equal(text, code.replaceAll('\r\n', '\n').replaceAll('\0', '\u2400'));
    assert.doesNotMatch(html, /<script|src=|href=/);
    assert.match(html, /default-src 'none'/);
  });

  it('colours what was taught to count by its counts, from nothing at 0', async () => {
    const out = join(folder, 'counts.html');
    const loops = 'for (const a of list) { while (a) { call(a); } }\n'.repeat(4);
    const asked = ['--unit', 'L3.1', '--model', tinyTaughtModel, '--html', out];
    const { status } = await run(write('loops.ts', loops), ...asked);
    assert.equal(status, 0);
    const html = readFileSync(out, 'utf8');
    assert.match(html, /<p>0 <span class="scale"><\/span> 4<\/p>/);
    assert.doesNotMatch(html, /<span class="v-\d+">/);
    assert.match(html, /<span class="v\d+">/);
  });

  it('hands the page to whoever takes pictures', async () => {
    const { pictures } = await run(write('a.c', code), '--png', 'x.png');
    assert.match(pictures[0] ?? '', /^<!doctype html>/);
    assert.equal(pictures[1], 'x.png');
  });

  it('writes the same values as a drawing, as a table of text and as one of columns', async () => {
    const at = (name: string): string => join(folder, name);
    const [svg, csv, parquet] = [at('a.svg'), at('a.csv'), at('a.parquet')];
    const file = write('a.ts', code);
    const asked = ['--svg', svg, '--csv', csv, '--parquet', parquet, '--unit', 'L1.3'];
    const { status } = await run(file, ...asked);
    assert.equal(status, 0);
    const { values, labels } = await report(file, '--unit', 'L1.3');
    const rows = csvParse(readFileSync(csv, 'utf8'));
    assert.equal(rows.map(({ character }) => character).join(''), code);
    assert.deepEqual(
      rows.map(({ value }) => Number(value)),
      values,
    );
    assert.deepEqual(
      rows.map(({ label_bracketDepth: depth }) => Number(depth)),
      labels?.['bracketDepth'],
    );
    const bytes = readFileSync(parquet);
    const read = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    });
    assert.deepEqual(
      read.map(({ character, value }) => [character as string, Math.fround(value as number)]),
      rows.map(({ character, value }) => [character, Math.fround(Number(value))]),
    );
    const drawn = [...readFileSync(svg, 'utf8').matchAll(/data-value="([^"]*)"/g)];
    assert.deepEqual(
      drawn.map(([, value]) => Number(value)),
      rows
        .filter(({ character }) => !/[\r\n]/.test(character ?? ''))
        .map(({ value }) => Number(value)),
    );
  });

  it('has the certificate of what it shows drawn, as its file is to be', async () => {
    const own = modelWithCatalogue(catalogueJson(tinyHash));
    try {
      const out = join(folder, 'certificate.png');
      const words = ['--unit', 'L1.0', '--state', 'c', '--model', own, '--paper', 'dark'];
      const { certificates, status, complaints } = await run(
        ...[write('a.ts', code), ...words, '--certificate', out],
      );
      assert.equal(status, 0, complaints);
      const subject = { layer: 0, unit: 0 };
      assert.deepEqual(certificates, [
        { format: 'png', model: own, paper: 'dark', quantity: 'c', subject },
      ]);
      assert.equal(readFileSync(out, 'utf8'), 'L1·0');
    } finally {
      rmSync(own, { recursive: true });
    }
  });

  it('colours a text that has no labels, when a neuron is named', async () => {
    const file = write('a.txt', 'Dear reader,\n');
    const found = await report(file, '--unit', 'L1.0');
    assert.equal(found.values.length, 13);
    assert.equal(found.labels, null);
    assert.equal(found.ranking, null);
    const { status, complaints } = await run(file, '--json');
    assert.equal(status, 2);
    assert.match(complaints, /name a neuron/);
  });

  it('takes an empty file', async () => {
    const found = await report(write('a.ts', ''), '--unit', 'L1.0');
    assert.deepEqual(found.values, []);
  });

  it('answers a wrong call with a line of advice', async () => {
    const file = write('a.ts', code);
    const calls: [words: string[], advice: RegExp][] = [
      [[], /Name one file/],
      [[file], /--json, --html, --png/],
      [[file, '--json', '--unit', '7'], /write L2\.347/],
      [[file, '--json', '--unit', 'L9.0'], /no neuron L9·0/],
      [[file, '--json', '--label', 'mood'], /one of bracketDepth/],
      [[file, '--json', '--state', 'x'], /one of h, c/],
      [[file, '--json', '--limit', '0'], /from 1 on/],
      [[file, '--colour'], /--colour/],
      [[file, '--certificate', 'a.pdf'], /ends in \.svg, \.png or \.html/],
      [[file, '--json', '--paper', 'blue'], /one of light, dark/],
      [[file, '--unit', 'L1.0', '--certificate', join(folder, 'a.svg')], /no catalogue/],
    ];
    for (const [words, advice] of calls) {
      const { status, complaints } = await run(...words);
      assert.equal(status, 2);
      assert.match(complaints, advice);
    }
    const missing = await run(join(folder, 'none.ts'), '--json');
    assert.equal(missing.status, 1);
    assert.match(missing.complaints, /none\.ts/);
    assert.doesNotMatch(missing.complaints, /\n/);
  });
});
