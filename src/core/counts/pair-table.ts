import {
  emptyPages,
  free,
  homeOf,
  insert,
  isWhole,
  mostInSlot,
  pageOf,
  slotOf,
  spread,
  vacate,
  type Page,
  type Pages,
} from './pair-page.ts';

const partBits = 6;
const fewestHomes = 16;
/** Keys for each home above which a part grows, and below which it shrinks. */
const fullest = 0.9;
const emptiest = 0.3;

const shrinking = 0.45;

interface Part {
  on: Pages;
  readonly growth: number;
  size: number;
  /** By key: its count beyond the most that a slot can hold. */
  readonly beyond: Map<number, number>;
}

/**
 * Counts by key of 64 bits, 62 of which tell keys apart. Eight bytes a slot, four fifths of them in use.
 *
 * It is made of parts that grow and shrink one by one, so that no call takes longer than moving one of them: about a
 * millisecond in the largest table. They are made of pages of one size, which pass from part to part, so that growing
 * leaves no garbage. A key that is counted down to 0 is gone, so the table's content does not depend on the order in
 * which things were added and removed.
 *
 * Keys are hashes already, evenly spread, and stand for themselves: two things with one key are counted as one.
 */
export class PairTable {
  readonly #parts: readonly Part[] = Array.from({ length: 2 ** partBits }, (_, i) => ({
    on: emptyPages(fewestHomes, []),
    growth: 1.3 + (0.3 * i) / 2 ** partBits,
    size: 0,
    beyond: new Map<number, number>(),
  }));
  /** Unused pages, at most as many as a part has. */
  #spare: Page[] = [];

  /** Keys with a count. */
  get size(): number {
    return this.#parts.reduce((sum, part) => sum + part.size, 0);
  }

  get bytes(): number {
    const pages = [...this.#parts.flatMap(({ on }) => on.pages), ...this.#spare];
    return pages.reduce((sum, page) => sum + page.byteLength, 0);
  }

  /** 0 where the key is not there. */
  get(high: number, low: number): number {
    const part = this.#partOf(low);
    const first = firstHalf(high);
    const home = homeOf(part.on, first);
    const page = pageOf(part.on, home);
    const slot = slotOf(page, home, first, low);
    if (page[slot] !== first) return 0;
    const count = page[slot + 1]! & mostInSlot;
    return count < mostInSlot ? count : count + (part.beyond.get(beyondKey(first, low)) ?? 0);
  }

  /** Counts one up. Returns the count before. */
  add(high: number, low: number): number {
    const part = this.#partOf(low);
    const first = firstHalf(high);
    const home = homeOf(part.on, first);
    const page = pageOf(part.on, home);
    const slot = slotOf(page, home, first, low);
    if (page[slot] === first) {
      const count = page[slot + 1]! & mostInSlot;
      if (count === mostInSlot) return count + addBeyond(part, first, low);
      page[slot + 1]!++;
      return count;
    }
    const room = insert(page, slot, first, low);
    part.size++;
    if (!room || part.size > part.on.homes * fullest) this.#move(part, part.on.homes * part.growth);
    return 0;
  }

  /** Counts one down. Returns the count after; -1 where the key was not there, and nothing has changed. */
  remove(high: number, low: number): number {
    const part = this.#partOf(low);
    const first = firstHalf(high);
    const home = homeOf(part.on, first);
    const page = pageOf(part.on, home);
    const slot = slotOf(page, home, first, low);
    if (page[slot] !== first) return -1;
    const count = page[slot + 1]! & mostInSlot;
    if (count === mostInSlot) {
      const more = removeBeyond(part, first, low);
      if (more >= 0) return count + more;
    }
    if (count > 1) page[slot + 1]!--;
    else {
      vacate(part.on, page, slot);
      part.size--;
      const { homes } = part.on;
      if (homes > fewestHomes && part.size < homes * emptiest) this.#move(part, homes * shrinking);
    }
    return count - 1;
  }

  #partOf(low: number): Part {
    return this.#parts[low & (2 ** partBits - 1)]!;
  }

  /** Moves a part to pages with about this many homes, or more where keys stand too close together. */
  #move(part: Part, homes: number): void {
    const { pages } = part.on;
    let to = emptyPages(Math.max(homes, fewestHomes), this.#spare);
    while (!spread(part.on, to)) to = emptyPages(to.homes * part.growth, this.#spare);
    part.on = to;
    this.#spare.push(...pages.filter(isWhole));
    this.#spare.length = Math.min(this.#spare.length, pages.length);
  }
}

/** The half that orders keys. The last value of 32 bits means a free slot: the two last ones are one. */
function firstHalf(high: number): number {
  return high === free ? free - 1 : high;
}

/** As much of a key as fits in a whole number: enough to distinguish the few keys whose counts exceed a slot's. */
function beyondKey(first: number, second: number): number {
  return (first >>> 0) * 2 ** 21 + (second >>> 11);
}

/** Returns how much was beyond before. */
function addBeyond({ beyond }: Part, first: number, second: number): number {
  const key = beyondKey(first, second);
  const before = beyond.get(key) ?? 0;
  beyond.set(key, before + 1);
  return before;
}

/** Returns how much is beyond after; -1 where nothing was. */
function removeBeyond({ beyond }: Part, first: number, second: number): number {
  const key = beyondKey(first, second);
  const after = (beyond.get(key) ?? 0) - 1;
  if (after > 0) beyond.set(key, after);
  else beyond.delete(key);
  return after;
}
