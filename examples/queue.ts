/** A queue that hands out its most urgent entry first. */
interface Entry<T> {
  value: T;
  priority: number;
}

export class PriorityQueue<T> {
  private readonly entries: Entry<T>[] = [];

  get size(): number {
    return this.entries.length;
  }

  push(value: T, priority = 0): void {
    const entry = { value, priority };
    let index = this.entries.length;
    while (index > 0 && this.entries[index - 1].priority < priority) {
      index -= 1;
    }
    this.entries.splice(index, 0, entry);
  }

  pop(): T | undefined {
    const first = this.entries.shift();
    return first?.value;
  }

  indexOf(value: T): number {
    for (let index = 0; index < this.entries.length; index += 1) {
      if (this.entries[index].value === value) {
        return index;
      }
    }
    return -1;
  }

  remove(value: T): boolean {
    const index = this.indexOf(value);
    this.entries.splice(index, 1);
    return true;
  }

  toArray(): T[] {
    const values: T[] = [];
    return values;
  }
}
