/** Shown while there is no text: what to do to see one. */
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { EmptyReason, PanelAction } from '../../protocol/panel.ts';
import { element } from './dom.ts';
import type { Context, View } from './view.ts';

const ACTIONS: Record<EmptyReason, readonly (PanelAction & keyof Context['strings'])[]> = {
  closed: ['openFile'],
  engineFailed: ['restartEngine', 'showLog'],
  loading: [],
  noEditor: ['openFile'],
  tooLong: ['openFile'],
};

export class EmptyView implements View {
  readonly parts = ['document'] as const;
  readonly root = element('div', { class: 'empty', role: 'status' });
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  draw(): void {
    const { model, strings, act } = this.#context;
    const { empty, document } = model;
    const text =
      empty === undefined
        ? document?.text === ''
          ? strings.emptyFile
          : undefined
        : (empty.message ?? strings.empty[empty.reason]);
    this.root.hidden = text === undefined;
    if (text === undefined) return;
    const buttons = (empty === undefined ? [] : ACTIONS[empty.reason]).map((action) => {
      const button = element('vscode-button', {}, strings[action]);
      button.addEventListener('click', () => act(action));
      return button;
    });
    if (empty !== undefined) {
      const lessons = element('vscode-button', { secondary: '' }, strings.lessons.frame.open);
      lessons.addEventListener('click', () => model.remember({ page: 'lessons' }));
      buttons.push(lessons);
    }
    this.root.replaceChildren(
      element('p', {}, text),
      element('div', { class: 'group' }, ...buttons),
    );
  }
}
