import type { PairKeys } from './pair-keys.ts';
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
  touch,
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
 * Keys come many at a time. In a large table each lies where the processor has nothing in its cache, and to wait for
 * memory took more than half of the time; so the slots of all are read before the first is counted.
 *
 * Keys are hashes already, evenly spread, and stand for themselves: two things with one key are counted as one.
 */
export class PairTable {
  readonly #parts: readonly Part[] = Array.from({ length: 2 ** partBits }, (_, i) => ({
    on: emptyPages(fewestHomes, []),
    growth: 1.3 + (0.3 * i) / 2 ** partBits,
    beyond: new Map<number, number>(),
  }));
  // What every key needs of its part lies close together: the pages, homes for each first half of a key, keys, and most
  // keys before it grows.
  readonly #pages = this.#parts.map(({ on }) => on.pages);
  readonly #scales = Float64Array.from(this.#parts, ({ on }) => on.scale);
  readonly #sizes = new Int32Array(2 ** partBits);
  readonly #limits = Float64Array.from(this.#parts, ({ on }) => on.homes * fullest);
  /** Unused pages, at most as many as a part has. */
  #spare: Page[] = [];

  /** Keys with a count. */
  get size(): number {
    return this.#sizes.reduce((sum, size) => sum + size, 0);
  }

  get bytes(): number {
    const pages = [...this.#parts.flatMap(({ on }) => on.pages), ...this.#spare];
    return pages.reduce((sum, page) => sum + page.byteLength, 0);
  }

  /** The count of each key; 0 where it is not there. Those of one context lie so close together that none is waited for. */
  get(keys: PairKeys): void {
    const { high, low, counts, length } = keys;
    for (let i = 0; i < length; i++) {
      const first = firstHalf(high[i]!);
      const second = low[i]!;
      const number = partOf(second);
      const home = homeOf(this.#scales[number]!, first);
      const page = pageOf(this.#pages[number]!, home);
      const slot = slotOf(page, home, first, second);
      const count = page[slot] === first ? page[slot + 1]! & mostInSlot : 0;
      counts[i] = count < mostInSlot ? count : count + this.#beyond(first, second);
    }
  }

  /** Counts each key one up, one after another; the count of each is that before. */
  add(keys: PairKeys): void {
    const { high, low, counts, homes, length } = keys;
    const pages = this.#pages;
    this.#find(keys, 0);
    for (let i = 0; i < length; i++) {
      const first = firstHalf(high[i]!);
      const second = low[i]!;
      const number = partOf(second);
      const home = homes[i]!;
      const page = pageOf(pages[number]!, home);
      const slot = slotOf(page, home, first, second);
      if (page[slot] === first) {
        const count = page[slot + 1]! & mostInSlot;
        if (count < mostInSlot) {
          page[slot + 1]!++;
          counts[i] = count;
        } else counts[i] = count + addBeyond(this.#parts[number]!, first, second);
        continue;
      }
      counts[i] = 0;
      const room = insert(page, slot, first, second);
      const size = ++this.#sizes[number]!;
      if (room && size <= this.#limits[number]!) continue;
      const { on, growth } = this.#parts[number]!;
      this.#move(number, on.homes * growth);
      this.#find(keys, i + 1);
    }
  }

  /**
   * Counts each key one down, one after another; the count of each is that after, or -1 where the key was not there and
   * nothing has changed. Returns how many were not there.
   */
  remove(keys: PairKeys): number {
    const { high, low, counts, homes, length } = keys;
    let missed = 0;
    const pages = this.#pages;
    this.#find(keys, 0);
    for (let i = 0; i < length; i++) {
      const first = firstHalf(high[i]!);
      const second = low[i]!;
      const number = partOf(second);
      const home = homes[i]!;
      const page = pageOf(pages[number]!, home);
      const slot = slotOf(page, home, first, second);
      if (page[slot] !== first) {
        counts[i] = -1;
        missed++;
        continue;
      }
      const count = page[slot + 1]! & mostInSlot;
      const more = count < mostInSlot ? -1 : removeBeyond(this.#parts[number]!, first, second);
      if (more >= 0) {
        counts[i] = count + more;
        continue;
      }
      counts[i] = count - 1;
      if (count > 1) {
        page[slot + 1]!--;
        continue;
      }
      const { on } = this.#parts[number]!;
      vacate(on, page, slot);
      const size = --this.#sizes[number]!;
      if (on.homes <= fewestHomes || size >= on.homes * emptiest) continue;
      this.#move(number, on.homes * shrinking);
      this.#find(keys, i + 1);
    }
    return missed;
  }

  /**
   * The homes of all keys from the one of this number on. Two short loops, the second of nothing but reads that do not
   * wait for each other: so the processor has many of them under way at once.
   */
  #find(keys: PairKeys, from: number): void {
    const { high, low, homes, length } = keys;
    const scales = this.#scales;
    for (let i = from; i < length; i++) {
      homes[i] = homeOf(scales[partOf(low[i]!)]!, firstHalf(high[i]!));
    }
    const pages = this.#pages;
    let touched = 0;
    for (let i = from; i < length; i++) {
      touched ^= touch(pages[partOf(low[i]!)]!, homes[i]!);
    }
    keys.touched = touched;
  }

  #beyond(first: number, second: number): number {
    return this.#parts[partOf(second)]!.beyond.get(beyondKey(first, second)) ?? 0;
  }

  /** Moves a part to pages with about this many homes, or more where keys stand too close together. */
  #move(number: number, homes: number): void {
    const part = this.#parts[number]!;
    const { pages } = part.on;
    let to = emptyPages(Math.max(homes, fewestHomes), this.#spare);
    while (!spread(part.on, to)) to = emptyPages(to.homes * part.growth, this.#spare);
    part.on = to;
    this.#pages[number] = to.pages;
    this.#scales[number] = to.scale;
    this.#limits[number] = to.homes * fullest;
    this.#spare.push(...pages.filter(isWhole));
    this.#spare.length = Math.min(this.#spare.length, pages.length);
  }
}

function partOf(low: number): number {
  return low & (2 ** partBits - 1);
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
