/**
 * Finds strings for users that lack a translation, and translations that are no
 * longer used. The strings are read from the program with the TypeScript
 * parser, from calls as VS Code defines them (vscode.l10n.t).
 */
import ts from 'typescript';

/** Contents of the files that hold strings; texts of JSON files parsed. */
export interface LocalizedFiles {
  /** Path -> TypeScript text. */
  readonly sources: ReadonlyMap<string, string>;
  readonly packageJson: unknown;
  readonly packageNls: Messages;
  readonly bundle: Messages;
  /** Language -> its two files. */
  readonly translations: ReadonlyMap<
    string,
    { readonly packageNls: Messages; readonly bundle: Messages }
  >;
}

export type Messages = Readonly<Record<string, string>>;

export interface Found {
  /** Key -> English text, in the order of their names. */
  readonly messages: Messages;
  readonly problems: readonly string[];
}

/** Every string of the program that is passed to `l10n.t`, and a problem for every call whose string cannot be read. */
export function messagesOf(sources: ReadonlyMap<string, string>): Found {
  const messages: Record<string, string> = {};
  const problems: string[] = [];
  for (const [file, text] of sources) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        const name = calledName(node);
        if (name === 'l10n.t') {
          const message = readMessage(node.arguments[0]);
          if (message === undefined) {
            problems.push(`${place}: l10n.t needs a text that can be read here, not computed`);
          } else {
            messages[message.key] = message.text;
          }
        } else if (/(^|\.)show(Information|Warning|Error)Message$/.test(name)) {
          if (node.arguments.some((argument) => ts.isStringLiteralLike(argument))) {
            problems.push(`${place}: a text for the user goes through l10n.t`);
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { messages: sorted(messages), problems };
}

/** One line for each missing, empty, unused or mismatched string. */
export function l10nProblems(files: LocalizedFiles): string[] {
  const { messages, problems } = messagesOf(files.sources);
  const manifest = Object.fromEntries(
    [...JSON.stringify(files.packageJson).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => [
      key!,
      files.packageNls[key!] ?? '',
    ]),
  );
  const found = [
    ...problems,
    ...differences('package.nls.json', manifest, files.packageNls),
    ...differences('l10n/bundle.l10n.json', messages, files.bundle),
  ];
  for (const [key, text] of Object.entries(messages)) {
    if ((files.bundle[key] ?? text) !== text) {
      found.push(`l10n/bundle.l10n.json: "${key}" is another text in the program`);
    }
  }
  for (const [language, translation] of files.translations) {
    found.push(
      ...differences(`package.nls.${language}.json`, manifest, translation.packageNls),
      ...differences(`l10n/bundle.l10n.${language}.json`, messages, translation.bundle),
    );
  }
  return found;
}

function differences(file: string, wanted: Messages, given: Messages): string[] {
  const problems: string[] = [];
  for (const [key, text] of Object.entries(wanted)) {
    const translated = given[key];
    if (translated === undefined || translated === '') {
      problems.push(`${file}: "${key}" is missing`);
    } else if (placeholders(text) !== placeholders(translated)) {
      problems.push(`${file}: "${key}" has other placeholders than the English text`);
    }
  }
  for (const key of Object.keys(given)) {
    if (!(key in wanted)) {
      problems.push(`${file}: "${key}" is not used`);
    }
  }
  return problems;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join();
}

/** `a.b.c(...)` -> the last two names, `b.c`. */
function calledName(node: ts.CallExpression): string {
  const called = node.expression;
  if (!ts.isPropertyAccessExpression(called)) {
    return called.getText();
  }
  const before = called.expression;
  const owner = ts.isPropertyAccessExpression(before) ? before.name : before;
  return `${owner.getText()}.${called.name.text}`;
}

/** The key is built as VS Code builds it: the message, and the comment after a slash. */
function readMessage(
  argument: ts.Expression | undefined,
): { key: string; text: string } | undefined {
  if (argument === undefined) {
    return undefined;
  }
  const text = literal(argument);
  if (text !== undefined) {
    return { key: text, text };
  }
  if (!ts.isObjectLiteralExpression(argument)) {
    return undefined;
  }
  const message = literal(property(argument, 'message'));
  if (message === undefined) {
    return undefined;
  }
  const comment = property(argument, 'comment');
  if (comment === undefined) {
    return { key: message, text: message };
  }
  const parts = ts.isArrayLiteralExpression(comment)
    ? comment.elements.map(literal)
    : [literal(comment)];
  return parts.includes(undefined)
    ? undefined
    : { key: `${message}/${parts.join('')}`, text: message };
}

function property(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const member of object.properties) {
    if (ts.isPropertyAssignment(member) && member.name.getText() === name) {
      return member.initializer;
    }
  }
  return undefined;
}

/** The value of a literal, or of literals joined by `+`. */
function literal(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) {
    return undefined;
  }
  if (ts.isStringLiteralLike(node)) {
    return node.text;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const left = literal(node.left);
    const right = literal(node.right);
    return left === undefined || right === undefined ? undefined : left + right;
  }
  return undefined;
}

function sorted(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)));
}
