/** What the editor's processes inherit. */

/**
 * `inherited` without what another VS Code says to the programs in its
 * terminal and without the flags of the Node that runs us, and with an
 * extension gallery that is nowhere.
 */
export function editorEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}' };
}
