/** A made-up PDF page: its drawing operators, how it is turned, and comments on it. */
export interface PdfPage {
  readonly content: string;
  readonly rotate?: number;
  readonly size?: readonly [number, number];
  readonly comments?: readonly string[];
}

/** Where and how words are written: the turn in degrees, against the clock. */
export interface Writing {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly turn?: number;
  /** From 0, black, to 1, white. */
  readonly grey?: number;
  /** 3 for words that are not painted. */
  readonly mode?: number;
}

const hex = (text: string) =>
  [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** The operators that write words; each character is as wide as it is high. */
export function write(text: string, { x, y, size = 16, turn = 0, grey = 0, mode = 0 }: Writing): string {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)].map((n) => n.toFixed(5));
  const matrix = `${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm`;
  return `q ${grey} g BT /F1 ${size} Tf ${mode} Tr ${matrix} <${hex(text)}> Tj ET Q`;
}

/** The operators that rule lines between points, x y x y. */
export function rule(...lines: readonly (readonly [number, number, number, number])[]): string {
  return lines.map(([x, y, toX, toY]) => `${x} ${y} m ${toX} ${toY} l S`).join('\n');
}

const FONT = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 880 /Descent -120 /CapHeight 880 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >>',
];

/** A PDF of pages in a Chinese font that is not embedded, as office programs of old wrote them. */
export function drawPdf(pages: readonly PdfPage[]): Uint8Array {
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...FONT,
    ...pages.flatMap(({ content, rotate = 0, size: [width, height] = [595, 842], comments = [] }, i) => {
      const notes = comments.map(
        (words) => `<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents <feff${hex(words)}> >>`,
      );
      const box = `/MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Annots [${notes.join(' ')}]`;
      return [
        `<< /Type /Page /Parent 2 0 R ${box} /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`;
  return new TextEncoder().encode(`${body}${end}${trailer}`);
}
