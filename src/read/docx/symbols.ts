/** Signs of the fonts that keep pictures under the codes of letters, by their code: the ones that documents really use. */
const SYMBOL: Readonly<Record<number, string>> = {
  ...range(0x41, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'),
  ...range(0x61, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'),
  ...{ 163: '≤', 165: '∞', 172: '←', 173: '↑', 174: '→', 175: '↓', 176: '°', 177: '±', 179: '≥', 180: '×' },
  ...{ 183: '•', 184: '÷', 185: '≠', 186: '≡', 187: '≈', 188: '…', 214: '√', 215: '⋅', 229: '∑', 242: '∫' },
};
const WINGDINGS: Readonly<Record<number, string>> = {
  ...{ 108: '●', 109: '❍', 110: '■', 111: '□', 113: '❑', 114: '❒', 115: '⬧', 116: '⧫', 117: '◆', 118: '❖' },
  ...{ 119: '⬥', 158: '·', 159: '•', 161: '○', 167: '▪', 168: '□', 171: '★', 178: '✧', 216: '➢', 224: '→' },
  ...{ 223: '←', 225: '↑', 226: '↓', 240: '⇨', 251: '✗', 252: '✓', 253: '☒', 254: '☑', 33: '✏', 40: '☎' },
  ...range(0x80, '⓪①②③④⑤⑥⑦⑧⑨⑩'),
  ...range(0x8b, '⓿❶❷❸❹❺❻❼❽❾❿'),
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  ...{ 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 84: '☒', 151: '●', 152: '●', 162: '■', 163: '□' },
  ...{ 160: '■', 174: '◆', 175: '◇', 129: '○', 154: '○', 155: '○', 223: '★' },
};
const WEBDINGS: Readonly<Record<number, string>> = { 97: '✓', 99: '□', 103: '■', 110: '●', 114: '✗' };

const FONTS: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [/^symbol$/i, SYMBOL],
  [/^wingdings$/i, WINGDINGS],
  [/^wingdings ?2$/i, WINGDINGS_2],
  [/^webdings$/i, WEBDINGS],
];

function range(first: number, signs: string): Record<number, string> {
  return Object.fromEntries([...signs].map((sign, i) => [first + i, sign]));
}

/** True for a character of which only its font says how it looks. */
function isPrivate(character: string): boolean {
  return /[\ue000-\uf8ff]/.test(character);
}

/** A character of a symbol font as it looks; undefined where that is not known. */
export function readSymbol(character: string, font: string): string | undefined {
  const signs = FONTS.find(([name]) => name.test(font.trim()))?.[1];
  const code = character.charCodeAt(0);
  if (!signs) return isPrivate(character) ? undefined : character;
  return signs[code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code];
}
