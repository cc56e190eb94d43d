/** A text with pieces left out or replaced, and where each of its characters came from. */
export interface Rewritten {
  readonly text: string;
  at(offset: number): number;
}

/** Builds a text from slices of another one, in order. */
interface Rewriter {
  /** Copies a slice of the original. */
  keep(start: number, end: number): void;
  /** Puts words that are not in the original; `at` is where they belong in it. */
  put(words: string, at: number): void;
  /** Length of what is there so far. */
  length(): number;
  done(): Rewritten;
}

/** Begins a rewritten copy of a text. */
export function rewrite(text: string): Rewriter {
  const pieces: { out: number; from: number; fixed: boolean }[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (words: string, from: number, fixed: boolean) => {
    if (words === '') return;
    pieces.push({ out: length, from, fixed });
    parts.push(words);
    length += words.length;
  };
  return {
    keep: (start, end) => add(text.slice(start, end), start, false),
    put: (words, at) => add(words, at, true),
    length: () => length,
    done: () => ({
      text: parts.join(''),
      at(offset) {
        let low = 0;
        let high = pieces.length - 1;
        while (low < high) {
          const middle = Math.ceil((low + high) / 2);
          if ((pieces[middle]?.out ?? 0) <= offset) low = middle;
          else high = middle - 1;
        }
        const piece = pieces[low];
        if (!piece) return offset;
        return piece.fixed ? piece.from : piece.from + offset - piece.out;
      },
    }),
  };
}
