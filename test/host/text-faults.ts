/** Text of a page that is cut off, or runs into other text. */
import type { Page } from 'playwright-core';

/** Of the part that `selector` names, a line for each; empty where all can be read. */
export function textFaults(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(findFaults, selector);
}

/** Runs in the page. */
function findFaults(selector: string): string[] {
  const root = document.querySelector(selector);
  if (root === null) return [`no ${selector}`];
  /** Pixels by which a box may be beside its place: letters lean out of theirs. */
  const slack = 1.5;
  const faults: string[] = [];
  const say = (what: string, node: Node): void => {
    const words = node.textContent!.trim().replaceAll(/\s+/g, ' ').slice(0, 50);
    const at = node instanceof Element ? node : node.parentElement;
    faults.push(`${what}: “${words}” in ${at?.tagName ?? ''}.${at?.getAttribute('class') ?? ''}`);
  };
  const isSpoken = (one: Element): boolean => one.closest('.spoken') !== null;
  const isShown = (one: Element): boolean =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isSpoken(one);

  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const own = node.parentElement!;
    if (node.textContent!.trim() === '' || !isShown(own) || own.closest('svg')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    // A sign alone, such as that of a line's end, is wider than the letters whose column it stands in.
    const lean = node.textContent!.trim().length === 1 ? 3 * slack : slack;
    // The first that cuts off what does not fit, or lets one scroll to it. What is placed freely has no place of its own.
    let isFree = false;
    for (let box: Element | null = own; box !== null; box = box.parentElement) {
      const { overflowX, display, position, textOverflow } = getComputedStyle(box);
      if (display === 'inline' || display === 'contents') continue;
      const place = box.getBoundingClientRect();
      const fits = text.left >= place.left - lean && text.right <= place.right + lean;
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      if (position === 'absolute' || position === 'fixed') isFree = true;
      if ((fits || (isFree && overflowX === 'visible')) && box !== root) {
        if (overflowX === 'visible') continue;
        break;
      }
      if (!fits) say(textOverflow === 'ellipsis' ? 'cut off' : 'wider than its place', node);
      break;
    }
  }

  for (const picture of root.querySelectorAll('svg')) {
    if (!isShown(picture)) continue;
    const place = picture.getBoundingClientRect();
    const texts = [...picture.querySelectorAll('text')]
      .filter((one) => one.textContent.trim() !== '' && isShown(one))
      .map((one) => ({ one, box: one.getBoundingClientRect() }));
    for (const { one, box } of texts) {
      const isIn =
        box.left >= place.left - slack &&
        box.right <= place.right + slack &&
        box.top >= place.top - slack &&
        box.bottom <= place.bottom + slack;
      if (!isIn) say('beyond its picture', one);
    }
    for (const [k, { one, box }] of texts.entries()) {
      for (const { one: other, box: with_ } of texts.slice(k + 1)) {
        const across = Math.min(box.right, with_.right) - Math.max(box.left, with_.left);
        const down = Math.min(box.bottom, with_.bottom) - Math.max(box.top, with_.top);
        // A line of letters is less high than its box.
        if (across > slack && down > Math.min(box.height, with_.height) / 3) {
          say(`over “${other.textContent.slice(0, 30)}”`, one);
        }
      }
    }
  }
  return [...new Set(faults)];
}
