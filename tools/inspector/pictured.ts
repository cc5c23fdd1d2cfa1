/** The twelve files of the pictures: typical ones, and ones in which there is little to see. */

export interface Pictured {
  readonly name: string;
  text(example: (name: string) => Promise<string>): Promise<string>;
  /** Line of the cursor, counted from 0. */
  readonly line?: number;
  readonly column?: number;
}

const of = (text: string) => (): Promise<string> => Promise.resolve(text);

const SCRIPT = `// Counts the words of a page, the most frequent first.
export function countWords(text, { least = 2, stop = new Set(['the', 'a']) } = {}) {
  const counts = new Map();
  for (const word of text.toLowerCase().match(/[a-z']+/g) ?? []) {
    if (stop.has(word) || word.length < least) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}

console.log(countWords("It is what it is, and it isn't (always) [easy].").slice(0, 3));
`;

const COMPONENT = `import { useState } from 'react';

interface Props {
  readonly items: readonly string[];
}

/** A list that can be narrowed down. */
export function Filtered({ items }: Props) {
  const [text, setText] = useState('');
  const shown = items.filter((item) => item.includes(text));
  return (
    <section className="list">
      <input value={text} onChange={(event) => setText(event.target.value)} />
      {shown.length === 0 ? <p>Nothing (yet).</p> : shown.map((item) => <li key={item}>{item}</li>)}
    </section>
  );
}
`;

const GO = `package main

import (
	"fmt"
	"os"
)

// Sum adds up what the table has.
func Sum(table map[string][]int) int {
	total := 0
	for _, row := range table {
		for i := 0; i < len(row); i++ {
			total += row[i]
		}
	}
	return total
}

func main() {
	fmt.Fprintln(os.Stderr, Sum(map[string][]int{"a": {1, 2}, "b": {3}}))
}
`;

const NOTES = `Shopping (for Saturday)
    bread, and cheese if there is any
    two lemons [not limes]

The train leaves at 9:40 from platform 4; it isn't the one
that stops everywhere. Call {Ana} before, her number is on
the list (the other list, not this one).
`;

const MARKDOWN = `# A small network

It reads *one* character at a time (see [the notes](https://example.org/notes)).

- state: \`h\` and \`c\`
- gates: input, forget, output

\`\`\`ts
const h = o * Math.tanh(c);
\`\`\`

> It is silent when it is not sure.
`;

const STYLE = `:root {
  --edge: color-mix(in srgb, currentcolor 20%, transparent);
}

.list > li:not([hidden]) {
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
}
`;

export const pictured: readonly Pictured[] = [
  { name: 'queue.ts', text: (example) => example('queue.ts'), line: 16, column: 12 },
  { name: 'inventory.py', text: (example) => example('inventory.py'), line: 20 },
  { name: 'ring_buffer.c', text: (example) => example('ring_buffer.c'), line: 30 },
  { name: 'words.js', text: of(SCRIPT), line: 4 },
  { name: 'filtered.tsx', text: of(COMPONENT), line: 11 },
  { name: 'sum.go', text: of(GO), line: 11 },
  { name: 'list.css', text: of(STYLE) },
  { name: 'notes.txt', text: of(NOTES), line: 4 },
  { name: 'notes.md', text: of(MARKDOWN), line: 2 },
  { name: 'empty.ts', text: of('') },
  {
    name: 'long.py',
    text: async (example: (name: string) => Promise<string>): Promise<string> => {
      const lines = (await example('inventory.py')).split('\n');
      return Array.from({ length: 2_000 }, (_, at) => lines[at % lines.length]!).join('\n');
    },
    ...{ line: 1_500, column: 4 },
  },
  {
    name: 'one_line.js',
    text: of(`${Array.from({ length: 2_000 }, (_, at) => `f${at}([${at}]);`).join('')}\n`),
    ...{ line: 0, column: 9_000 },
  },
];
