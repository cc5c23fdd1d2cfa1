/** What may have changed; a view draws again when one of its parts has. */
export type Part =
  | 'certificate'
  | 'choice'
  | 'cursor'
  | 'document'
  | 'favourites'
  | 'guesses'
  | 'labels'
  | 'model'
  | 'progress'
  | 'ranking'
  | 'values'
  | 'window';
