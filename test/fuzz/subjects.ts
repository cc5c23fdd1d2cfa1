import type { Subject } from './subject.ts';
import { activations } from './subjects/activations.ts';
import { completions } from './subjects/completions.ts';
import { counts } from './subjects/counts.ts';
import { ignores } from './subjects/ignores.ts';
import { kernel } from './subjects/kernel.ts';
import { labels } from './subjects/labels.ts';
import { learned } from './subjects/learned.ts';
import { messages } from './subjects/messages.ts';
import { panel } from './subjects/panel.ts';
import { places } from './subjects/places.ts';
import { reader } from './subjects/reader.ts';
import { secrets } from './subjects/secrets.ts';
import { shelf } from './subjects/shelf.ts';
import { text } from './subjects/text.ts';

export const subjects: readonly Subject[] = [
  ...[text, reader, places, labels, activations],
  ...[secrets, learned, counts, shelf, completions],
  ...[messages, panel, ignores, kernel],
];
