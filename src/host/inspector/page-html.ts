export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** Where the editor serves a page's own files from, for the page's security policy. */
  readonly source: string;
  readonly language: string;
}

/**
 * The page: two files of the extension, and nothing from anywhere else. Styles set by the script need no permission; a
 * worker of a `blob:` runs what the script itself wrote, under the same policy.
 */
export function pageHtml({ script, style, source, language }: PageParts): string {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; font-src ${source}; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none';`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Neuron Inspector</title>
    <link rel="stylesheet" href="${attribute(style)}">
  </head>
  <body>
    <script nonce="${nonce}" src="${attribute(script)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
