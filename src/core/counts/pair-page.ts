/**
 * Slots of two words: [first half of a key] [24 bits of its second half, 8 bits of its count]. They ascend by the first
 * half, with free slots between: a key stands at its home, or behind those that crowd it out (ordered linear probing,
 * Amble & Knuth 1974), so that the search for one that is not there ends early, even if nine tenths are in use.
 */
export type Page = Int32Array;

const homeBits = 12;
/** Slots of a whole page at which the search for a key can begin. */
const wholePage = 2 ** homeBits;
/** Slots after these, for keys that are crowded out. The very last one is never used: there every search ends. */
const behind = 48;

/** First half of a free slot; that of a key is less. */
export const free = 0x7fff_ffff;
export const mostInSlot = 0xff;

function emptyPage(homes: number): Page {
  return new Int32Array(2 * (homes + behind)).fill(free);
}

/** Pages in ascending order of the keys' first halves. */
export interface Pages {
  readonly pages: readonly Page[];
  readonly homes: number;
  /** Homes for each first half of a key. */
  readonly scale: number;
}

/** Empty pages for at least this many homes: one of this size, or whole ones, from `used` first. */
export function emptyPages(least: number, used: Page[]): Pages {
  const count = Math.ceil(least / wholePage);
  const homes = count === 1 ? Math.ceil(least) : count * wholePage;
  const pages = Array.from({ length: count }, () =>
    count === 1 ? emptyPage(homes) : (used.pop()?.fill(free) ?? emptyPage(wholePage)),
  );
  return { pages, homes, scale: homes / 2 ** 32 };
}

export function isWhole(page: Page): boolean {
  return page.length === 2 * (wholePage + behind);
}

/** Number of a key's home, counted over all pages, by their `scale`. */
export function homeOf(scale: number, first: number): number {
  return ((first + 2 ** 31) * scale) | 0;
}

export function pageOf(pages: readonly Page[], home: number): Page {
  return pages[home >>> homeBits]!;
}

/**
 * Reads a home and what lies a cache line of 64 bytes behind it, which most new keys push on as well. What comes of it
 * says nothing.
 */
export function touch(pages: readonly Page[], home: number): number {
  const page = pageOf(pages, home);
  const slot = 2 * (home & (wholePage - 1));
  return page[slot]! ^ page[slot + 16]!;
}

/** Index of the key's slot, or of the one that it would take. */
export function slotOf(page: Page, home: number, first: number, second: number): number {
  let slot = 2 * (home & (wholePage - 1));
  while (page[slot]! < first) slot += 2;
  while (page[slot] === first && ((page[slot + 1]! ^ second) & ~mostInSlot) !== 0) slot += 2;
  return slot;
}

/** Puts a key with a count of one into the slot that it would take. Returns whether the page has room for another. */
export function insert(page: Page, slot: number, first: number, second: number): boolean {
  const none = free;
  let movedFirst = first;
  let movedRest = (second & ~mostInSlot) | 1;
  for (let at = slot; ; at += 2) {
    const there = page[at]!;
    const restThere = page[at + 1]!;
    page[at] = movedFirst;
    page[at + 1] = movedRest;
    if (there === none) return at < page.length - 4;
    movedFirst = there;
    movedRest = restThere;
  }
}

/** Frees a slot, and moves up what its key had crowded out. */
export function vacate({ scale }: Pages, page: Page, slot: number): void {
  const none = free;
  const mask = wholePage - 1;
  let at = slot;
  for (;;) {
    const first = page[at + 2]!;
    if (first === none) break;
    const home = 2 * (homeOf(scale, first) & mask);
    if (home === at + 2) break;
    page[at] = first;
    page[at + 1] = page[at + 3]!;
    at += 2;
  }
  page[at] = none;
}

/** Spreads what stands on pages over empty ones. Returns false where one of these is too full. */
export function spread({ pages }: Pages, to: Pages): boolean {
  const { scale } = to;
  const none = free;
  const mask = wholePage - 1;
  let targetIndex = 0;
  let target = to.pages[0]!;
  let end = target.length - 4;
  let next = 0;
  for (const page of pages) {
    const length = page.length - 2;
    for (let slot = 0; slot < length; slot += 2) {
      const first = page[slot]!;
      if (first === none) continue;
      const home = homeOf(scale, first);
      const own = home >>> homeBits;
      if (own !== targetIndex) {
        targetIndex = own;
        target = to.pages[own]!;
        end = target.length - 4;
        next = 0;
      }
      const gap = 2 * (home & mask) - next;
      next += gap & ~(gap >> 31);
      if (next === end) return false;
      target[next] = first;
      target[next + 1] = page[slot + 1]!;
      next += 2;
    }
  }
  return true;
}
