import { inspectorFrame } from '../host/inspector-frame.ts';
import type { Writing } from '../host/writing.ts';
import { distributionHead } from './figures.ts';
import { changes } from './page.ts';
import { sample } from './samples.ts';

const length = 100_000;

/** The Neuron Inspector of a real VS Code: what lies between the page and the engine is the editor's own. */
export async function benchPanel(writing: Writing): Promise<string[]> {
  const { editor } = writing.workbench;
  await writing.openFile('panel.ts', sample('ts', length), length - 1);
  await editor.command('Neuron Lens: Open Neuron Inspector');
  const frame = await inspectorFrame(editor, '.list [aria-selected=true]');
  await frame.locator('.text[aria-label^="panel.ts"]').waitFor();
  // Empty once all is read.
  await frame.locator('.reading', { hasText: /%/ }).waitFor();
  await frame.locator('.reading', { hasText: /^$/ }).waitFor({ state: 'attached' });
  return [
    `Panel in VS Code: another neuron, ${length.toLocaleString('en')} characters read, until it is drawn`,
    distributionHead,
    ...(await changes(frame)),
  ];
}
