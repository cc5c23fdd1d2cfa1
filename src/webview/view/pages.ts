/** The pages that cover the text. A page is a folder and an entry here; its id is in `PAGE_IDS`. */
import type { PanelMemory } from '../../protocol/panel-memory.ts';
import type { PanelStrings } from '../../protocol/panel-strings.ts';
import type { PanelModel } from '../model/panel-model.ts';
import { CertificateView } from './certificate/certificate-view.ts';
import type { IconName } from './dom.ts';
import { GalleryView } from './gallery/gallery-view.ts';
import { LessonsView } from './lessons/lessons-view.ts';
import { SelectionView } from './selection/selection-view.ts';
import { SideView } from './side/side-view.ts';
import { TakeView } from './take/take-view.ts';
import { SurgeryView } from './surgery/surgery-view.ts';
import type { Context, PageView } from './view.ts';

export interface PanelPage {
  readonly id: PageId;
  readonly icon: IconName;
  /** Title of the button that opens it. */
  title(strings: PanelStrings): string;
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
    hasContent: ({ document, memory }) => document !== undefined && memory.subject !== undefined,
    view: (context) => new CertificateView(context),
  },
  {
    id: 'gallery',
    icon: 'gallery',
    title: ({ gallery }) => gallery,
    hasContent: ({ document }) => document !== undefined,
    view: (context) => new GalleryView(context),
  },
  {
    id: 'lessons',
    icon: 'lessons',
    title: ({ lessons }) => lessons.frame.open,
    hasContent: () => true,
    view: (context) => new LessonsView(context),
  },
  {
    id: 'selection',
    icon: 'selection',
    title: ({ selection }) => selection.title,
    hasContent: ({ document }) => (document?.text ?? '') !== '',
    view: (context) => new SelectionView(context),
  },
  {
    id: 'sideBySide',
    icon: 'sideBySide',
    title: ({ side }) => side.title,
    hasContent: ({ document }) => (document?.text ?? '') !== '',
    view: (context) => new SideView(context),
  },
  {
    id: 'take',
    icon: 'take',
    title: ({ take }) => take.title,
    hasContent: ({ document, memory }) =>
      (document?.text ?? '') !== '' && (memory.subject !== undefined || memory.view === 'surprise'),
    view: (context) => new TakeView(context),
  },
  {
    id: 'surgery',
    icon: 'hold',
    title: ({ surgery }) => surgery.open,
    hasContent: ({ document }) => document !== undefined,
    view: (context) => new SurgeryView(context),
  },
];

/** The page that is shown; undefined where that is the text, because the page is unknown or has no content. */
export function pageShown(model: PanelModel): PanelPage | undefined {
  const page = PAGES.find(({ id }) => id === model.memory.page);
  return page?.hasContent(model) === true ? page : undefined;
}
