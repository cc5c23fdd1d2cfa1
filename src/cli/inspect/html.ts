import { LEVELS } from '../../core/colour/palette.ts';
import { isGate, placeIn, spanOf, type Span } from '../../core/colour/quantities.ts';
import { bareSubject, isDirection, sameSubject, subjectName } from '../../core/inspect/subject.ts';
import type { FileInspection } from './inspection.ts';

/** Blue below zero, orange above, zero the page's own background; every step leaves the text at least 4.5 : 1. */
const style = `
:root { color-scheme: light dark; --text: #1f2328; --page: #ffffff; --plus: #ff9a3c; --minus: #62adff; --quiet: #59636e }
@media (prefers-color-scheme: dark) {
  :root { --text: #ececec; --page: #1e1e1e; --plus: #8f4700; --minus: #1552a0; --quiet: #a0a0a0 }
}
body { margin: 1.5rem; background: var(--page); color: var(--text); font: 13px/1.5 system-ui, sans-serif }
h1 { font-size: 15px; margin: 0 }
p { color: var(--quiet); margin: .25rem 0 }
pre { font: 13px/1.45 'JetBrains Mono', ui-monospace, monospace; tab-size: 4; font-variant-ligatures: none; white-space: pre-wrap; overflow-wrap: anywhere }
.scale { display: inline-block; width: 12rem; height: .8rem; vertical-align: middle;
  background: linear-gradient(to right, var(--minus), var(--page), var(--plus)) }
.half { background: linear-gradient(to right, var(--page), var(--plus)) }
`;

const level = (name: string, from: string): string =>
  Array.from({ length: LEVELS }, (_, k) => {
    const share = Math.round((100 * (k + 1)) / LEVELS);
    return `.${name}${k + 1} { background: color-mix(in srgb, var(--${from}) ${share}%, var(--page)) }`;
  }).join('\n');

/** The text coloured by the neuron, as a page that needs nothing else and runs nothing. */
export function inspectionHtml(inspection: FileInspection): string {
  const { file, model, subject, quantity, ranking } = inspection;
  const probe = isDirection(subject);
  const title = probe ? subjectName(subject) : `${subjectName(subject)} · ${quantity}`;
  const isHalf = countsOf(inspection) !== undefined || (!probe && isGate(quantity));
  const [least, greatest] = ends(inspection);
  const found = probe
    ? ranking?.label === subject.probe && ranking.direction
    : ranking?.neurons.find((one) => sameSubject(bareSubject(one), subject));
  const rank =
    ranking !== undefined && found
      ? `<p>${ranking.label}: Spearman ${found.rho.toFixed(2)} on this file (${ranking.characters} characters)</p>`
      : '';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${title} in ${file}`)}</title>
<style>${style}${level('p', 'plus')}\n${level('n', 'minus')}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(file)} · ${escaped(model)}</p>
<p>${least} <span class="scale${isHalf ? ' half' : ''}"></span> ${greatest}</p>
${rank}
<pre>${coloured(inspection)}</pre>
</html>
`;
}

/** Of a neuron that was told to count, shown by what it says. */
function countsOf({ certificate, subject, quantity, extent }: FileInspection): Span | undefined {
  const told = certificate?.kind === 'taught' ? certificate.taught : undefined;
  const span = spanOf(subject, quantity, extent, told);
  return span.counts && span;
}

/** What the ends of the scale stand for. */
function ends(inspection: FileInspection): [least: number | string, greatest: number | string] {
  const { subject, quantity, extent } = inspection;
  const counts = countsOf(inspection)?.counts;
  if (counts !== undefined) return [0, `${counts.most}${counts.hasMore ? '+' : ''}`];
  const { middle, scale } = extent;
  const isOfGate = !isDirection(subject) && isGate(quantity);
  return [isOfGate ? 0 : shown(middle - scale), shown(middle + scale)];
}

function shown(value: number): number {
  return Number(value.toFixed(2));
}

/** Neighbours of one colour share an element. */
function coloured(inspection: FileInspection): string {
  const { text, values, extent } = inspection;
  const counts = countsOf(inspection);
  let html = '';
  let open = '';
  let run = '';
  const close = (): void => {
    html += open === '' ? run : `<span class="${open}">${run}</span>`;
    run = '';
  };
  for (const { at, character } of characters(text)) {
    const value = values[at]!;
    const name = className(
      counts === undefined ? (value - extent.middle) / extent.scale : placeIn(counts, value),
    );
    if (name !== open) close();
    open = name;
    run += escaped(character);
  }
  close();
  return html;
}

function className(value: number): string {
  const step = Math.min(LEVELS, Math.round(Math.abs(value) * LEVELS));
  return step === 0 ? '' : `${value > 0 ? 'p' : 'n'}${step}`;
}

/** Whole characters and where they begin; what a page cannot show stands as a picture of itself. */
function* characters(text: string): Generator<{ at: number; character: string }> {
  let at = 0;
  for (const character of text) {
    const isPair = character === '\r' && text[at + 1] === '\n';
    if (!isPair) yield { at, character: visible(character) };
    at += character.length;
  }
}

function visible(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  if (character === '\r') return '\n';
  if (character === '\n' || character === '\t') return character;
  if (point < 0x20) return String.fromCodePoint(0x2400 + point);
  if (point === 0x7f) return '\u2421';
  return point >= 0xd800 && point < 0xe000 ? '\ufffd' : character;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
