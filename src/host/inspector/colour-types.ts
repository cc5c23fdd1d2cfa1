import { window } from 'vscode';
import type { TextEditor, TextEditorDecorationType } from 'vscode';
import { overlay, STRENGTHS } from '../../core/colour/overlay.ts';
import type { Scheme } from '../../core/colour/schemes.ts';

/** The decoration types of a scheme of colours: one for each strength but zero. */
export class ColourTypes {
  #types = new Map<number, TextEditorDecorationType>();
  #scheme: Scheme | undefined;

  for(scheme: Scheme): ReadonlyMap<number, TextEditorDecorationType> {
    if (this.#scheme === scheme) return this.#types;
    this.dispose();
    this.#scheme = scheme;
    for (let strength = -STRENGTHS; strength <= STRENGTHS; strength++) {
      if (strength === 0) continue;
      const light = { backgroundColor: overlay(scheme, strength, 'light') };
      const dark = { backgroundColor: overlay(scheme, strength, 'dark') };
      this.#types.set(strength, window.createTextEditorDecorationType({ light, dark }));
    }
    return this.#types;
  }

  clear(editor: TextEditor): void {
    for (const type of this.#types.values()) editor.setDecorations(type, []);
  }

  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types = new Map();
    this.#scheme = undefined;
  }
}
