import { unzipSync } from 'fflate';
import { readDocx } from '../src/read/docx/document.ts';
import { openPackage } from '../src/read/package.ts';
import { readWorkbook, type Worksheet } from '../src/read/workbook/workbook.ts';

/** The words of a Word document. */
export async function readWords(bytes: Uint8Array): Promise<string> {
  return (await readDocx('x', await openPackage('x', bytes))).text;
}

/** The sheets of a workbook. */
export async function readSheets(bytes: Uint8Array): Promise<readonly Worksheet[]> {
  return readWorkbook(await openPackage('x', bytes));
}

/** A part of an office file as it stands there. */
export function partOf(bytes: Uint8Array, path: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[path]);
}
