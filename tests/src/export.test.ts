import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citations } from '../../intents/answer/answer.ts';
import { answerDocument, type ExportDocument } from '../../intents/export/document.ts';
import { FACT_TABLES, type FactTable, factDocument } from '../../intents/export/fact-tables.ts';
import { readTasks, taskDocument } from '../../intents/export/tasks.ts';
import { fileName, rowsTooMany, writeFile } from '../../src/export/write-file.ts';
import { readSet } from '../eval/row.ts';
import { ask, knowledge, library } from '../knowledge.ts';
import { partOf, readSheets, readWords } from '../office-file.ts';

const NOWHERE = () => null;
const bare = (text: string) => text.replace(/\s+/g, '');
const open = async (document: ExportDocument, format: 'docx' | 'xlsx') =>
  new Uint8Array((await writeFile(document, format, NOWHERE)).body);
const wordsOf = async (document: ExportDocument) => bare(await readWords(await open(document, 'docx')));
const sheetsOf = async (document: ExportDocument) => readSheets(await open(document, 'xlsx'));
const cellsOf = async (document: ExportDocument) => (await sheetsOf(document)).flatMap(({ rows }) => rows.flat());
const textOf = async (document: ExportDocument, format: 'md' | 'txt') =>
  (await writeFile(document, format, NOWHERE)).body.toString('utf8');
const of = (question: string) => answerDocument(question, ask(question), library);

const ASKED = [
  '电梯相关任务',
  '第6条',
  '量化指标列一下',
  '目录',
  '哪个部门负责电梯',
  '要出台哪些文件',
  '5月20日有什么活动',
];

describe.each(ASKED)('the answer to %s', (question) => {
  const cited = citations(ask(question));
  const document = of(question);
  const headings = document.blocks.flatMap((block) => (block.kind === 'entry' ? [block.citation.address] : []));

  it('stands in Word word for word, each quotation with its address', async () => {
    const words = await wordsOf(document);
    expect(cited.length).toBeGreaterThan(0);
    for (const { quote } of cited) expect(words).toContain(bare(quote));
    // A heading is its own address.
    for (const { address } of cited.filter((one) => !headings.includes(one.address)))
      expect(words).toContain(bare(address));
  });

  it('stands in Excel, Markdown and plain text as well', async () => {
    const cells = (await cellsOf(document)).map(bare).join('\n');
    const [markdown, plain] = [await textOf(document, 'md'), await textOf(document, 'txt')];
    for (const { quote, address } of cited) {
      expect(cells).toContain(bare(quote));
      expect(cells).toContain(bare(address));
      expect(bare(markdown.replace(/\\([^\\])|\*\*/g, '$1'))).toContain(bare(quote));
      expect(bare(plain)).toContain(bare(quote));
    }
  });
});

it('an answer leaves out nothing that any question of the set is shown', async () => {
  for (const row of readSet('questions').slice(0, 60)) {
    const question = row.question ?? row.dialogue?.[0] ?? '';
    const answer = ask(question);
    const text = bare(await textOf(answerDocument(question, answer, library), 'txt'));
    for (const { quote } of citations(answer)) expect(text, question).toContain(bare(quote));
    for (const part of answer.parts) if (part.kind === 'say') expect(text, question).toContain(bare(part.text));
  }
});

it.each(Object.keys(FACT_TABLES) as FactTable[])('the table of %s is whole in every format', async (name) => {
  const { facts, plan } = knowledge;
  const all = { figures: facts.figures, calendar: facts.times, documents: facts.documents, partners: facts.bodies };
  const own = name === 'places' ? facts.places : all[name];
  const document = factDocument(name, knowledge);
  const [sheet] = await sheetsOf(document);
  const head = sheet?.rows[0] ?? [];
  expect(sheet?.rows).toHaveLength(own.length + 1);
  const at = head.indexOf('类别') + 1;
  const printed = own.map(({ start, end }) => bare(plan.text.slice(start, end)));
  expect(
    sheet?.rows
      .slice(1)
      .map((row) => bare(row[at] ?? ''))
      .toSorted(),
  ).toEqual(printed.toSorted());
  const [words, markdown] = [await wordsOf(document), await textOf(document, 'md')];
  for (const one of printed) expect(words).toContain(one);
  expect(markdown.match(/^\| (?!-|数字|时间|文件|单位|地点)/gm)).toHaveLength(own.length);
});

