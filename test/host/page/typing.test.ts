import { openWorkbench, type TestWorkbench } from '../workbench.ts';

describe('Typing in the page', () => {
  let workbench: TestWorkbench;

  before(async () => {
    workbench = await openWorkbench();
    await workbench.editor.openFile('queue.ts');
  });
  after(() => workbench.close());

  it('changes the document that the extension host sees', async () => {
    const { editor } = workbench;
    await editor.goTo(1, 1);
    await editor.type('let greeting = "hello";');
    await editor.press('Enter');

    await editor.until(
      async () => (await editor.lines())[0] === 'let greeting = "hello";',
      'the line is painted',
    );
    await editor.until(
      async () =>
        (await workbench.host(
          (vscode) => vscode.window.activeTextEditor?.document.lineAt(0).text,
        )) === 'let greeting = "hello";',
      'the extension host knows',
    );
  });
});
