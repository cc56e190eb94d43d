/** Phrases that ask for one kind of thing. */
export interface Cue {
  /** The first phrase of the text that asks for it, or null. */
  find(text: string): string | null;
  /** The text without the words of the phrases; what stands for … stays. */
  strip(text: string): string;
}

/** What a gap of a phrase may hold: up to ten characters of one clause. */
const GAP = '[^,。;?!\\n]{0,10}?';
const ELLIPSIS = '...';

/** Reads phrases in which … is a gap, and ^ and $ are the ends of the question. They are folded, so … is three dots. */
export function readCue(phrases: readonly string[]): Cue {
  const longest = [...phrases].sort((a, b) => b.length - a.length);
  const asked = new RegExp(longest.map((phrase) => phrase.split(ELLIPSIS).map(source).join(GAP)).join('|'), 'u');
  const pieces = longest.flatMap((phrase) => phrase.split(ELLIPSIS)).filter((piece) => piece.length > 1);
  const words = new RegExp(pieces.map(source).join('|') || '$^', 'gu');
  return {
    find: (text) => asked.exec(text)?.[0] ?? null,
    strip: (text) => text.replace(words, ' '),
  };
}

function source(piece: string): string {
  const plain = piece.replace(/[.*+?(){}|[\]\\]/g, '\\$&');
  return plain.replace(/\$$/, '[?!。~ ]*$');
}
