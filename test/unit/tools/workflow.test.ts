/** The workflow for a forge, which nobody has run: at least GitHub's own parser understands it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const FILE = '.github/workflows/release.yml';
const TEXT = readFileSync(FILE, 'utf8');

/** What GitHub would refuse of a workflow. */
async function faults(content: string): Promise<string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
    await import('@actions/workflow-parser');
  const { context, value } = parseWorkflow({ name: FILE, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

describe('The workflow', () => {
  it('is one to the letter', async () => {
    assert.deepEqual(await faults(TEXT), []);
  });

  it('would be refused with a word that does not exist, or a job that it waits for in vain', async () => {
    assert.notDeepEqual(await faults(TEXT.replace('runs-on:', 'run-on:')), []);
    assert.notDeepEqual(await faults(TEXT.replace('needs: [check', 'needs: [chek')), []);
    assert.notDeepEqual(await faults(TEXT.replace('matrix.start }}', 'matrix.start }')), []);
  });

  it('runs what the README tells a person to', () => {
    const steps = [...TEXT.matchAll(/- run: (npm .*)/g)].map(([, command]) => command!);
    const readme = readFileSync('README.md', 'utf8');
    const told = [...readme.matchAll(/^ {4}(npm ci) && (npm \w+)/gm)];
    assert.equal(told.length, 2);
    for (const command of told.flatMap(([, ...commands]) => commands)) {
      assert.ok(
        steps.some((step) => step.startsWith(command)),
        command,
      );
    }
  });
});
