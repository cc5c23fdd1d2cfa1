/** The classes by which VS Code tells a page which theme is used; the colours are in theme.css. */
export function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => {
    document.body.className = dark.matches ? 'vscode-dark' : 'vscode-light';
  };
  dark.addEventListener('change', follow);
  follow();
}
