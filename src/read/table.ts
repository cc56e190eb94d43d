import { basename, extname } from 'node:path';
import { FIELDS, HEADS, readHeader } from '../../index/assignments/header.ts';
import type { Source } from '../../index/parse/document.ts';
import { readGrid } from '../../index/tables/grid.ts';
import { Fault } from '../../index/text/fault.ts';
import { decodePlan } from './decode.ts';
import { readBytes } from './file.ts';
import { detectType, rejectType } from './file-type.ts';
import type { TableKind } from './workbook/xlsx.ts';

/** What is told of sheets that explain how a table is filled in, by their names. */
const INSTRUCTIONS = /^工作表“[^”]*(?:说明|须知|示例|样例|字典|选项|填写)[^”]*”.*，没有读入$/;
/** What is told of a deadline with a time of day; this table is about days. */
const DAY_ONLY = /，只读日期$/;

const WANTED: TableKind = {
  isHead: (text, row) => readHeader(row.map(({ start, end }) => text.slice(start, end))) !== null,
  heads: FIELDS.map((field) => HEADS[field]).join('、'),
};

/** Reads the file of a responsibility table: .csv in UTF-8 or GB18030, or .xlsx. Throws Fault. */
export async function readTable(path: string, name = basename(path)): Promise<Source> {
  const bytes = await readBytes(path, name);
  const kind = detectType(bytes);
  if (kind === 'text' && extname(name).toLowerCase() === '.csv') return readGrid(decodePlan(name, bytes));
  if (kind === 'zip') {
    const [{ openPackage }, { readXlsx }] = await Promise.all([import('./package.ts'), import('./workbook/xlsx.ts')]);
    const office = await openPackage(name, bytes);
    if (office.format === 'xlsx') {
      const source = await readXlsx(name, office, WANTED);
      return {
        ...source,
        problems: source.problems.filter(({ message }) => !(INSTRUCTIONS.test(message) || DAY_ONLY.test(message))),
      };
    }
  }
  if (kind === 'text' || kind === 'zip' || kind === 'pdf')
    throw new Fault(name, null, '不是 .csv 或 .xlsx 表格', '用 Excel 或 WPS 打开，另存为 .xlsx');
  throw rejectType(name, kind);
}
