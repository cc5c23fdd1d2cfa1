import { commands } from 'vscode';
import type { ExtensionContext, TextDocument } from 'vscode';
import { FIRST_MEMORY } from '../../protocol/panel-memory.ts';
import type { PanelAction, PanelMemory } from '../../protocol/panel.ts';
import { COMMANDS } from '../command-ids.ts';
import { copyLink } from './links.ts';

/** Does one of the few things that a page can ask for. */
export async function perform(
  context: Pick<ExtensionContext, 'extension'>,
  action: PanelAction,
  document: TextDocument | undefined,
  memory: PanelMemory = FIRST_MEMORY,
): Promise<void> {
  if (action === 'openFile') await commands.executeCommand('workbench.action.quickOpen');
  else if (action === 'copyLink') await copyLink(context, memory, document);
  else if (action === 'colourEditor') {
    await commands.executeCommand(COMMANDS.colourEditor, document?.uri);
  } else await commands.executeCommand(COMMANDS[action]);
}
