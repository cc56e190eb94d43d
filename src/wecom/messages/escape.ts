/** Characters that WeCom's markdown reads as markup, and their full-width forms, which it does not. */
const FULL: Readonly<Record<string, string>> = {
  '\\': '＼',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '|': '｜',
  '~': '～',
  '&': '＆',
};

/** Characters that move or hide others, or nothing at all. */
const CONTROL = /(?!\n)\p{Cc}/gu;
const INVISIBLE = /\p{Cf}/gu;

/**
 * Makes a text of the plan or of people one in which nothing is markup: no mention, link, heading, list, table or image.
 * WeCom documents no escapes, so what could be markup is shown in its full-width form; all else stands as it was.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(CONTROL, ' ')
      .replace(INVISIBLE, '')
      // Before a letter a backslash is only a backslash.
      .replace(/[*_`[\]<>#|~&]|\\(?![\p{L}\p{N}])/gu, (mark) => FULL[mark] ?? mark)
      .replace(/:\/\//g, '：／／')
      .replace(/\bwww\./gi, 'www．')
      .replace(/^([ \t]*)([-+=])/gm, (_, indent: string, mark: string) => indent + (LINE[mark] ?? mark))
      .replace(/^([ \t]*\d+)([.)])(?=[ \t])/gm, (_, number: string, mark: string) => number + (LINE[mark] ?? mark))
      .replace(/^[ \t]+/gm, (blanks) => '　'.repeat(Math.min(blanks.length, 4)))
  );
}

/** What begins a list or underlines a heading, at the beginning of a line. */
const LINE: Readonly<Record<string, string>> = { '-': '－', '+': '＋', '=': '＝', '.': '．', ')': '）' };

/** A text in one line, for a cell, a title or a link. */
export function oneLine(text: string): string {
  return escapeMarkdown(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')).trim();
}

/** A link whose address cannot end it early. */
export function link(label: string, url: string): string {
  return `[${oneLine(label)}](${url.replace(/[()<>\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)})`;
}

/** Words in bold: only where both ends are letters or digits, since markdown leaves the asterisks standing elsewhere. */
export function bold(text: string): string {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)([\s\S]*?)([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  return core === '' || core.includes('\n') ? text : `${before}**${core}**${after}`;
}
