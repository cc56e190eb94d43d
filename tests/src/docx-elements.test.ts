import { describe, expect, it } from 'vitest';
import { TREATMENTS } from '../../src/read/docx/elements.ts';
import { toSource } from '../../src/read/file.ts';
import { type MadePart, made, paragraph, part, root, run, wordFile } from '../word.ts';

/** What becomes of the words in an element: on the page and read, told and not read, or nothing that a reader sees. */
type Fate = 'read' | 'told' | 'unseen';

const WORD = '某词';
const r = (inside: string) => `<w:r>${inside}</w:r>`;
const mr = `<m:r><m:t>${WORD}</m:t></m:r>`;
const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
const fields = (code: string, result: string) =>
  r(`<w:fldChar w:fldCharType="begin"/>${code}<w:fldChar w:fldCharType="separate"/>`) +
  result +
  r('<w:fldChar w:fldCharType="end"/>');
const box = `<w:txbxContent>${paragraph(WORD)}</w:txbxContent>`;
const drawing = (inside: string) =>
  r(`<w:drawing><wp:inline><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing>`);
const text = (words = WORD) => `<w:t>${words}</w:t>`;

/** Where words may stand in a paragraph, by the schemas of WordprocessingML, of equations and of what is drawn in a text. */
const IN_PARAGRAPH: readonly (readonly [element: string, fate: Fate, xml: string])[] = [
  ['w:t', 'read', r(text())],
  ['w:r', 'read', run(WORD)],
  ['w:hyperlink', 'read', `<w:hyperlink>${run(WORD)}</w:hyperlink>`],
  ['w:smartTag', 'read', `<w:smartTag><w:smartTagPr/>${run(WORD)}</w:smartTag>`],
  ['w:customXml', 'read', `<w:customXml><w:customXmlPr/>${run(WORD)}</w:customXml>`],
  ['w:sdt', 'read', `<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>${run(WORD)}</w:sdtContent></w:sdt>`],
  [
    'w:sdtContent',
    'read',
    `<w:sdt><w:sdtContent><w:sdt><w:sdtContent>${run(WORD)}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>`,
  ],
  ['w:bdo', 'read', `<w:bdo w:val="rtl">${run(WORD)}</w:bdo>`],
  ['w:dir', 'read', `<w:dir w:val="ltr">${run(WORD)}</w:dir>`],
  ['w:ins', 'read', `<w:ins>${run(WORD)}</w:ins>`],
  ['w:moveTo', 'read', `<w:moveTo>${run(WORD)}</w:moveTo>`],
  ['w:fldSimple', 'read', `<w:fldSimple w:instr="DATE">${run(WORD)}</w:fldSimple>`],
  ['w:fldChar', 'read', fields('<w:instrText>REF a</w:instrText>', run(WORD))],
  ['w:ruby', 'read', r(`<w:ruby><w:rubyPr/><w:rt>${run('zì')}</w:rt><w:rubyBase>${run(WORD)}</w:rubyBase></w:ruby>`)],
  ['w:rubyBase', 'read', r(`<w:ruby><w:rubyBase>${run(WORD)}</w:rubyBase></w:ruby>`)],
  [
    'mc:AlternateContent',
    'read',
    r(
      `<mc:AlternateContent><mc:Choice Requires="w14">${text()}</mc:Choice><mc:Fallback>${text('旧')}</mc:Fallback></mc:AlternateContent>`,
    ),
  ],
  ['m:oMath', 'read', math(mr)],
  ['m:oMathPara', 'read', `<m:oMathPara><m:oMathParaPr/>${math(mr)}</m:oMathPara>`],
  ['m:r with w:t', 'read', math(`<m:r>${text()}</m:r>`)],
  ...[
    'acc',
    'bar',
    'box',
    'borderBox',
    'groupChr',
    'phant',
    'rad',
    'd',
    'func',
    'nary',
    'sPre',
    'limLow',
    'limUpp',
    'eqArr',
  ].map((name) => [`m:${name}`, 'read', math(`<m:${name}><m:${name}Pr/><m:e>${mr}</m:e></m:${name}>`)] as const),
  ...['num', 'den'].map((name) => [`m:f/m:${name}`, 'read', math(`<m:f><m:${name}>${mr}</m:${name}></m:f>`)] as const),
  ...[
    'sSub sub',
    'sSup sup',
    'sSubSup sub',
    'sSubSup sup',
    'nary sub',
    'nary sup',
    'rad deg',
    'limLow lim',
    'func fName',
  ].map((path) => {
    const [outer, inner] = path.split(' ');
    return [`m:${outer}/m:${inner}`, 'read', math(`<m:${outer}><m:${inner}>${mr}</m:${inner}></m:${outer}>`)] as const;
  }),
  ['m:m', 'read', math(`<m:m><m:mr><m:e>${mr}</m:e></m:mr></m:m>`)],
  ['wps:txbx', 'read', drawing(`<wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp>`)],
  ['v:textbox', 'read', r(`<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`)],
  ['w:object with v:textbox', 'read', r(`<w:object><v:shape><v:textbox>${box}</v:textbox></v:shape></w:object>`)],

  ['w:del', 'told', `<w:del><w:r><w:delText>${WORD}</w:delText></w:r></w:del>`],
  ['w:delText', 'told', r(`<w:delText>${WORD}</w:delText>`)],
  ['w:moveFrom', 'told', `<w:moveFrom>${run(WORD)}</w:moveFrom>`],
  ['w:rt', 'told', r(`<w:ruby><w:rt>${run(WORD)}</w:rt><w:rubyBase>${run('字')}</w:rubyBase></w:ruby>`)],
  ['w:strike', 'told', run(WORD, '<w:strike/>')],
  ['w:dstrike', 'told', run(WORD, '<w:dstrike/>')],
  ['w:vanish', 'told', run(WORD, '<w:vanish/>')],
  ['w:footnoteReference', 'told', r('<w:footnoteReference w:id="2"/>')],
  ['w:endnoteReference', 'told', r('<w:endnoteReference w:id="2"/>')],
  ['w:commentReference', 'told', r('<w:commentReference w:id="2"/>')],
  ['a:t', 'told', drawing(`<a:sp><a:txBody><a:p><a:r><a:t>${WORD}</a:t></a:r></a:p></a:txBody></a:sp>`)],
  ['c:chart', 'told', drawing('<c:chart r:id="chart1"/>')],
  ['dgm:relIds', 'told', drawing('<dgm:relIds r:dm="dgm1"/>')],
  ['v:textpath', 'told', r(`<w:pict><v:shape><v:textpath string="${WORD}"/></v:shape></w:pict>`)],
  ['an unknown element', 'told', `<w:novelty>${run(WORD)}</w:novelty>`],
  ['an unknown element in a run', 'told', r(`<w14:novelty>${WORD}</w14:novelty>`)],
  ['a paragraph in a paragraph', 'told', `<w:p>${run(WORD)}</w:p>`],

  ['w:instrText', 'unseen', fields(`<w:instrText>${WORD}</w:instrText>`, '')],
  ['w:delInstrText', 'unseen', `<w:del>${r(`<w:delInstrText>${WORD}</w:delInstrText>`)}</w:del>`],
  [
    'w:fldData',
    'unseen',
    r(`<w:fldChar w:fldCharType="begin"><w:fldData>${WORD}</w:fldData></w:fldChar><w:fldChar w:fldCharType="end"/>`),
  ],
];