it('all tasks are in Excel, a measure a row, with its address', async () => {
  const tasks = readTasks(knowledge);
  const [sheet] = await sheetsOf(taskDocument(tasks, '共74点。', knowledge));
  const at = sheet?.rows[0]?.indexOf('任务') ?? -1;
  const shown = sheet?.rows.slice(1).map((row) => [row[0], bare(row[at] ?? ''), bare(row.at(-1) ?? '')]);
  const wanted = knowledge.plan.measures.map(({ id }) => {
    const unit = knowledge.units.get(id);
    return [id, bare(`“${knowledge.plan.text.slice(unit?.start, unit?.end)}”`), bare(unit?.address ?? '')];
  });
  expect(shown).toEqual(wanted);
});

const HOSTILE = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("http://x","y")',
  '<b>&amp;',
  '\t=1',
  '|a|',
  '**x**',
  '# x',
];
const hostile = (text: string): ExportDocument => ({
  title: text,
  source: text,
  blocks: [
    { kind: 'text', text },
    { kind: 'label', text },
    { kind: 'table', caption: text, heads: [text, '乙'], rows: [[{ text }, { text: '二' }]] },
  ],
});

it.each(HOSTILE)('%s stays text, no formula and no markup', async (text) => {
  const zip = await open(hostile(text), 'xlsx');
  const sheets = ['1', '2', '3'].map((n) => partOf(zip, `xl/worksheets/sheet${n}.xml`));
  const xml = sheets.join('');
  expect(xml).toContain('<c ');
  expect(xml).not.toMatch(/<f[ >]|t="str"/);
  expect(await cellsOf(hostile(text))).toContain(text);
  expect(await wordsOf(hostile(text))).toContain(bare(text));
  const plain = await textOf(hostile(text), 'txt');
  if (/^[=+\-@\t]/.test(text)) expect(plain.split('\n').filter((line) => line.endsWith('\t二'))[0]).toMatch(/^"?'/);
  const [cell = ''] = /^\| .*(?= \| 二 \|$)/m.exec(await textOf(hostile(text), 'md')) ?? [];
  expect(cell.slice(2).replace(/\\./g, '')).not.toMatch(/[|<>*#]/);
});

it('marks in a sheet’s or a file’s name, and characters that no XML holds, break nothing', async () => {
  const made = fc.string({ unit: 'binary', maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(made, async (title) => {
      const document = { ...hostile('x'), title };
      expect((await sheetsOf(document)).length).toBe(3);
      expect(await readWords(await open(document, 'docx'))).toContain('x');
    }),
    { numRuns: 20 },
  );
});

it('the name of a file is safe on every system, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = fileName(title, 'docx');
      expect(name).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}%]{1,90}\.docx$/u);
      expect(name).not.toMatch(/^[\s.~]|[\s.]\.docx$|^(?:con|prn|aux|nul|com\d|lpt\d)\.docx$/i);
    }),
  );
  expect(fileName('../../etc/passwd', 'md')).toBe('etc passwd.md');
  expect(fileName('CON', 'xlsx')).toBe('工作要点 CON.xlsx');
  expect(fileName('  ', 'md')).toBe('工作要点.md');
  expect(fileName('a\u202etxt.exe', 'docx')).toBe('a txt.exe.docx');
});

it('tells when a table is too long for Word', () => {
  const row = [{ text: '甲' }];
  const long = (count: number): ExportDocument => ({
    ...of('第6条'),
    blocks: [{ kind: 'table', caption: null, heads: ['列'], rows: Array.from({ length: count }, () => row) }],
  });
  expect([rowsTooMany(long(500), 'docx'), rowsTooMany(long(501), 'docx'), rowsTooMany(long(9999), 'xlsx')]).toEqual([
    0, 1, 0,
  ]);
});

it('an address leads to the plan where people can reach the console', async () => {
  const document = of('6.1');
  const link = () => 'https://plan.example.gov.cn/plan/x?mark=1-2#mark';
  const zip = new Uint8Array((await writeFile(document, 'docx', link)).body);
  expect(partOf(zip, 'word/_rels/document.xml.rels')).toContain('https://plan.example.gov.cn/plan/x?mark=1-2"');
  expect(partOf(zip, 'word/document.xml')).toContain('w:anchor="mark"');
  expect((await writeFile(document, 'md', link)).body.toString()).toContain(
    '](<https://plan.example.gov.cn/plan/x?mark=1-2#mark>)',
  );
});
