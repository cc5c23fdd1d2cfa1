/** The Neuron Inspector on a file of the sample, whoever computes the network. */
import assert from 'node:assert/strict';

import type { Frame } from 'playwright-core';

import type { ColourOracle } from './colours.ts';
import { chooseNeuron } from './inspecting.ts';
import { inspectorFrame } from './inspector-frame.ts';
import type { TestWorkbench } from './workbench.ts';

/** Opens both, and waits until a neuron is chosen. */
export async function inspectSample({ editor }: TestWorkbench): Promise<Frame> {
  await editor.openFile('queue.ts');
  await editor.goTo(1, 1);
  await editor.command('Neuron Lens: Open Neuron Inspector');
  const frame = await inspectorFrame(editor, '.inspector .line');
  await frame.locator('.list [aria-selected=true]').first().waitFor();
  return frame;
}

/** That each of the neurons colours the text as onnxruntime's values do, and does something in it. */
export async function assertColoursOf(
  names: readonly string[],
  oracle: ColourOracle,
  { editor, host }: TestWorkbench,
  frame: Frame,
): Promise<void> {
  const text = (): Promise<string> =>
    host((vscode) => vscode.window.visibleTextEditors[0]!.document.getText());
  for (const name of names) {
    await chooseNeuron(frame, name);
    const levels = await oracle.settled(editor, frame, text);
    assert.ok(new Set(levels).size > 2, `${name} does something`);
  }
}

/** That a lesson says of a character of the text what the rivals do, wherever their files come from. */
export async function assertLessonOf(
  oracle: ColourOracle,
  { editor, host }: TestWorkbench,
): Promise<void> {
  await editor.command('Neuron Lens: Lesson 3: Forgetting');
  const frame = await inspectorFrame(editor, '.lesson-forgetting .question');
  await frame.getByRole('button', { name: 'Show me' }).click();
  const line = frame.locator('.rival-text');
  await line.press('End');
  await frame.locator('.rival-text:not([aria-valuenow="0"])').waitFor();
  const text = await host((vscode) => vscode.window.visibleTextEditors[0]!.document.getText());
  const bits = await oracle.surprises(text, Number(await line.getAttribute('aria-valuenow')));
  const wanted = bits.map((one) => `${one.toFixed(1)} bits`);
  const shown = frame.locator('.rival-here tbody td:last-child');
  await editor.until(
    async () => (await shown.allTextContents()).join() === wanted.join(),
    `the lesson says ${wanted.join()}`,
  );
}
