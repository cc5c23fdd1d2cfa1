/** The Neuron Inspector as a person meets it: what they choose in it, and what they see chosen. */
import type { Frame } from 'playwright-core';

export interface Chosen {
  readonly neuron: string | null;
  readonly label: string;
  readonly quantity: string;
  readonly look: string;
  readonly pinned: readonly string[];
}

export async function chosenIn(frame: Frame): Promise<Chosen> {
  const value = (selector: string): Promise<string> =>
    frame.evaluate(`document.querySelector(${JSON.stringify(selector)}).value`);
  return {
    neuron: await frame.locator('.chosen').textContent(),
    label: await value('.label-select'),
    quantity: await value('.quantities :checked'),
    look: await value('.look'),
    pinned: await frame.locator('.list[aria-label=Pinned] .name').allTextContents(),
  };
}

/** Finds a neuron by its name, as L2·7. */
export async function chooseNeuron(frame: Frame, name: string): Promise<void> {
  const search = frame.locator('.search');
  await search.fill(name);
  await search.press('Enter');
  await frame.locator('.chosen', { hasText: new RegExp(`^${name}$`) }).waitFor();
}

/** What is shown and how: in a narrow panel behind a button. */
export async function openControls(frame: Pick<Frame, 'locator'>): Promise<void> {
  const more = frame.locator('.more');
  if (!(await more.isVisible()) || (await more.getAttribute('aria-expanded')) === 'true') return;
  await more.click();
}

/** Takes an entry of one of the page's menus. */
export async function chooseEntry(frame: Frame, menu: string, words: string): Promise<void> {
  await frame.locator(menu).click();
  await frame.locator(`${menu} .option`, { hasText: words }).first().click();
}
