/** Words for the features that the boxes are given, and for a tree's questions about them. */
import { symbolName } from '../../../../core/inspect/symbol-name.ts';
import type { GlassNode } from '../../../../core/certify/glass/boxes.ts';
import { characterNames, far } from '../../../../core/certify/glass/features.ts';
import type { Spoken } from '../../../../protocol/glass.ts';
import type { PanelStrings } from '../../../../protocol/panel-strings.ts';
import { filled } from '../../dom.ts';

type Question = Exclude<GlassNode, { share: number }>;

function isCharacter(name: string): boolean {
  return characterNames.includes(name);
}

/** A question together with its answer. */
export function answerInWords(strings: PanelStrings, question: Question, isYes: boolean): string {
  const texts = strings.lessons.glassBoxes.given;
  const { of } = question;
  if ('is' in question) {
    return filled(
      isYes ? texts.is : texts.isNot,
      nameOf(strings, of),
      signOf(strings, question.is),
    );
  }
  const [kind, sign = ''] = split(of);
  if (kind === 'since' || kind === 'word') {
    // More than the most that is counted means that it is not there at all.
    return filled(isYes ? texts.notWithin : texts.within, quoted(strings, sign), question.above);
  }
  return filled(isYes ? texts.above : texts.notAbove, nameOf(strings, of), question.above);
}

/** A feature that spoke for or against, with its value here. */
export function spokenInWords(strings: PanelStrings, { of, value }: Spoken): string {
  const texts = strings.lessons.glassBoxes.given;
  const [kind, sign = ''] = split(of);
  if (isCharacter(of)) return filled(texts.value, nameOf(strings, of), codeName(strings, value));
  if ((kind === 'since' || kind === 'word') && value >= far) {
    return filled(texts.notWithin, quoted(strings, sign), far - 1);
  }
  return filled(texts.value, nameOf(strings, of), value);
}

export function codeName(strings: PanelStrings, code: number): string {
  if (code === 0) return strings.lessons.glassBoxes.given.nothing;
  return quoted(strings, String.fromCharCode(code));
}

function nameOf(strings: PanelStrings, name: string): string {
  const texts = strings.lessons.glassBoxes.given;
  const [kind, sign = ''] = split(name);
  switch (kind) {
    case 'back':
      return sign === '0' ? texts.last : filled(texts.back, sign);
    case 'first':
      return texts.first;
    case 'indentation':
      return texts.indentation;
    case 'column':
      return texts.column;
    case 'count':
      return filled(texts.count, quoted(strings, sign));
    case 'open':
      return filled(texts.open, quoted(strings, sign.charAt(0)), quoted(strings, sign.charAt(1)));
    case 'since':
      return filled(texts.since, quoted(strings, sign));
    case 'word':
      return filled(texts.word, quoted(strings, sign));
    default:
      return name;
  }
}

/** `since /*` into `since` and what follows. */
function split(name: string): readonly [string, string?] {
  const at = name.indexOf(' ');
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function signOf(strings: PanelStrings, sign: string): string {
  const texts = strings.lessons.glassBoxes.given;
  if (sign === 'letter') return texts.letter;
  return sign === 'digit' ? texts.digit : quoted(strings, sign);
}

function quoted(strings: PanelStrings, sign: string): string {
  if (sign === '\n\n') return strings.lessons.glassBoxes.given.emptyLine;
  const name = symbolName(strings, sign);
  return name === sign ? `“${sign}”` : name;
}
