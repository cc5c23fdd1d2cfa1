import assert from 'node:assert/strict';

import { PAGE_IDS } from '../../../../src/protocol/panel-memory.ts';
import type { PanelMemory } from '../../../../src/protocol/panel.ts';
import { PanelModel } from '../../../../src/webview/model/panel-model.ts';
import { PAGES, pageShown } from '../../../../src/webview/view/pages.ts';

function opened(page: string): PanelModel {
  const model = new PanelModel(() => undefined);
  const place = { line: 0, cursor: 0, tabSize: 4, isParsed: true };
  model.show({ uri: 'a', name: 'a.ts', version: 1, text: 'abc', ...place }, false);
  model.remember({ page: page as PanelMemory['page'] });
  model.choose({ layer: 0, unit: 3 });
  return model;
}

describe('the pages in the place of the text', () => {
  it('are those that a panel can have been left with', () => {
    assert.deepEqual(['text', ...PAGES.map(({ id }) => id)].sort(), [...PAGE_IDS].sort());
  });

  it('are shown by their ids, and the text by any other', () => {
    for (const page of PAGES) assert.equal(pageShown(opened(page.id)), page);
    for (const id of ['text', 'noSuchPage', '', '__proto__', 'toString']) {
      assert.equal(pageShown(opened(id)), undefined, id);
    }
  });

  it('give way to the text where they have nothing to show', () => {
    const model = opened('certificate');
    model.remember({ subject: undefined });
    assert.equal(pageShown(model), undefined);
    model.choose({ probe: 'column' });
    assert.equal(pageShown(model)?.id, 'certificate');
    model.showEmpty('closed');
    assert.equal(pageShown(model), undefined);
  });
});
