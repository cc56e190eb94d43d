import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../index/plan/plan.ts';
import { toSource } from '../../src/read/file.ts';
import { toPlan } from '../../src/seeds/load.ts';
import { type Block, docx, pack, pdf, xlsx } from '../office.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = async (name: string, content: Uint8Array): Promise<Plan> => toPlan(name, await toSource(name, content));
const said = (plan: Plan) => plan.measures.map((m) => plan.text.slice(m.start, m.end));

const TEXT = '某局2023年工作要点\n一、重点\n1.抓好供水安全。检修管网30公里。（责任科室：供水科）\n2.抓好排水。清淤。\n';
/** The same in GB18030, as Notepad of a Chinese Windows saves it: 一、甲\r\n1.乙。丙。 */
const GB = Uint8Array.from(
  'd2bba1a2b9a4d7f7c8cecef10d0a312ebdd3c9e8b9dccdf8a1a3cdeab3c9c8abc7f8b9dccdf83330b9abc0efa1a30d0a'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);

describe('a text file', () => {
  it('is read with a byte order mark, in UTF-16 and in GB18030', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(TEXT, 'utf16le')]);
    for (const content of [bytes(TEXT), bytes(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`), utf16])
      expect((await read('a.txt', content)).text).toBe(TEXT);
    expect(said(await read('b.txt', GB))).toEqual(['完成全区管网30公里。']);
  });

  it('is read the same whatever its name ends with', async () => {
    expect(said(await read('a.md', bytes(TEXT)))).toEqual(said(await read('a.txt', bytes(TEXT))));
  });
});

describe('a Markdown file', () => {
  it('loses its marks, and its tables are read as task tables', async () => {
    const lines = [
      '# 某镇2024年工作安排',
      '## 一、治理',
      '### （一）环境',
      '- 清运**垃圾**30吨。',
      '- 修缮公厕4座。',
      '',
      '**责任科室**：环卫所',
    ];
    const table = [
      '',
      '## 二、民生',
      '| 序号 | 任务 | 具体措施 | 牵头科室 |',
      '|---|---|---|---|',
      '| 1 | 养老 | 新建助餐点3个 | 民政办 |',
      '| | | 改造60户 | 民政办 |',
    ];
    const plan = await read('a.md', bytes([...lines, ...table].join('\n')));
    expect(said(plan)).toEqual(['- 清运垃圾30吨。', '- 修缮公厕4座。', '新建助餐点3个', '改造60户']);
    expect(plan.measures.map((m) => m.duty?.owner)).toEqual([['环卫所'], ['环卫所'], ['民政办'], ['民政办']]);
  });
});

describe('a Word document', () => {
  const lists = [
    [
      { format: 'chineseCountingThousand', text: '%1、' },
      { format: 'chineseCountingThousand', text: '（%2）' },
      { format: 'decimal', text: '%3.' },
    ],
    [{ format: 'bullet', text: '\uf06c' }],
    [{ format: 'decimal', text: '（%1）' }],
  ];
  const at = (level: number, text: string, id = 1): Block => ({ text, list: { id, level } });

  it('shows the automatic numbers as Word prints them', async () => {
    const blocks: Block[] = [
      '某区文旅局2025年工作计划',
      '为做好工作，制定本计划。',
      at(0, '总体要求'),
      '坚持守正创新。',
      at(0, '重点任务'),
    ];
    blocks.push(at(1, '公共文化'), at(2, '建设书房。新建城市书房6家。（文化科牵头，各街道配合，10月底前完成）'));
    blocks.push(
      at(2, '办好节会'),
      at(0, '举办文化节1届。', 3),
      at(0, '举办音乐会12场。', 3),
      '责任科室：艺术科',
      at(1, '旅游'),
    );
    blocks.push(at(2, '提升服务。'), at(0, '改造厕所9座。', 2), at(0, '培训导游200人。', 2), '附件：1.任务表');
    const plan = await read('a.docx', docx(blocks, lists));
    expect(plan.sections.map((s) => s.label + s.title)).toEqual([
      '一、总体要求',
      '二、重点任务',
      '（一）公共文化',
      '（二）旅游',
    ]);
    expect(plan.items.map((item) => item.label + item.title)).toEqual(['1.建设书房', '2.办好节会', '1.提升服务']);
    expect(said(plan)).toEqual([
      '新建城市书房6家。',
      '（1）举办文化节1届。',
      '（2）举办音乐会12场。',
      '●改造厕所9座。',
      '●培训导游200人。',
    ]);
    expect(plan.measures[0]?.duty).toMatchObject({ owner: ['文化科'], partner: ['各街道'], deadline: '10月底前' });
    expect(plan.measures[2]?.duty?.owner).toEqual(['艺术科']);
  });

  it('gives its tables with merged cells, and leaves its table of contents out', async () => {
    const head = ['序号', '重点任务', '工作内容', '责任单位', '完成时限'];
    const rows = [
      head,
      [
        { text: '1', merge: 'restart' as const },
        { text: '河道整治', merge: 'restart' as const },
        '清淤8公里',
        '水务局',
        '6月底',
      ],
      [
        { text: '', merge: 'continue' as const },
        { text: '', merge: 'continue' as const },
        '绿化3公顷',
        '园林局\n水务局',
        '/',
      ],
    ];
    const plan = await read(
      'a.docx',
      docx([{ text: '一、河道……1', style: '10' }, '某县2024年重点任务分解表', { rows }]),
    );
    expect(plan.title).toBe('某县2024年重点任务分解表');
    expect(plan.items.map((item) => item.title)).toEqual(['河道整治']);
    expect(said(plan)).toEqual(['清淤8公里', '绿化3公顷']);
    expect(plan.measures[1]?.duty).toMatchObject({ owner: ['园林局', '水务局'], deadline: null });
  });
});

describe('a task table', () => {
  const note = '说明：未注明时限的为年底前';
  const head = ['序号', '工作任务', '具体要求', '牵头处室', '配合处室', '时限要求', '备注'];

  it('is read from a CSV file with its own offsets', async () => {
    const rows = [`某局2024年任务分解表,,,,,,`, note, head.join(','), '一、监管（2项）,,,,,,'];
    rows.push(
      '1,抽检,"抽检""三小""食品\n200批次",食品处,"检验所、各所",6月底,',
      ',,公示结果,食品处,/,,',
      head.join(','),
      '2,执法,办案30件,稽查处,,持续推进,',
    );
    const file = `\ufeff${rows.join('\r\n')}`;
    const source = await toSource('a.csv', bytes(file));
    const plan = toPlan('a.csv', source);
    expect(said(plan)).toEqual(['抽检"三小"食品\n200批次', '公示结果', '办案30件']);
    expect(plan.measures.map((m) => m.duty?.partner)).toEqual([['检验所', '各所'], [], []]);
    expect(plan.measures.map((m) => m.duty?.deadline)).toEqual(['6月底', null, '持续推进']);
    const last = plan.measures[2];
    expect(
      file
        .slice(1)
        .replaceAll('\r\n', '\n')
        .slice(source.at(last?.start ?? 0)),
    ).toMatch(/^办案30件/);
  });

  it('is read from a workbook with merged cells, days, and sheets that are none', async () => {
    const rows = [
      ['某局2024年任务分解表'],
      head,
      ['1', '抽检', '抽检200批次', '食品处', '', 45473],
      ['', '', '公示结果', '', '宣传处', '年底前'],
    ];
    const sheets = [
      { name: '填表说明', rows: [['请如实填写']] },
      { name: '任务', rows, merged: ['A1:G1', 'A3:A4', 'B3:B4', 'D3:D4'] },
      { name: '旧表', rows: [head, ['9', '甲', '乙', '丙']], hidden: true },
    ];
    const plan = await read('a.xlsx', xlsx(sheets));
    expect(said(plan)).toEqual(['抽检200批次', '公示结果']);
    expect(plan.measures.map((m) => m.duty?.owner)).toEqual([['食品处'], ['食品处']]);
    expect(plan.measures[0]?.duty?.deadline).toBe('2024年6月30日');
    expect(plan.problems.map((p) => p.message).join()).toMatch(/填表说明.*没有任务表.*旧表.*隐藏/);
  });
});

describe('a PDF file', () => {
  it('gives its paragraphs, put together over lines and pages', async () => {
    const first = [
      { text: '某区交通局2024年工作要点', indent: 10 },
      { text: '一、重点任务', indent: 2 },
      { text: '1.推进公路建设。续建国省道项目四个，新改建农村公路，实', indent: 2 },
      { text: '施危桥改造十二座，年内完成投资九点八亿元，新增停车泊位2' },
      { text: '— 1 —', indent: 12 },
    ];
    const second = [
      { text: '2处，配套建设充电桩，实现乡镇全覆盖，方便群众出行，做到' },
      { text: '建管并重。（责任科室：建设科）' },
      { text: '2.强化安全监管。对重点企业开展全覆盖检查，全年不少于四轮', indent: 2 },
      { text: '次，隐患整改率达到百分之百，动态监控违章率下降百分之二十' },
      { text: '以上，严防事故发生。' },
      { text: '— 2 —', indent: 12 },
    ];
    const plan = await read('a.pdf', pdf([first, second]));
    expect(plan.title).toBe('某区交通局2024年工作要点');
    expect(said(plan)[0]).toMatch(/^续建国省道项目四个，新改建农村公路，实施危桥.+停车泊位22处，配套.+建管并重。$/);
    expect(said(plan)[1]).toMatch(/^对重点企业.+四轮次，.+以上，严防事故发生。$/);
    expect(plan.measures[0]?.duty?.owner).toEqual(['建设科']);
  });
});

describe('a file that cannot be a plan', () => {
  const bomb = () => {
    const content = zipSync({ 'word/document.xml': new Uint8Array(70_000_000) });
    return content;
  };
  const lying = () => {
    const content = Buffer.from(pack({ 'word/document.xml': `<a>${'0'.repeat(100_000)}</a>` }));
    const central = content.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    content.writeUInt32LE(100, central + 24);
    return content;
  };
  const locked = () => {
    const content = Buffer.from(pack({ 'word/document.xml': '<a/>' }));
    const central = content.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    content.writeUInt16LE(content.readUInt16LE(central + 8) | 1, central + 8);
    return content;
  };
  const many = () => pack(Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`p${i}`, ''])));
  const old = (inside: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(inside, 'utf16le')]);
  const scan = () => pdf([[], []]);
  const deep = () => pack({ 'word/document.xml': `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}` });

  it.each([
    ['a zip bomb', 'a.docx', bomb, /过大/],
    ['a part larger than it says', 'a.docx', lying, /损坏|过大/],
    ['a zip of very many parts', 'a.xlsx', many, /过大/],
    ['XML without a floor', 'a.docx', deep, /损坏/],
    ['an encrypted zip', 'a.docx', locked, /密码/],
    ['an encrypted office file', 'a.xlsx', () => old('EncryptedPackage'), /密码/],
    ['an old .doc', 'a.doc', () => old('WordDocument'), /旧的二进制格式/],
    ['an old .xls by another name', 'a.xlsx', () => old('Workbook'), /旧的二进制格式/],
    ['a picture by another name', 'a.pdf', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), /图片/],
    ['a PDF without text', 'a.pdf', scan, /没有文字层/],
    ['a broken PDF', 'a.pdf', () => bytes('%PDF-1.7\nnothing'), /损坏/],
    ['a broken zip', 'a.docx', () => Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), /损坏/],
    ['a zip of something else', 'a.xlsx', () => pack({ 'a.txt': '甲' }), /压缩包/],
    ['a workbook without a task table', 'a.xlsx', () => xlsx([{ name: '甲', rows: [['乙', '丙']] }]), /没有找到任务表/],
    ['a text by the name of a Word document', 'a.docx', () => bytes(TEXT), /不是\.docx/],
    ['a text with zeros in it', 'a.txt', () => bytes(`${TEXT}\0`), /空字符/],
    ['bytes in no encoding', 'a.txt', () => Uint8Array.from([0xc7, 0xf8, 0x0a]), /编码|标题/],
    ['a Latin text', 'a.txt', () => Uint8Array.from([...bytes('Caf'), 0xe9, 0x20, ...bytes('au lait')]), /编码/],
    ['an empty file', 'a.txt', () => bytes(' \n'), /空的/],
    ['the source of a web page', 'a.txt', () => bytes('<!DOCTYPE html><html></html>'), /网页/],
    ['a table taken apart', 'a.txt', () => bytes('序号\n重点任务\n责任单位\n1\n抓好供水\n水务局\n'), /表格已经拆散/],
  ])('%s is refused in one line', async (_, name, content, line) => {
    const fault = await read(name, content()).catch((error: unknown) => error);
    expect(String(fault)).toMatch(line);
    expect(String(fault)).toMatch(new RegExp(`${name.replace('.', '\\.')}.*：.+。改法：.+。$`));
  });
});
