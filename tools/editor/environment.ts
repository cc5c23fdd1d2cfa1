/** What the editor's processes inherit. */

/**
 * `inherited` without the variables that another VS Code sets in its terminal
 * and without the flags of the Node that runs us, and with an extension
 * gallery that does not exist.
 */
export function editorEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  return { ...Object.fromEntries(kept), EXTENSIONS_GALLERY: '{}' };
}
