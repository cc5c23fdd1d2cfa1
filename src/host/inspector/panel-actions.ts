import { commands } from 'vscode';
import type { TextDocument } from 'vscode';
import type { PanelAction } from '../../protocol/panel.ts';
import { COMMANDS } from '../command-ids.ts';

/** Does one of the few things that a page can ask for. */
export async function perform(
  action: PanelAction,
  document: TextDocument | undefined,
): Promise<void> {
  if (action === 'openFile') await commands.executeCommand('workbench.action.quickOpen');
  else if (action === 'colourEditor') {
    await commands.executeCommand(COMMANDS.colourEditor, document?.uri);
  } else await commands.executeCommand(COMMANDS[action]);
}
