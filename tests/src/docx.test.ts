import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';
import { inList, level, list, type MadeWord, made, paragraph, part, root, run, table, wordFile } from '../word.ts';

const source = async (file: MadeWord) => toSource('a.docx', wordFile(file));
/** The lines of a document, and what was told of it. */
const read = async (file: MadeWord) => {
  const { text, problems } = await source(file);
  return { lines: text.trimEnd().split('\n'), told: problems.map(({ message }) => message) };
};
const plan = async (file: MadeWord) => toPlan('a.docx', await source(file));

const PLAN = [
  '区示范局2020年工作要点',
  '一、重点工作',
  '（一）安全监管',
  '1.保障电梯安全。完成60台老旧电梯安全评估。',
  '2.推进计量监管。开展民生计量专项检查。',
];
const PLAN_BODY = PLAN.map((line) => paragraph(line)).join('');
/** The plan with other runs in place of its first item. */
const withItem = (runs: string) =>
  PLAN.map((line, i) => paragraph(i === 3 ? `${run('1.保障电梯安全。')}${runs}` : line)).join('');
const measures = async (file: MadeWord) => {
  const { measures, text, problems } = await plan(file);
  return {
    said: measures.map(({ start, end }) => text.slice(start, end)),
    told: problems.map(({ message }) => message),
  };
};

describe('the package', () => {
  it('names its main part itself, under any name', async () => {
    expect((await read({ body: PLAN_BODY, main: 'word/document2.xml' })).lines).toEqual(PLAN);
    expect((await read({ body: PLAN_BODY, main: 'Word/正文 1.xml' })).lines).toEqual(PLAN);
  });

  it('may be in UTF-16 of either order', async () => {
    const little = (xml: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(xml, 'utf16le')]);
    const big = (xml: string) => Uint8Array.from([0xfe, 0xff, ...Buffer.from(xml, 'utf16le').swap16()]);
    const bare = (xml: string) => Buffer.from(xml, 'utf16le');
    for (const encode of [little, big, bare]) expect((await read({ body: PLAN_BODY, encode })).lines).toEqual(PLAN);
  });

  it('may call its namespaces as it likes, and write words as CDATA', async () => {
    const xml = root('document', `<w:body>${paragraph('<w:r><w:t><![CDATA[完成<60>台]]></w:t></w:r>')}</w:body>`);
    const renamed = xml.replaceAll('w:', 'q:').replaceAll('xmlns:w=', 'xmlns:q=');
    const bytes = wordFile({ body: '', encode: (text) => strToU8(text.includes('<w:document') ? renamed : text) });
    expect((await toSource('a.docx', bytes)).text).toBe('完成<60>台\n');
  });

  it('is refused in one line where its main part is broken', async () => {
    const broken = wordFile({ body: '', encode: (xml) => strToU8(xml.replace('</w:body>', '')) });
    await expect(toSource('a.docx', broken)).rejects.toThrow(/a\.docx：文件损坏/);
  });
});

