/** The page to try the Neuron Inspector on: code on the left, and the inspector's own page in a frame beside it. */
import { languageOfFile, languages } from '../core/text/languages.ts';
import { inWorker } from '../worker/web/web-worker.ts';
import { readLink } from '../host/inspector/link-text.ts';
import { Inspector } from './inspector.ts';
import { SAMPLES } from './samples.ts';
import { download, shareLink } from './sharing.ts';
import { demoTexts, LOCALES, localeOf, translator } from './texts.ts';
import { followTheme } from './theme.ts';

const OTHER = 'plaintext';

const locale = localeOf(location.search, navigator.languages);
const l10n = translator(locale);
const texts = demoTexts(l10n);

const code = document.querySelector<HTMLTextAreaElement>('#code')!;
const sample = document.querySelector<HTMLSelectElement>('#sample')!;
const language = document.querySelector<HTMLSelectElement>('#language')!;
const place = document.querySelector<HTMLSelectElement>('#locale')!;
const frame = document.querySelector<HTMLIFrameElement>('#inspector')!;

const here = (name: string): string => new URL(name, location.href).href;

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** A worker made from a blob inherits this page's content security policy, so it cannot reach other hosts either. */
async function engineProgram(): Promise<string> {
  const program = await (await fetched(here('engine.js'))).blob();
  return URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
}

const inspector = new Inspector({
  start: inWorker(
    engineProgram,
    async (file) => new Uint8Array(await (await fetched(file)).arrayBuffer()),
  ),
  model: here('model'),
  l10n,
  locale,
  post: (message) => frame.contentWindow?.postMessage(message, location.origin),
  event: (event) => {
    if (event.kind === 'cursor') goTo(event.offset, event.focus);
    if (event.kind === 'openSnippet') void openSnippet(event.text, event.offset);
    if (event.kind === 'save') download(event.file);
    if (event.kind === 'do') {
      if (event.action === 'copyLink') shareLink(inspector.memory, sample.value);
      if (event.action === 'openSample') void showSample(SAMPLES[0]);
    }
  },
  // Only a browser's developer tools show this.
  warn: (message) => globalThis.reportError(new Error(message)),
});

function show(name: string, languageId: string, text: string, cursor = 0): void {
  // A text area drops carriage returns, so its own value is used, for offsets to match.
  code.value = text;
  language.value = languageId;
  inspector.show(name, languageId, code.value, cursor);
}

async function showSample(name: string): Promise<void> {
  const text = await (await fetched(here(`samples/${name}`))).text();
  show(name, languageOfFile(name)?.id ?? OTHER, text);
}

async function openSnippet(at: number, offset: number): Promise<void> {
  const snippet = await inspector.snippet(at);
  if (snippet === undefined) return;
  sample.value = '';
  show(snippet.path, languageOfFile(snippet.path)?.id ?? OTHER, snippet.text, offset);
  goTo(offset, false);
}

function goTo(offset: number, focus: boolean): void {
  code.setSelectionRange(offset, offset);
  if (focus) code.focus();
}

/** Fills in the labels, and the names of what can be chosen. */
function write(): void {
  document.documentElement.lang = locale;
  document.getElementById('about')!.textContent = texts.about;
  document.getElementById('sample-label')!.textContent = texts.sample;
  document.getElementById('language-label')!.textContent = texts.readAs;
  code.setAttribute('aria-label', texts.code);
  code.placeholder = texts.code;
  place.setAttribute('aria-label', texts.language);
  frame.title = texts.inspector;
  sample.append(...SAMPLES.map((name) => new Option(name)), new Option(texts.ownText, ''));
  const known = languages.filter(({ scannedAs }) => scannedAs !== undefined);
  language.append(
    ...known.map(({ id, name }) => new Option(name, id)),
    new Option(texts.otherLanguage, OTHER),
  );
  place.append(...LOCALES.map((id) => new Option(id === 'en' ? 'English' : 'Português', id)));
  place.value = locale;
}

function listen(): void {
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow) inspector.receive(data);
  });
  code.addEventListener('input', () => {
    sample.value = '';
    inspector.edit(code.value);
  });
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === code) inspector.moveTo(code.selectionStart);
  });
  sample.addEventListener('change', () => {
    if (sample.value !== '') void showSample(sample.value);
    else show('', language.value, '');
  });
  language.addEventListener('change', () => {
    inspector.show(sample.value, language.value, code.value, code.selectionStart);
  });
  place.addEventListener('change', () => {
    location.search = new URLSearchParams({ lang: place.value }).toString();
  });
}

followTheme();
write();
listen();
// Loaded only now, so that its first message is not missed.
frame.src = 'inspector.html';
inspector.start();
const { memory, file } = readLink(location.hash.slice(1));
inspector.open(memory);
void showSample(SAMPLES.find((name) => name === file) ?? SAMPLES[0]);
