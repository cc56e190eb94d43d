import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSource } from '../../src/read/file.ts';
import { escapeXml, inList, level, list, paragraph, part, root, run, wordFile } from '../word.ts';

/** XML that shows the words in it somewhere on the page, and those words. */
interface Made {
  readonly xml: string;
  readonly words: readonly string[];
}

/** Characters as plans have them, and some that parsers stumble over; no small letters, which capitals would change. */
const sign = fc.constantFrom(...('完成60台≥℃%（）“”、。&<>"A B\u00a0𠮷①ⅣⅡ㎡〇-—\u200b%1'.match(/./gu) ?? []));
let made = 0;
/** Words that stand nowhere else in the document. */
const words = fc.array(sign, { maxLength: 5 }).map((signs) => `${signs.join('')}#${made++}#`);

const oneOf = (...templates: readonly string[]) => fc.constantFrom(...templates);
const around = (inner: fc.Arbitrary<Made>, template: fc.Arbitrary<string>): fc.Arbitrary<Made> =>
  fc.tuple(inner, template).map(([{ xml, words }, wrap]) => ({ xml: wrap.replace('*', () => xml), words }));
const several = (one: fc.Arbitrary<Made>, most = 3): fc.Arbitrary<Made> =>
  fc.array(one, { minLength: 1, maxLength: most, size: 'max', depthIdentifier: 'element' }).map((all) => ({
    xml: all.map(({ xml }) => xml).join(''),
    words: all.flatMap(({ words }) => words),
  }));

const leaf = words.map((text): Made => ({ xml: escapeXml(text), words: [text] }));
const LOOKS = [
  '',
  '<w:strike/>',
  '<w:dstrike w:val="1"/>',
  '<w:vanish/>',
  '<w:strike w:val="0"/>',
  '<w:caps/>',
  '<w:rStyle w:val="Old"/>',
  '<w:vertAlign w:val="superscript"/>',
];
const plainRun = around(leaf, oneOf(...LOOKS.map((looks) => `<w:r><w:rPr>${looks}</w:rPr><w:t>*</w:t></w:r>`)));
const cdata = words.map((text): Made => ({ xml: `<w:r><w:t><![CDATA[${text}]]></w:t></w:r>`, words: [text] }));
const equation = around(
  leaf,
  oneOf(
    '*',
    '<m:f><m:num>*</m:num></m:f>',
    '<m:rad><m:deg>*</m:deg></m:rad>',
    '<m:m><m:mr><m:e>*</m:e></m:mr></m:m>',
    '<m:odd>*</m:odd>',
    '<m:sSup>*</m:sSup>',
  ).map((form) => `<m:oMath>${form.replace('*', '<m:r><m:t>*</m:t></m:r>')}</m:oMath>`),
);
const field = (inner: fc.Arbitrary<Made>) => {
  const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = '<w:r><w:instrText>REF 码</w:instrText></w:r>';
  return around(
    inner,
    oneOf(
      `${mark('begin')}${code}${mark('separate')}*${mark('end')}`,
      `${mark('begin')}*`,
      `${mark('separate')}*${mark('end')}`,
    ),
  );
};

/** Elements stand in each other a few deep; documents stay small. */
const DEPTH = { maxDepth: 4, depthIdentifier: 'element', depthSize: 'small', withCrossShrink: true } as const;

