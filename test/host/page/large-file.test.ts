import { Writing } from '../writing.ts';

const LINE = 'def a_function(argument, another):\n    return argument + another  # and so on\n';
const MEGABYTE = LINE.repeat(Math.ceil(1_000_000 / LINE.length));
describe('A file of a megabyte', () => {
  let writing: Writing;

  before(async () => {
    writing = await Writing.open();
    await writing.openFile('first.py', 'import os\n');
    await writing.waitForModel();
  });
  after(() => writing.close());

  it('is completed from its last lines while the rest is still being read', async () => {
    await writing.openFile('end.py', MEGABYTE);
    await writing.workbench.editor.type('    return arg');
    await writing.waitForStatus(/the file is still being read/);
    await writing.ghost.first().waitFor();
  });
});
