import assert from 'node:assert/strict';
import { diagramProblems } from '../../../tools/check/diagram.ts';

const DIAGRAM = `
Some words.

\`\`\`mermaid
graph TD
  host --> worker & core
\`\`\`

\`\`\`mermaid
graph TD
  complete["core/complete"]
  text["core/text"]
  complete --> text
\`\`\`
`;

const IMPORTS = [
  { from: 'src/host/a.ts', to: 'src/core/complete/b.ts' },
  { from: 'src/host/learning/a.ts', to: 'src/worker/b.ts' },
  { from: 'src/host/a.ts', to: 'src/host/learning/a.ts' },
  { from: 'src/core/complete/b.ts', to: 'src/core/text/c.ts' },
  { from: 'src/host/a.ts', to: 'node_modules/valibot/index.js' },
];

describe('the diagrams of the architecture', () => {
  it('hold where each arrow is an import, and each import between folders an arrow', () => {
    assert.deepEqual(diagramProblems(DIAGRAM, IMPORTS), []);
  });

  it('are found out where they leave an import away', () => {
    const more = [
      ...IMPORTS,
      { from: 'src/core/text/c.ts', to: 'src/core/complete/b.ts' },
      { from: 'src/worker/b.ts', to: 'src/core/text/c.ts' },
    ];
    assert.deepEqual(diagramProblems(DIAGRAM, more), [
      'core/text --> core/complete is not drawn',
      'worker --> core is not drawn',
    ]);
  });

  it('are found out where they draw what nobody imports', () => {
    assert.deepEqual(diagramProblems(DIAGRAM, IMPORTS.slice(1)), ['host --> core: no such import']);
  });

  it('are missed', () => {
    assert.deepEqual(diagramProblems('Some words.', IMPORTS), [
      'ARCHITECTURE.md has no Mermaid diagram',
    ]);
  });
});
