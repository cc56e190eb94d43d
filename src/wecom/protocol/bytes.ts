/** A text's size in bytes of UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The longest beginning of a text, in whole characters, that fits into so many bytes. */
export function truncateBytes(text: string, most: number): string {
  if (byteLength(text) <= most) return text;
  let size = 0;
  let kept = '';
  for (const character of text) {
    size += byteLength(character);
    if (size > most) break;
    kept += character;
  }
  return kept;
}
