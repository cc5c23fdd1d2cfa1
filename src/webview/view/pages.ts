/** The pages that take the room of the text. A page is a folder and an entry here; its id stands in `PAGE_IDS`. */
import type { PanelMemory } from '../../protocol/panel-memory.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { CertificateView } from './certificate/certificate-view.ts';
import type { IconName } from './dom.ts';
import type { Context, PageView } from './view.ts';

/** Parts of the panel that a page can lie over, as the grid of the page names them, from the top down. */
export type Coverable = 'plot' | 'room' | 'scale';

export interface PanelPage {
  readonly id: PageId;
  readonly icon: IconName;
  /** Of the button that opens it. */
  title(strings: PanelStrings): string;
  /** Neighbours in the grid, the uppermost first. */
  readonly covers: readonly [Coverable, ...Coverable[]];
  /** Whether there is something to show on it. */
  hasContent(model: PanelModel): boolean;
  view(context: Context): PageView;
}

type PageId = Exclude<PanelMemory['page'], 'text'>;

/** In the order of their buttons. */
export const PAGES: readonly PanelPage[] = [
  {
    id: 'certificate',
    icon: 'certificate',
    title: ({ certificate }) => certificate.open,
    covers: ['scale', 'room', 'plot'],
    hasContent: ({ memory }) => memory.subject !== undefined,
    view: (context) => new CertificateView(context),
  },
];

/** Undefined where it is the text, for want of such a page, of something to show on it, or of a document. */
export function pageShown(model: PanelModel): PanelPage | undefined {
  const page = PAGES.find(({ id }) => id === model.memory.page);
  return model.document !== undefined && page?.hasContent(model) === true ? page : undefined;
}