/** Where words may stand between paragraphs and in tables. */
const IN_BODY: readonly (readonly [element: string, fate: Fate, xml: string])[] = [
  ['w:p', 'read', paragraph(WORD)],
  ['w:sdt of blocks', 'read', `<w:sdt><w:sdtContent>${paragraph(WORD)}</w:sdtContent></w:sdt>`],
  ['w:customXml of blocks', 'read', `<w:customXml>${paragraph(WORD)}</w:customXml>`],
  ['w:ins of blocks', 'read', `<w:ins>${paragraph(WORD)}</w:ins>`],
  ['w:tc', 'read', `<w:tbl><w:tr>${made(WORD)}${made('乙')}</w:tr></w:tbl>`],
  ['w:customXml of rows', 'read', `<w:tbl><w:customXml><w:tr>${made(WORD)}${made('乙')}</w:tr></w:customXml></w:tbl>`],
  [
    'w:sdt of cells',
    'read',
    `<w:tbl><w:tr><w:sdt><w:sdtContent>${made(WORD)}</w:sdtContent></w:sdt>${made('乙')}</w:tr></w:tbl>`,
  ],
  ['w:r between paragraphs', 'read', run(WORD)],
  ['m:oMathPara between paragraphs', 'read', `<m:oMathPara>${math(mr)}</m:oMathPara>`],
  ['w:altChunk', 'read', '<w:altChunk r:id="chunk1"/>'],
  ['w:del of blocks', 'told', `<w:del>${paragraph(WORD)}</w:del>`],
  ['an unknown element of blocks', 'told', `<w:novelty>${paragraph(WORD)}</w:novelty>`],
  [
    'an unknown element of cells',
    'told',
    `<w:tbl><w:tr><w:novelty>${made(WORD)}</w:novelty>${made('乙')}</w:tr></w:tbl>`,
  ],
  ['w:hdr', 'told', '<w:sectPr><w:headerReference w:type="default" r:id="head1"/></w:sectPr>'],
  ['w:ftr', 'told', '<w:sectPr><w:footerReference w:type="default" r:id="foot1"/></w:sectPr>'],
];

