import { commands, env, Uri } from 'vscode';

/** Shows the page on privacy, which is in the package, as rendered Markdown. */
export async function showPrivacy(extension: Uri): Promise<void> {
  const file = env.language.toLowerCase() === 'pt-br' ? 'PRIVACY.pt-BR.md' : 'PRIVACY.md';
  await commands.executeCommand('markdown.showPreview', Uri.joinPath(extension, file));
}
