import type { Case } from './case.ts';

const store = `import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export class Store {
  readonly #folder: string;
  #entries = new Map<string, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async load(name: string): Promise<string> {
`;

const queue = `interface Entry<T> {
  value: T;
  priority: number;
}

export class Queue<T> {
  private readonly entries: Entry<T>[] = [];

  indexOf(value: T): number {
    for (let index = 0; index < this.entries.length; index += 1) {
      if (this.entries[index].value === value) {
        return index;
      }
    }
    return -1;
  }
`;

export const typescript: readonly Case[] = [
  {
    name: 'an imported function after await',
    file: 'store.ts',
    text: `${store}    const text = await rea‸`,
    want: ['dFile'],
  },
  {
    name: 'an imported function, two letters',
    file: 'store.ts',
    text: `${store}    await wr‸`,
    want: ['iteFile'],
  },
  {
    name: 'a private field',
    file: 'store.ts',
    text: `${store}    const file = path.join(this.#fo‸`,
    want: ['lder'],
  },
  {
    name: 'a private field used once',
    file: 'store.ts',
    text: `${store}    const size = this.#en‸`,
    want: ['tries'],
  },
  {
    name: 'a parameter in a call',
    file: 'store.ts',
    text: `${store}    const file = path.join(this.#folder, na‸`,
    want: ['me)'],
  },
  {
    name: 'a local returned',
    file: 'count.ts',
    text: `export function histogram(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return coun‸`,
    want: ['ts'],
  },
  {
    name: 'the index of a loop',
    file: 'loop.ts',
    text: `export function sum(values: number[]): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    total += values[ind‸`,
    want: ['ex];', 'ex]'],
  },
  {
    name: 'the head of a loop, whole or not at all',
    file: 'loop.ts',
    text: `export function sum(values: number[]): number {
  let total = 0;
  f‸`,
    want: 'whole',
  },
  {
    name: 'a condition begun, whole or not at all',
    file: 'check.ts',
    text: `export class Gate {
  open = false;
  toggle(): void {
    if‸`,
    want: 'whole',
  },
  {
    name: 'a variable compared',
    file: 'check.ts',
    text: `export function isKnown(value: string, known: readonly string[]): boolean {
  return known.includes(val‸`,
    want: ['ue)'],
  },
  {
    name: 'an interface defined above',
    file: 'types.ts',
    text: `interface ParseOptions {
  readonly strict: boolean;
}

export function parse(text: string, options: Pars‸`,
    want: ['eOptions'],
  },
  {
    name: 'a member of a parameter of a known type',
    file: 'types.ts',
    text: `interface ParseOptions {
  readonly strict: boolean;
  readonly tolerance: number;
}

export function parse(text: string, options: ParseOptions): number {
  return text.length * options.tol‸`,
    want: ['erance'],
  },
  {
    name: 'a destructured name',
    file: 'split.ts',
    text: `export function area({ width, height }: { width: number; height: number }): number {
  return width * hei‸`,
    want: ['ght'],
  },
  {
    name: 'the argument of an arrow function',
    file: 'users.ts',
    text: `export const names = (people: readonly { name: string }[]) =>
  people.map((person) => per‸`,
    want: ['son.name', 'son'],
  },
  {
    name: 'a function defined above',
    file: 'format.ts',
    text: `function formatMoney(cents: number): string {
  return (cents / 100).toFixed(2);
}

export function bill(total: number): string {
  return \`Total: \${form‸`,
    want: ['atMoney'],
  },
  {
    name: 'an event handler of the class',
    file: 'view.ts',
    text: `export class Panel {
  attach(button: HTMLButtonElement): void {
    button.addEventListener('click', () => this.handleClick());
  }

  private hand‸`,
    want: ['leClick'],
  },
  {
    name: 'an enum member',
    file: 'mode.ts',
    text: `enum Mode {
  Compact,
  Expanded,
}

export function next(mode: Mode): Mode {
  return mode === Mode.Compact ? Mode.Exp‸`,
    want: ['anded'],
  },
  {
    name: 'a closing call and its semicolon',
    file: 'log.ts',
    text: `export function warn(message: string): void {
  console.warn(mess‸`,
    want: ['age)'],
  },
  {
    name: 'the rest of a property copied',
    file: 'copy.ts',
    text: `export function copy(source: { title: string; author: string }) {
  return {
    title: source.title,
    author: sou‸`,
    want: ['rce.author'],
  },
  {
    name: 'a type parameter',
    file: 'generic.ts',
    text: `export function first<Element>(list: readonly Element[]): Ele‸`,
    want: ['ment'],
  },
  {
    name: 'the name that the pop-up has selected',
    file: 'select.ts',
    text: `export function pick(candidates: string[], fallback: string): string {
  const [best] = candidates;
  return best ?? fa‸`,
    want: ['llback;'],
    popup: 'fallback',
  },
  {
    name: 'an imported name of a file of the project',
    file: 'main.ts',
    text: `import { normalizeHeaders } from './headers';

export function send(headers: Record<string, string>): void {
  const clean = norm‸`,
    want: ['alizeHeaders'],
    beside: {
      'headers.ts': `export function normalizeHeaders(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
}
`,
    },
  },
  {
    name: 'nothing at the name of a new class',
    file: 'fresh.ts',
    text: `export class ‸`,
    want: 'nothing',
  },
  {
    name: 'no end at an operator',
    file: 'compare.ts',
    text: `export function same(left: number, right: number): boolean {
  return left‸`,
    want: 'whole',
  },
  {
    name: 'a loop like the one above, its header whole or not at all',
    file: 'queue.ts',
    text: `${queue}
  clear(): void {
    for (let‸`,
    want: 'whole',
  },
  {
    name: 'the same from the word on',
    file: 'queue.ts',
    text: `${queue}
  has(value: T): boolean {
    for‸`,
    want: 'whole',
  },
  {
    name: 'a call like the one above, closed or not at all',
    file: 'report.ts',
    text: `export function read(path: string): string {
  console.info('reading', path);
  return load(path, { strict: true });
}

export function write(path: string): void {
  cons‸`,
    want: 'whole',
  },
  {
    name: 'a condition like the one above, whole or not at all',
    file: 'range.ts',
    text: `export function range(first?: number, second?: number): number[] {
  if (first === undefined) {
    return [];
  }
  if (sec‸`,
    want: 'whole',
  },
  {
    name: 'a callback, closed or not at all',
    file: 'values.ts',
    text: `export function scale(values: number[], factor: number) {
  const doubled = values.map((value) => value * 2);
  const scaled = val‸`,
    want: 'whole',
  },
];