const notes = (kind: string): MadePart =>
  part(`${kind}s`, root(`${kind}s`, `<w:${kind} w:id="2">${paragraph(WORD)}</w:${kind}>`));
const drawn = (kind: string, id: string): MadePart =>
  part(kind, `<a:x xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>${WORD}</a:t></a:x>`, id);
const PARTS: Readonly<Record<string, MadePart>> = {
  'w:footnoteReference': notes('footnote'),
  'w:endnoteReference': notes('endnote'),
  'w:commentReference': notes('comment'),
  'c:chart': drawn('chart', 'chart1'),
  'dgm:relIds': drawn('diagramData', 'dgm1'),
  'w:altChunk': { kind: 'aFChunk', id: 'chunk1', path: 'word/c.htm', content: `<p>${WORD}</p>` },
  'w:hdr': part('header', root('hdr', paragraph(WORD)), 'head1'),
  'w:ftr': part('footer', root('ftr', paragraph(WORD)), 'foot1'),
};

/** Signs that stand for themselves, and what shows something that is not stored. */
const SIGNS: readonly (readonly [element: string, sign: string])[] = [
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '-'],
  ['w:softHyphen', ''],
];
const SHOWN =
  'w:pgNum w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong w:contentPart w:subDoc'.split(' ');
const PICTURES = [
  '<w:drawing><pic:pic/></w:drawing>',
  '<w:pict><v:shape><v:imagedata r:id="i"/></v:shape></w:pict>',
  '<w:object><o:OLEObject/></w:object>',
  '<w:object><w:control/></w:object>',
];

async function fateOf(element: string, body: string): Promise<Fate> {
  const parts = PARTS[element] ? [PARTS[element]] : [];
  const source = await toSource('a.docx', wordFile({ body: `${paragraph('前')}${body}${paragraph('后')}`, parts }));
  const told = source.problems.some(({ message }) => message.includes(`“${WORD}”`));
  expect(told && source.text.includes(WORD) && !source.problems.some(({ message }) => message.includes('排成'))).toBe(
    false,
  );
  return source.text.includes(WORD) ? 'read' : told ? 'told' : 'unseen';
}

describe('every element of the schemas that holds words', () => {
  it.each(IN_PARAGRAPH)('has its fate: %s is %s', async (element, fate, xml) => {
    expect(await fateOf(element, paragraph(`${run('甲')}${xml}${run('乙')}`))).toBe(fate);
  });

  it.each(IN_BODY)('has its fate: %s is %s', async (element, fate, xml) => {
    expect(await fateOf(element, xml)).toBe(fate);
  });

  it.each(SIGNS)('has its sign: %s', async (element, sign) => {
    const source = await toSource(
      'a.docx',
      wordFile({ body: paragraph(`${run('甲')}${r(`<${element}/>`)}${run('乙')}`) }),
    );
    expect(source).toMatchObject({ text: `甲${sign}乙\n`, problems: [] });
  });

  it.each([...SHOWN.map((name) => `<${name}/>`), ...PICTURES])(
    'is told where what it shows is not stored: %s',
    async (xml) => {
      const source = await toSource('a.docx', wordFile({ body: paragraph(run('甲') + r(xml)) }));
      expect(source.problems.map(({ message }) => message).join()).toMatch(/没有读入/);
    },
  );

  it('stands in the list that the reader goes by', () => {
    const named = [...IN_PARAGRAPH, ...IN_BODY].map(([element]) => element);
    const shows = [
      'w:strike',
      'w:dstrike',
      'w:vanish',
      'wps:txbx',
      'v:textbox',
      'v:textpath',
      'a:t',
      'c:chart',
      'dgm:relIds',
      'w:hdr',
      'w:ftr',
    ];
    const own = named.filter(
      (name) => /^(?:w|mc):\w+$/.test(name) && !['w:p', 'w:tc', 'w:altChunk', ...shows].includes(name),
    );
    for (const name of [...own, ...SIGNS.map(([element]) => element), ...SHOWN])
      expect([...TREATMENTS.keys()]).toContain(name);
    const tested = new Set([...named, ...SIGNS.map(([element]) => element), ...SHOWN]);
    const untested = [...TREATMENTS]
      .filter(([name, { kind }]) => kind !== 'silent' && !tested.has(name))
      .map(([name]) => name);
    expect(untested).toEqual(['w:sym', 'w:drawing', 'w:pict', 'w:object']);
  });
});
