const partBits = 6;
const firstCapacity = 64;
/** Full enough to grow; beyond, probes get long. */
const fullest = 0.8;
const growth = 1.5;
/** A count that got here stays here: nobody knows any more how far it went. */
const mostCounted = 0xffff;

/** Open addressing with linear probing; a slot without a count is free. */
interface Part {
  keys: Uint32Array;
  counts: Uint16Array;
  size: number;
}

/**
 * Counts by 32-bit key. Six bytes a slot, a half to four fifths of them in use.
 *
 * It is made of parts that grow one by one, so that no call takes longer than moving one of them: some milliseconds in
 * the largest table. What is counted down to nothing is gone, so the table's content does not depend on the order in
 * which things were added and removed.
 *
 * Keys are hashes already, evenly spread, and stand for themselves: two things with one key are one.
 */
export class PairTable {
  readonly #parts: readonly Part[] = Array.from({ length: 2 ** partBits }, () => ({
    keys: new Uint32Array(firstCapacity),
    counts: new Uint16Array(firstCapacity),
    size: 0,
  }));

  /** Keys with a count. */
  get size(): number {
    return this.#parts.reduce((sum, part) => sum + part.size, 0);
  }

  get bytes(): number {
    return this.#parts.reduce(
      (sum, { keys, counts }) => sum + keys.byteLength + counts.byteLength,
      0,
    );
  }

  /** 0 where the key is not there. */
  get(key: number): number {
    const part = this.#partOf(key);
    return part.counts[slotOf(part, key)]!;
  }

  /** Counts one up. Returns the count before. */
  add(key: number): number {
    const part = this.#partOf(key);
    const slot = slotOf(part, key);
    const before = part.counts[slot]!;
    if (before === mostCounted) return before;
    part.keys[slot] = key;
    part.counts[slot] = before + 1;
    if (before === 0 && ++part.size > part.keys.length * fullest) grow(part);
    return before;
  }

  /** Counts one down; what is not there stays as it is. Returns the count after. */
  remove(key: number): number {
    const part = this.#partOf(key);
    const slot = slotOf(part, key);
    const before = part.counts[slot]!;
    if (before === 0 || before === mostCounted) return before;
    part.counts[slot] = before - 1;
    if (before === 1) vacate(part, slot);
    return before - 1;
  }

  #partOf(key: number): Part {
    return this.#parts[key & (2 ** partBits - 1)]!;
  }
}

/** Where the search for a key begins: keys in ascending order, so that a part is moved in one sweep. */
function home(key: number, capacity: number): number {
  return Math.floor((key >>> 0) * (capacity / 2 ** 32));
}

/** The key's slot, or the free one where it would go. */
function slotOf({ keys, counts }: Part, key: number): number {
  const unsigned = key >>> 0;
  let slot = home(key, keys.length);
  while (counts[slot] !== 0 && keys[slot] !== unsigned) if (++slot === keys.length) slot = 0;
  return slot;
}

/** Moves up what had to give way to the slot's key (Knuth, vol. 3, 6.4, algorithm R). */
function vacate(part: Part, slot: number): void {
  const { keys, counts } = part;
  const capacity = keys.length;
  part.size--;
  for (let next = slot; ;) {
    if (++next === capacity) next = 0;
    if (counts[next] === 0) return;
    const at = home(keys[next]!, capacity);
    const stays = slot <= next ? slot < at && at <= next : slot < at || at <= next;
    if (stays) continue;
    keys[slot] = keys[next]!;
    counts[slot] = counts[next]!;
    counts[next] = 0;
    slot = next;
  }
}

function grow(part: Part): void {
  const { keys, counts } = part;
  const capacity = Math.ceil(keys.length * growth);
  part.keys = new Uint32Array(capacity);
  part.counts = new Uint16Array(capacity);
  for (let i = 0; i < keys.length; i++) {
    if (counts[i] === 0) continue;
    const slot = slotOf(part, keys[i]!);
    part.keys[slot] = keys[i]!;
    part.counts[slot] = counts[i]!;
  }
}
