import { languages, l10n, Uri, window, workspace } from 'vscode';
import type { Disposable, TextDocumentContentProvider } from 'vscode';
import type { LanguageTag } from '../../protocol/engine.ts';
import { SNIPPET_SCHEME } from '../completion/places.ts';
import { isTrainedOn, languageTag } from '../editor/languages.ts';
import type { Engine } from '../engine/engine.ts';
import { showAt } from './open-files.ts';

/** VS Code's language identifiers, for paths whose ending does not tell the language. */
const LANGUAGE_IDS: Readonly<Record<LanguageTag, string>> = {
  c: 'c',
  py: 'python',
  ts: 'typescript',
};

/** Held-out texts of the catalogue as documents to read. */
export class Snippets implements TextDocumentContentProvider, Disposable {
  readonly #ready: () => Promise<Engine | undefined>;
  readonly #registration: Disposable;

  constructor(ready: () => Promise<Engine | undefined>) {
    this.#ready = ready;
    this.#registration = workspace.registerTextDocumentContentProvider(SNIPPET_SCHEME, this);
  }

  /** Shows the text with this index, the cursor at `offset`. */
  async open(text: number, offset: number): Promise<void> {
    const found = await this.#read(text);
    if (found === undefined) {
      void window.showWarningMessage(l10n.t('The catalogue no longer has this text.'));
      return;
    }
    const path = `/${found.package} ${found.version}/${found.path}`;
    const uri = Uri.from({ scheme: SNIPPET_SCHEME, path, query: String(text) });
    let document = await workspace.openTextDocument(uri);
    const { languageId } = document;
    if (!isTrainedOn(languageId) || languageTag(languageId) !== found.language) {
      document = await languages.setTextDocumentLanguage(document, LANGUAGE_IDS[found.language]);
    }
    await showAt(document, offset);
  }

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    return (await this.#read(Number(query)))?.text ?? '';
  }

  dispose(): void {
    this.#registration.dispose();
  }

  async #read(text: number) {
    const engine = await this.#ready();
    const answer = await engine?.request('catalogueText', { text });
    return answer?.kind === 'text' ? answer.text : undefined;
  }
}
