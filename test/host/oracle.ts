/** The engine of the installed extension, asked without an editor: what must be shown there. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import type { LanguageTag } from '../../src/protocol/engine.ts';
import { EngineClient } from '../../src/worker/client.ts';
import { TALKATIVE } from './writing.ts';

const CONFIDENCE = TALKATIVE['neuronLens.completion.confidence'];

/** Where the VSIX was installed. */
export function installedExtension(): string {
  const extensions = process.env['NEURON_LENS_EXTENSIONS'] ?? '';
  const name = readdirSync(extensions).find((entry) =>
    entry.startsWith('neuron-lens.neuron-lens-'),
  );
  if (name === undefined) throw new Error(`Neuron Lens is not installed in ${extensions}`);
  return path.join(extensions, name);
}

export class Oracle {
  readonly #client: EngineClient;
  #version = 0;

  private constructor(client: EngineClient) {
    this.#client = client;
  }

  static async open(): Promise<Oracle> {
    const extension = installedExtension();
    const client = new EngineClient(path.join(extension, 'dist', 'engine.js'));
    await client.request('load', { folder: path.join(extension, 'models', 'lens-512x2') });
    return new Oracle(client);
  }

  /** The suggestion at `offset`; empty where there is none. */
  async suggestion(language: LanguageTag, text: string, offset = text.length): Promise<string> {
    const uri = 'oracle:text';
    const version = (this.#version += 1);
    await this.#client.request('open', { uri, version, language, text });
    const query = { uri, version, offset, confidence: CONFIDENCE, maxLength: 40 };
    const answer = await this.#client.request('complete', query);
    return answer.kind === 'silent' ? '' : answer.text;
  }

  /**
   * The shortest beginning of `line` that, typed at the end of `text`, gets a suggestion of some length: so a spec holds
   * for every model, and still types what a person would. Without brackets and quotes, which the editor would close.
   */
  async promising(language: LanguageTag, text: string, line: string, after = ''): Promise<string> {
    for (let length = 3; length <= line.length; length += 1) {
      const typed = line.slice(0, length);
      if (after === '' && /[([{'"]/.test(typed)) break;
      const offset = text.length + length;
      const suggestion = await this.suggestion(language, text + typed + after, offset);
      if (suggestion.trimStart().length >= 4) return typed;
    }
    throw new Error(`The model has nothing to say in: ${line}`);
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
