/** What may have changed; a view draws again when one of its parts has. */
export type Part =
  | 'catalogued'
  | 'cell'
  | 'certificate'
  | 'choice'
  | 'coloured'
  | 'cursor'
  | 'document'
  | 'excerpts'
  | 'favourites'
  | 'guesses'
  | 'labels'
  | 'model'
  | 'progress'
  | 'ranking'
  | 'thumbnails'
  | 'values'
  | 'window';
