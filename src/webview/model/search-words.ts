/**
 * Words that people use for each label, in English and in Portuguese, whatever the language of the page. The first word
 * of a list fits best; words have no accents, as in the output of `folded`.
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
