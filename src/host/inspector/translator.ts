/** The part of `vscode.l10n` that texts need, so that the page can be shown without an editor. */
export interface Translator {
  t(message: string): string;
}