describe('automatic numbers', () => {
  const numbers = async (formats: readonly (readonly [string, string])[], rest = '') => {
    const numbering = formats.map(([format, text], i) => list(i + 1, level(0, format, text, rest))).join('');
    const body = formats.map((_, i) => paragraph('甲', inList(i + 1, 0)).repeat(2)).join('');
    return read({ body, numbering });
  };

  it.each([
    ['chineseLegalSimplified', '%1、', '壹、 贰、'],
    ['ideographLegalTraditional', '%1、', '壹、 貳、'],
    ['chineseCounting', '（%1）', '（一） （二）'],
    ['chineseCountingThousand', '第%1条', '第一条 第二条'],
    ['taiwaneseCountingThousand', '%1、', '一、 二、'],
    ['japaneseCounting', '%1、', '一、 二、'],
    ['ideographDigital', '%1、', '一、 二、'],
    ['ideographTraditional', '%1、', '甲、 乙、'],
    ['ideographZodiac', '%1、', '子、 丑、'],
    ['ideographEnclosedCircle', '%1', '㊀ ㊁'],
    ['decimalEnclosedCircle', '%1', '① ②'],
    ['decimalEnclosedParen', '%1', '⑴ ⑵'],
    ['decimalEnclosedFullstop', '%1', '⒈ ⒉'],
    ['decimalFullWidth', '%1．', '１． ２．'],
    ['decimalZero', '%1.', '01. 02.'],
    ['upperRoman', '%1.', 'I. II.'],
    ['lowerRoman', '%1)', 'i) ii)'],
    ['upperLetter', '%1.', 'A. B.'],
    ['ordinal', '%1、', '1st、 2nd、'],
    ['none', '附件：%1', '附件： 附件：'],
  ])('are printed in the format %s', async (format, text, printed) => {
    const { lines, told } = await numbers([[format, text]]);
    expect(lines).toEqual(printed.split(' ').map((number) => `${number}甲`));
    expect(told).toEqual([]);
  });

  it('count on as far as their format has signs', async () => {
    const far = [
      'chineseCounting',
      'chineseLegalSimplified',
      'decimalEnclosedCircle',
      'upperLetter',
      'ideographDigital',
    ];
    const numbering = far.map((format, i) => list(i + 1, level(0, format, '%1：'))).join('');
    const body = far.map((_, i) => paragraph('甲', inList(i + 1, 0)).repeat(27)).join('');
    const { lines } = await read({ body, numbering });
    const at = (format: number, count: number) => lines[format * 27 + count - 1]?.split('：')[0];
    expect([10, 11, 20, 27].map((count) => at(0, count))).toEqual(['十', '十一', '二十', '二十七']);
    expect([10, 11].map((count) => at(1, count))).toEqual(['壹拾', '壹拾壹']);
    expect([20, 21].map((count) => at(2, count))).toEqual(['⑳', '21']);
    expect([26, 27].map((count) => at(3, count))).toEqual(['Z', 'AA']);
    expect([10, 20].map((count) => at(4, count))).toEqual(['一〇', '二〇']);
  });

  it('are told where the format is not known, and follow the example of one of their own', async () => {
    const { lines, told } = await numbers([['hebrew1', '%1、']]);
    expect(lines).toEqual(['1、甲', '2、甲']);
    expect(told).toEqual(['自动编号的格式“hebrew1”不认识，编号按阿拉伯数字读入（共2处）']);
    const custom = '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>';
    const written = `<mc:AlternateContent><mc:Choice Requires="w14">${custom}</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>`;
    const numbering = list(1, level(0, 'x', '%1、').replace('<w:numFmt w:val="x"/>', written));
    expect((await read({ body: paragraph('甲', inList(1, 0)), numbering })).lines).toEqual(['001、甲']);
  });

  const OUTLINE = [
    level(0, 'chineseCountingThousand', '%1、'),
    level(1, 'decimal', '%2.'),
    level(2, 'decimal', '（%3）'),
  ];
  const steps = (levels: readonly number[], id = 1) =>
    levels.map((depth) => paragraph('甲', inList(id, depth))).join('');
  const labels = async (numbering: string, body: string) =>
    (await read({ body, numbering })).lines.map((line) => line.replace(/甲.*$/, ''));

  it('begin anew below a higher level, unless they count on, or only below a level that is named', async () => {
    const from = (restart: string) =>
      labels(
        list(1, OUTLINE.join('').replace('<w:lvlText w:val="（', `${restart}<w:lvlText w:val="（`)),
        steps([0, 1, 2, 2, 1, 2, 0, 1, 2]),
      );
    expect(await from('')).toEqual(['一、', '1.', '（1）', '（2）', '2.', '（1）', '二、', '1.', '（1）']);
    expect(await from('<w:lvlRestart w:val="0"/>')).toEqual([
      '一、',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（3）',
      '二、',
      '1.',
      '（4）',
    ]);
    expect(await from('<w:lvlRestart w:val="1"/>')).toEqual([
      '一、',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（3）',
      '二、',
      '1.',
      '（1）',
    ]);
  });

  it('count on through the sections where the list says so', async () => {
    const counting = level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>');
    const texts = [
      '安全监管',
      '保障电梯安全。完成60台评估。',
      '保障食品安全。检查12家食堂。',
      '质量发展',
      '推进计量监管。开展检查。',
    ];
    const levels = [0, 1, 1, 0, 1];
    const body = texts.map((text, i) => paragraph(text, inList(1, levels[i] ?? 0))).join('');
    const { items } = await plan({
      body: paragraph('某局2020年工作要点') + body,
      numbering: list(1, OUTLINE[0] + counting),
    });
    expect(items.map((item) => item.label + item.title)).toEqual([
      '1.保障电梯安全',
      '2.保障食品安全',
      '3.推进计量监管',
    ]);
  });

  it('take list and level each from where it is said, along the styles', async () => {
    const style = (id: string, based: string, numbers: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${based && `<w:basedOn w:val="${based}"/>`}<w:pPr><w:numPr>${numbers}</w:numPr></w:pPr></w:style>`;
    const styles = [
      style('H1', '', '<w:numId w:val="1"/>'),
      style('H2', 'H1', '<w:ilvl w:val="1"/>'),
      style('Plain', 'H2', '<w:numId w:val="0"/>'),
      style('Linked', 'H1', '<w:numId w:val="1"/>'),
    ];
    const third = level(2, 'decimal', '（%3）', '<w:pStyle w:val="Linked"/>');
    const styled = (id: string, rest = '') => paragraph('甲', `<w:pStyle w:val="${id}"/>${rest}`);
    const body = [styled('H1'), styled('H2'), styled('H2'), styled('Linked'), styled('Plain')].join('');
    const own = styled('H1', '<w:numPr><w:ilvl w:val="1"/></w:numPr>') + styled('H2', inList(0, 0));
    const numbering = list(1, OUTLINE.slice(0, 2).join('') + third);
    const { lines } = await read({ body: body + own, numbering, styles: styles.join('') });
    expect(lines).toEqual(['一、甲', '1.甲', '2.甲', '（1）甲', '甲', '3.甲', '甲']);
  });

  it('are those of a list that a numbering style names', async () => {
    const styles =
      '<w:style w:type="numbering" w:styleId="Outline"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering =
      list(1, `<w:styleLink w:val="Outline"/>${OUTLINE.join('')}`) + list(2, '<w:numStyleLink w:val="Outline"/>');
    expect((await read({ body: steps([0, 1], 1) + steps([1, 0], 2), numbering, styles })).lines).toEqual([
      '一、甲',
      '1.甲',
      '2.甲',
      '二、甲',
    ]);
  });

  it('begin where a list overrides another one, which it shares its count with', async () => {
    const start = (at: number, value: number) =>
      `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
    const second = `<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
    const third = `<w:num w:numId="3"><w:abstractNumId w:val="1"/>${start(0, 5)}${start(1, 3)}</w:num>`;
    const own = `<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1-')}</w:lvlOverride></w:num>`;
    const body = steps([0, 0]) + steps([0], 2) + steps([0, 1, 1, 0, 1], 3) + steps([0], 4);
    expect(await labels(list(1, OUTLINE.join('')) + second + third + own, body)).toEqual([
      '一、',
      '二、',
      '三、',
      '五、',
      '3.',
      '4.',
      '六、',
      '3.',
      'VII- ',
    ]);
  });

  it('are legal where they must be, part themselves as the list says, and bullets look as they look', async () => {
    const legal = level(1, 'decimal', '%1.%2', '<w:isLgl/><w:suff w:val="space"/>');
    const tight = level(2, 'decimal', '%3', '<w:suff w:val="nothing"/>');
    const sign = level(3, 'bullet', '\uf0d8', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>');
    const numbering = list(
      1,
      [OUTLINE[0], legal, tight, sign, level(4, 'bullet', '\uf06c'), level(5, 'bullet', '注：')].join(''),
    );
    expect((await read({ body: steps([0, 1, 2, 3, 4, 5]), numbering })).lines).toEqual([
      '一、甲',
      '1.1 甲',
      '1甲',
      '➢甲',
      '●甲',
      '注：甲',
    ]);
  });

  it('count an empty paragraph, and tell its number', async () => {
    const body = paragraph('甲', inList(1, 1)) + paragraph('<w:r/>', inList(1, 1)) + paragraph('乙', inList(1, 1));
    const { lines, told } = await read({ body, numbering: list(1, OUTLINE.join('')) });
    expect(lines).toEqual(['1.甲', '', '3.乙']);
    expect(told).toEqual(['自动编号“2.”后面没有文字，没有读入']);
  });
});

describe('words in the text', () => {
  it.each([
    ['set in a direction', `<w:bdo w:val="ltr">${run('完成60台评估。')}</w:bdo>`],
    ['in an equation', `${run('完成')}<m:oMath><m:r><m:t>60</m:t></m:r></m:oMath>${run('台评估。')}`],
    ['inserted as a tracked change', `${run('完成')}<w:ins>${run('60台')}</w:ins>${run('评估。')}`],
    ['moved here', `<w:moveTo>${run('完成60台')}</w:moveTo>${run('评估。')}`],
    ['in a control', `<w:sdt><w:sdtPr/><w:sdtContent>${run('完成60台评估。')}</w:sdtContent></w:sdt>`],
    ['with a smart tag', `<w:smartTag><w:smartTag>${run('完成60台')}</w:smartTag></w:smartTag>${run('评估。')}`],
    ['as the result of a field', `<w:fldSimple w:instr="REF a">${run('完成60台')}</w:fldSimple>${run('评估。')}`],
    ['behind a link', `<w:hyperlink>${run('完成60台')}</w:hyperlink>${run('评估。')}`],
  ])('are read where they are %s', async (_, runs) => {
    expect(await measures({ body: withItem(runs) })).toEqual({
      said: ['完成60台评估。', '开展民生计量专项检查。'],
      told: [],
    });
  });

  it.each([
    ['struck through', run('50台', '<w:strike/>'), '带删除线的文字没有读入：“50台”'],
    ['struck through twice', run('50台', '<w:dstrike/>'), '带删除线的文字没有读入：“50台”'],
    ['hidden', run('50台', '<w:vanish/>'), '隐藏的文字没有读入：“50台”'],
    [
      'deleted as a tracked change',
      '<w:del><w:r><w:delText>50台</w:delText></w:r></w:del>',
      '修订中删除的文字没有读入：“50台”',
    ],
    ['moved away', `<w:moveFrom>${run('50台')}</w:moveFrom>`, '修订中移走的文字没有读入：“50台”'],
    ['in an element of nobody', `<x:fancy>${run('50台')}</x:fancy>`, '不认识的内容（x:fancy）没有读入：“50台”'],
  ])('are told and not read where they are %s', async (_, runs, message) => {
    const { text, problems } = await plan({ body: withItem(`${run('完成')}${runs}${run('60台评估。')}`) });
    expect(problems.map((one) => one.message)).toEqual([message]);
    expect(text.slice(0, problems[0]?.at)).toMatch(/完成$/);
    expect(text).toContain('完成60台评估。');
  });

  it('are struck by their style, unless they say themselves that they are not', async () => {
    const styles = `<w:style w:type="character" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="character" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>`;
    const old = (rest: string) => `<w:rStyle w:val="Older"/>${rest}`;
    const runs = run('完成') + run('50台', old('')) + run('60台', old('<w:strike w:val="0"/>')) + run('评估。');
    expect(await measures({ body: withItem(runs), styles })).toEqual({
      said: ['完成60台评估。', '开展民生计量专项检查。'],
      told: ['带删除线的文字没有读入：“50台”'],
    });
  });

  it('go on with the next paragraph where the mark between them is deleted', async () => {
    const gone = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body =
      paragraph('某局2020年工作要点') +
      paragraph('1.电梯。完成', gone) +
      paragraph('60台评估。') +
      paragraph('2.计量。检查。');
    expect((await measures({ body })).said).toEqual(['完成60台评估。', '检查。']);
    const removed = `<w:p><w:pPr>${inList(1, 0)}${gone}</w:pPr><w:del><w:r><w:delText>旧事</w:delText></w:r></w:del></w:p>`;
    const numbering = list(1, level(0, 'decimal', '%1.'));
    const { lines, told } = await read({
      body: paragraph('甲', inList(1, 0)) + removed + paragraph('乙', inList(1, 0)),
      numbering,
    });
    expect(lines).toEqual(['1.甲', '2.乙']);
    expect(told).toEqual(['修订中删除的文字没有读入：“旧事”']);
  });

  it('show the results of fields and not their codes, through fields in fields and over paragraphs', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
    const inner = mark('begin') + code('PAGE') + mark('separate') + run('9') + mark('end');
    const runs = mark('begin') + code('IF ') + inner + code(' = 1') + mark('separate') + run('完成60台');
    const body = paragraph(runs) + paragraph(run('评估。') + mark('end') + run('好。') + mark('begin') + run('不丢。'));
    expect(await read({ body })).toEqual({
      lines: ['完成60台', '评估。好。不丢。'],
      told: ['域代码里的文字没有读入：“9”'],
    });
    const ring = mark('begin') + code('eq \\o\\ac(○,3)') + mark('end');
    const lone = mark('begin') + code(' LISTNUM ') + mark('end');
    expect(await read({ body: paragraph(ring + run('甲')) + paragraph(lone + run('乙')) })).toEqual({
      lines: ['③甲', '乙'],
      told: ['域“LISTNUM”没有结果，没有读入'],
    });
  });

  it('look as their font, their case and their height make them look', async () => {
    const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const raised = run('3', '<w:vertAlign w:val="superscript"/>');
    const runs = [
      sign('Symbol', 'F0B3'),
      run('10'),
      raised,
      run('m', '<w:caps/>'),
      sign('Wingdings', 'F0FC'),
      sign('Odd', 'F041'),
    ];
    const { lines, told } = await read({ body: paragraph(runs.join('')) });
    expect(lines).toEqual(['≥10³M✓●']);
    expect(told).toEqual(['字体“Odd”的符号F041不认识，读作●']);
  });

  it('write an equation in one line and say so where that changes its looks', async () => {
    const r = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
    const fraction = `<m:f><m:num>${r('合格数')}</m:num><m:den>${r('抽检数')}${r('+1')}</m:den></m:f>`;
    const row = (words: readonly string[]) => `<m:mr>${words.map((one) => `<m:e>${r(one)}</m:e>`).join('')}</m:mr>`;
    const matrix = paragraph(`<m:oMath><m:m><m:mPr/>${row(['1', '2'])}${row(['3', '4'])}</m:m></m:oMath>`);
    expect((await read({ body: matrix })).lines).toEqual(['[1，2；3，4]']);
    const power = `<m:sSup><m:e>${r('x')}</m:e><m:sup>${r('2')}</m:sup></m:sSup>`;
    const body = paragraph(`<m:oMathPara><m:oMath>${fraction}${r('≥')}${power}</m:oMath></m:oMathPara>`);
    expect(await read({ body })).toEqual({
      lines: ['合格数/(抽检数+1)≥x^2'],
      told: ['公式排成一行读入：“合格数/(抽检数+1)≥x^2”'],
    });
  });
});

describe('what stands beside the text', () => {
  it('is told with its words: notes, comments, heads and feet of pages', async () => {
    const refers = ['footnote', 'endnote', 'comment']
      .map((kind) => `<w:r><w:${kind}Reference w:id="2"/></w:r>`)
      .join('');
    const notes = (kind: string, words: string) =>
      part(`${kind}s`, root(`${kind}s`, `<w:${kind} w:id="2">${paragraph(words)}</w:${kind}>`));
    const parts = [
      notes('footnote', '见附件。'),
      notes('endnote', '另有规定。'),
      notes('comment', '请核实。'),
      part('header', root('hdr', paragraph('内部资料')), 'head1'),
      part('header', root('hdr', paragraph('首页不同')), 'head2'),
      part('footer', root('ftr', paragraph('第1页')), 'foot1'),
    ];
    const pages =
      '<w:sectPr><w:headerReference w:type="default" r:id="head1"/><w:headerReference w:type="first" r:id="head2"/><w:footerReference w:type="default" r:id="foot1"/></w:sectPr>';
    const { lines, told } = await read({ body: paragraph(run('甲') + refers + run('乙')) + pages, parts });
    expect(lines).toEqual(['甲乙']);
    expect(told).toEqual([
      '页眉没有读入：“内部资料”',
      '页脚没有读入：“第1页”',
      '脚注没有读入：“见附件。”',
      '尾注没有读入：“另有规定。”',
      '批注没有读入：“请核实。”',
    ]);
  });

  it('is a text box, which is read once however often it is written', async () => {
    const box = (words: string) => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const choice = `<mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('框里的话')}</wps:txbx></w:drawing></mc:Choice>`;
    const fallback = `<mc:Fallback><w:pict><v:textbox>${box('框里的话')}</v:textbox></w:pict></mc:Fallback>`;
    const body = paragraph(`<w:r><mc:AlternateContent>${choice}${fallback}</mc:AlternateContent></w:r>${run('甲')}`);
    const old = paragraph(`<w:r><w:pict><v:textbox>${box('老框')}</v:textbox></w:pict></w:r>${run('乙')}`);
    expect(await read({ body: body + old })).toEqual({
      lines: ['甲', '框里的话', '乙', '老框'],
      told: ['文本框里的文字读在它所在的段落后面（共2处）'],
    });
  });

  it('is the table of contents', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>';
    const line = (words: string) => paragraph(words, '<w:pStyle w:val="T1"/>');
    expect(await read({ body: line('一、重点\t1') + line('二、保障\t3') + PLAN_BODY, styles })).toEqual({
      lines: PLAN,
      told: ['目录没有读入：“一、重点 1 二、保障 3”'],
    });
  });
});

