/** What the page that sets things side by side may say. */
import * as v from 'valibot';
import { cellQuantities } from '../../core/inspect/cell.ts';
import { labelNames } from '../../core/labels/labels.ts';
import {
  earlierVersions,
  mostPanes,
  sideBySideViews,
  type Pane,
  type SideBySide,
} from '../../protocol/side-by-side.ts';
import type { PanelParams, Subject } from '../../protocol/panel.ts';
import { exactly, list } from './message-parts.ts';

const quantity = v.picklist(cellQuantities);

export const sideFields = {
  view: v.picklist(sideBySideViews),
  earlier: v.picklist(earlierVersions),
  label: v.picklist(labelNames),
};

export const pane = (subject: v.GenericSchema<unknown, Subject>): v.GenericSchema<unknown, Pane> =>
  v.union([v.literal('surprise'), v.object({ subject, quantity })]);

export const sideBySide = (
  subject: v.GenericSchema<unknown, Subject>,
): v.GenericSchema<unknown, SideBySide> =>
  v.object({ ...sideFields, panes: list(pane(subject), mostPanes) });

export const earlierText = exactly<PanelParams<'earlierText'>>()(
  v.object({ earlier: sideFields.earlier }),
);
