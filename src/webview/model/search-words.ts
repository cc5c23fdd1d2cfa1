/**
 * What people call what a label tells, in English and in Portuguese, whatever the page is written in. The first word
 * of a list fits best; words are written without accents, as `folded` leaves them.
 */
import type { LabelName } from '../../core/labels/labels.ts';

export const SEARCH_WORDS: Readonly<Record<LabelName, string>> = {
  bracketDepth:
    'bracket brackets nesting nested depth delimiter colchete colchetes delimitador delimitadores aninhamento profundidade',
  roundDepth: 'parenthesis parentheses parens round call ( ) parentese parenteses chamada',
  squareDepth: 'square index array list [ ] colchete colchetes indice lista vetor',
  curlyDepth: 'curly brace braces block { } chave chaves bloco',
  loopDepth: 'loop loops for while iteration laco lacos repeticao',
  conditionalDepth: 'conditional if else branch condicional condicionais desvio senao',
  functionDepth: 'function functions method body funcao funcoes metodo corpo',
  inString: 'string strings quote quotes text literal texto aspas cadeia',
  inComment: 'comment comments docstring comentario comentarios',
  inCondition: 'condition conditions test inside condicao condicoes teste dentro',
  lineEnd: 'line end newline eol sentence linha fim quebra frase',
  indentation: 'indentation indent tab spaces indentacao recuo espacos',
  column: 'column position place length coluna posicao lugar comprimento',
};