describe('a table', () => {
  const HEAD = ['序号', '重点任务', '具体举措', '牵头单位', '完成时限'];
  const cells = async (rows: readonly (readonly string[])[]) => {
    const { text, tables, problems } = await source({ body: table(rows) });
    const words = tables[0]?.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)));
    return { words, told: problems.map(({ message }) => message) };
  };

  it('has its cells in the columns of its grid', async () => {
    const wide = made('电梯', '<w:hMerge w:val="restart"/>');
    const late = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${['检查', '特设科', '6月底前'].map((c) => made(c)).join('')}</w:tr>`;
    const rows = [
      HEAD,
      ['1', wide, made('', '<w:hMerge/>'), '特设科', '年底前'],
      ['2', made('计量', '<w:gridSpan w:val="2"/>'), '计量科', '年底前'],
    ];
    const body = table(rows).replace('</w:tbl>', `${late}</w:tbl>`);
    const { text, tables } = await source({ body });
    expect(tables[0]?.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)))).toEqual([
      HEAD,
      ['1', '电梯', '电梯', '特设科', '年底前'],
      ['2', '计量', '计量', '计量科', '年底前'],
      ['', '', '检查', '特设科', '6月底前'],
    ]);
  });

  it('tells what is not shown of it', async () => {
    const gone = (words: string, mark: string) =>
      `<w:tr><w:trPr><w:${mark}/></w:trPr>${made(words)}${made('乙')}</w:tr>`;
    const down = (words: string, val: string) => made(words, `<w:vMerge w:val="${val}"/>`);
    const body = table([
      [down('甲', 'restart'), '一'],
      [down('盖住的', 'continue'), '二'],
      [made('旧格', '<w:cellDel/>'), '三', '四'],
    ]).replace('</w:tbl>', `${gone('旧行', 'del')}${gone('藏行', 'hidden')}</w:tbl>`);
    const { text, problems } = await source({ body });
    expect(text).toBe('甲\t一\t\n\t二\t\n三\t四\t\n');
    expect(problems.map(({ message }) => message)).toEqual([
      '修订中删除的表格行没有读入：“旧行 乙”',
      '隐藏的表格行没有读入：“藏行 乙”',
      '修订中删除的单元格没有读入：“旧格”',
      '合并到别的单元格、看不见的文字没有读入：“盖住的”',
    ]);
  });

  it('keeps the words of a table in a cell', async () => {
    const inner = `<w:tc>${table([['内1', '内2']])}<w:p/></w:tc>`;
    expect(
      (
        await cells([
          ['甲', '乙'],
          ['1', inner],
        ])
      ).words,
    ).toEqual([
      ['甲', '乙'],
      ['1', '内1\t内2'],
    ]);
  });
});

describe('a chunk of another format', () => {
  const chunk = (path: string, content: string | Uint8Array, type?: string): MadeWord => ({
    body: `${paragraph('前')}<w:altChunk r:id="c"/>${paragraph('后')}`,
    parts: [{ kind: 'aFChunk', id: 'c', path, content, ...(type === undefined ? {} : { type }) }],
  });
  const PAGE =
    '<html><head><meta charset="utf-8"><title>题</title><style>p{}</style></head><body><!-- 注 --><h1>要点</h1><p>1.保障&nbsp;电梯。完成<s>50台</s><b>60台</b>。<p>2.计量<br>检查</p><ol start="3"><li>抽检<li>公示</ol></body></html>';
  const LINES = ['前', '要点', '1.保障\u00a0电梯。完成60台。', '2.计量', '检查', '3.抽检', '4.公示', '后'];

  it('is read where it is a page, also as a web archive', async () => {
    const quoted = [...new TextEncoder().encode(PAGE)].map(
      (byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`,
    );
    const archive = (encoding: string, content: string) =>
      `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="--=b"\r\n\r\n----=b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n----=b--\r\n`;
    for (const file of [
      chunk('word/a.htm', PAGE),
      chunk('word/a.mht', archive('quoted-printable', quoted.join('').replace(/(.{72})/g, '$1=\r\n'))),
      chunk('word/a.dat', archive('base64', Buffer.from(PAGE).toString('base64')), 'message/rfc822'),
    ])
      expect(await read(file)).toEqual({ lines: LINES, told: ['带删除线的文字没有读入：“50台”'] });
  });

  it('gives the tables of a page with their merged cells', async () => {
    const page =
      '<table><tr><th>序号<th>任务<th>举措<tr><td rowspan=2>1<td rowspan="2">电梯<td>评估<tr><td>检查<tr><td>2<td colspan=2>计量</table>';
    const { text, tables } = await source(chunk('word/a.html', page));
    expect(tables[0]?.rows.map((row) => row.map(({ start, end }) => text.slice(start, end)))).toEqual([
      ['序号', '任务', '举措'],
      ['1', '电梯', '评估'],
      ['1', '电梯', '检查'],
      ['2', '计量', '计量'],
    ]);
  });

  it('is read where it is text or a document, and told where it is anything else', async () => {
    expect((await read(chunk('word/a.txt', '中间的话\n'))).lines).toEqual(['前', '中间的话', '后']);
    const inner = wordFile({
      body: paragraph('里面', inList(1, 0)) + paragraph(run('旧', '<w:strike/>')),
      numbering: list(1, level(0, 'upperRoman', '%1.')),
    });
    expect(await read(chunk('word/a.docx', inner))).toEqual({
      lines: ['前', 'I.里面', '', '后'],
      told: ['带删除线的文字没有读入：“旧”'],
    });
    expect((await read(chunk('word/a.rtf', '{\\rtf1}', 'application/rtf'))).told).toEqual([
      '嵌入的另一个文件（altChunk）没有读入：是 application/rtf、rtf',
    ]);
    const lone = { ...chunk('word/a.rtf', '{\\rtf1}'), body: '<w:altChunk r:id="c"/>' };
    await expect(source(lone)).rejects.toThrow(/没有能读入的文字：嵌入的另一个文件.*改法：用 Word 打开/);
  });
});
