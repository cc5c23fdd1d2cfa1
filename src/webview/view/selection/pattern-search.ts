/**
 * Searches a text for a regular expression in a worker, which is ended when it takes too long: an expression such as
 * (a+)+b can take for ever, and on the page's own thread it would freeze the panel.
 */
import { mostRanges } from '../../../protocol/panel.ts';
import { matchesOf, type Matched } from '../../model/pattern.ts';

/** Milliseconds from when the worker has started. */
const TIME_LIMIT = 1_000;

const SOURCE = `
  onmessage = ({ data }) => {
    postMessage(undefined);
    postMessage((${String(matchesOf)})(...data));
  };
`;

/** @returns a function that ends the search, after which `found` is not called */
export function searchPattern(
  text: string,
  pattern: string,
  found: (matched: Matched) => void,
): () => void {
  const source = URL.createObjectURL(new Blob([SOURCE], { type: 'text/javascript' }));
  const worker = new Worker(source);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (): void => {
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(source);
  };
  const give = (matched: Matched): void => {
    end();
    found(matched);
  };
  worker.onmessage = ({ data }: MessageEvent<Matched | undefined>) => {
    if (data !== undefined) give(data);
    else timer = setTimeout(() => give({ kind: 'tooSlow' }), TIME_LIMIT);
  };
  worker.onerror = ({ message }) => give({ kind: 'invalid', message });
  worker.postMessage([text, pattern, mostRanges]);
  return end;
}
