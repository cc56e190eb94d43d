import { Converter } from 'opencc-js/t2cn';

/** A match copy of a text: NFKC, lower case, simplified, nothing invisible. */
export interface Folded {
  readonly text: string;
  /** UTF-16 offset in the original of every unit of `text`, and one more for its end. */
  readonly at: readonly number[];
}

const simplify = Converter({ from: 't', to: 'cn' });
// Zero-width and direction marks, soft hyphen, lone surrogates, control characters other than \t and \n.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\p{Cs}]|(?![\t\n])\p{Cc}/gu;
const PLAIN = /^[\u4e00-\u9fff0-9a-z。、“”《》]$/;

function foldCharacter(character: string): string {
  if (PLAIN.test(character)) return character;
  return character.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
}

/** Folds a text and keeps where each character came from. */
export function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let i = 0; i < piece.length; i++) at.push(offset);
    folded += piece;
    offset += character.length;
  }
  at.push(text.length);
  const simple = simplify(folded);
  return { text: simple.length === folded.length ? simple : folded, at };
}

/** Folds a question or a word, where no offsets are needed; phrases of traditional characters are converted whole. */
export function foldPlain(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  return simplify(plain);
}

/** Original span of a span in the folded text. */
export function unfold(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.at[start] ?? 0, end: folded.at[end] ?? 0 };
}

/** A copy of the same length in simplified characters, line by line; a line that would change its length stays as it is. */
export function simplifyLines(text: string): string {
  const lines = text.split('\n').map((line) => {
    const simple = simplify(line);
    return simple.length === line.length ? simple : line;
  });
  return lines.join('\n');
}

/** A text as a piece of a regular expression that matches just this text. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
