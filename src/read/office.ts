import type { Source } from '../../index/parse/document.ts';
import { Fault } from '../../index/text/fault.ts';
import { openZip } from './zip.ts';

/** Reads a .docx or .xlsx; which one it is, its content says. Throws Fault. */
export async function readOffice(name: string, bytes: Uint8Array): Promise<Source> {
  const zip = await openZip(name, bytes);
  if (zip.has('word/document.xml')) return (await import('./docx.ts')).readDocx(name, zip);
  if (zip.has('xl/workbook.xml')) return (await import('./xlsx.ts')).readXlsx(name, zip);
  const known = ['content.xml', 'ppt/presentation.xml', 'xl/workbook.bin'].find((part) => zip.has(part));
  const problem = known ? '是别的办公格式（.odt、.ods、.pptx、.xlsb）' : '是压缩包，不是 .docx 或 .xlsx';
  throw new Fault(name, null, problem, '用 Word、Excel 或 WPS 打开里面的文件，另存为 .docx 或 .xlsx');
}