const { runs, blocks } = fc.letrec<{ runs: Made; blocks: Made }>((tie) => {
  const inner = tie('runs') as fc.Arbitrary<Made>;
  const inside = tie('blocks') as fc.Arbitrary<Made>;
  const wrapped = around(
    inner,
    oneOf(
      ...['hyperlink', 'ins', 'del', 'moveFrom', 'moveTo', 'smartTag', 'customXml', 'bdo', 'dir', 'novelty'].map(
        (name) => `<w:${name}>*</w:${name}>`,
      ),
      '<w:sdt><w:sdtPr/><w:sdtContent>*</w:sdtContent></w:sdt>',
      '<w:fldSimple w:instr="REF a">*</w:fldSimple>',
      '<w:r><w:ruby><w:rt>*</w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>',
      '<w:r><w:ruby><w:rubyBase>*</w:rubyBase></w:ruby></w:r>',
      '<mc:AlternateContent><mc:Choice Requires="w14">*</mc:Choice><mc:Fallback/></mc:AlternateContent>',
      '<mc:AlternateContent><mc:Choice Requires="zz9"/><mc:Fallback>*</mc:Fallback></mc:AlternateContent>',
      '<x:odd>*</x:odd>',
    ),
  );
  const box = around(
    inside,
    oneOf(
      '<w:r><w:drawing><wps:txbx><w:txbxContent>*</w:txbxContent></wps:txbx></w:drawing></w:r>',
      '<w:r><w:pict><v:textbox><w:txbxContent>*</w:txbxContent></v:textbox></w:pict></w:r>',
    ),
  );
  const properties = oneOf(
    '',
    inList(1, 0),
    inList(1, 1),
    inList(9, 9),
    '<w:rPr><w:del/></w:rPr>',
    '<w:rPr><w:vanish/></w:rPr>',
    '<w:pStyle w:val="T1"/>',
    '<w:pStyle w:val="Nothing"/>',
  );
  const line = around(
    several(inner),
    properties.map((own) => `<w:p><w:pPr>${own}</w:pPr>*</w:p>`),
  );
  const cell = around(
    inside,
    oneOf(
      '',
      '<w:vMerge/>',
      '<w:vMerge w:val="restart"/>',
      '<w:hMerge/>',
      '<w:gridSpan w:val="3"/>',
      '<w:gridSpan w:val="-7"/>',
      '<w:cellDel/>',
    ).map((own) => `<w:tc><w:tcPr>${own}</w:tcPr>*</w:tc>`),
  );
  const row = around(
    several(cell, 3),
    oneOf('', '<w:del/>', '<w:hidden/>', '<w:gridBefore w:val="2"/>').map(
      (own) => `<w:tr><w:trPr>${own}</w:trPr>*</w:tr>`,
    ),
  );
  const grid = around(several(row, 3), oneOf('<w:tbl><w:tblPr/>*</w:tbl>'));
  const container = around(
    inside,
    oneOf(
      '<w:sdt><w:sdtContent>*</w:sdtContent></w:sdt>',
      '<w:ins>*</w:ins>',
      '<w:del>*</w:del>',
      '<w:customXml>*</w:customXml>',
      '<w:novelty>*</w:novelty>',
    ),
  );
  return {
    runs: fc.oneof(DEPTH, plainRun, cdata, equation, wrapped, field(inner), box),
    blocks: several(fc.oneof(DEPTH, line, line, grid, container, inner)),
  };
});

const STYLES =
  '<w:style w:type="character" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
const NUMBERING = list(1, level(0, 'chineseCounting', '%1、') + level(1, 'hebrew1', '%1.%2'));
const bare = (text: string) => text.replace(/[\s\u00a0]+/g, '');

it('reads or tells every word that a document shows, and never fails', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, runs, async (body, note) => {
      const parts = [
        part('footnotes', root('footnotes', `<w:footnote w:id="2"><w:p>${note.xml}</w:p></w:footnote>`)),
        part('header', root('hdr', `<w:p>${note.xml}</w:p>`), 'head1'),
      ];
      const end = '<w:r><w:footnoteReference w:id="2"/></w:r>';
      const pages = '<w:sectPr><w:headerReference w:type="default" r:id="head1"/></w:sectPr>';
      const file = wordFile({
        body: `${paragraph('题')}${body.xml}${paragraph(run('尾') + end)}${pages}`,
        numbering: NUMBERING,
        styles: STYLES,
        parts,
      });
      const { text, problems, tables } = await toSource('a.docx', file);
      const known = bare(`${text}${problems.map(({ message }) => message).join('')}`);
      for (const shown of [...body.words, ...note.words]) expect(known).toContain(bare(shown));
      for (const { at } of problems) expect(at).toBeLessThanOrEqual(text.length);
      for (const { rows } of tables)
        for (const { start, end } of rows.flat()) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }),
    { numRuns: 200 },
  );
});

it('reads or refuses any bytes in place of a part', async () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string().map((text) => new TextEncoder().encode(text)),
  );
  await fc.assert(
    fc.asyncProperty(part, fc.nat(), async (bytes, which) => {
      let at = 0;
      const encode = (xml: string) => (at++ === which % 4 ? bytes : new TextEncoder().encode(xml));
      const result = await toSource('a.docx', wordFile({ body: paragraph('甲'), encode })).catch(String);
      if (typeof result === 'string') expect(result).toMatch(/^Fault: a\.docx：.+。改法：.+。$/);
      else expect(result.text).toBe('甲\n');
    }),
    { numRuns: 100 },
  );
});
