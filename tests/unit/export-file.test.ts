import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ExportLine, exportCsv, exportWorkbook } from '../../src/presenting/index.ts';

function line(changes: Partial<ExportLine> = {}): ExportLine {
  return {
    workDate: '2026-11-09',
    matterNumber: '1001',
    description: 'Perusing email from Aroha Ngata',
    hours: '0.70',
    timekeeper: 'Tāwhai, Mere',
    rate: null,
    activityCode: null,
    billable: true,
    ...changes,
  };
}

describe('the export as CSV', () => {
  test('has the columns of an import of time entries, day first', () => {
    expect(exportCsv([line({ activityCode: 'A106', rate: '520.00' })], 'DD/MM/YYYY')).toBe(
      '\ufeffDate,Matter,Description,Duration,Timekeeper,Rate,Activity Code,Billable\r\n' +
        '09/11/2026,1001,Perusing email from Aroha Ngata,0.70,"Tāwhai, Mere",520.00,A106,Yes\r\n',
    );
  });

  test('writes ISO dates where they are asked for, and tells what is not billed', () => {
    expect(exportCsv([line({ billable: false })], 'YYYY-MM-DD').split('\r\n')[1]).toBe(
      '2026-11-09,1001,Perusing email from Aroha Ngata,0.70,"Tāwhai, Mere",,,No',
    );
  });

  test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '|calc'])('%j does not run', (description) => {
    const cell = exportCsv([line({ description })], 'DD/MM/YYYY').split('1001,')[1] ?? '';
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  });

  test('keeps quotes and line breaks in their cell', () => {
    expect(exportCsv([line({ description: 'Say "yes"\nand go' })], 'DD/MM/YYYY')).toContain('"Say ""yes""\nand go"');
  });
});

describe('the export as a workbook', () => {
  const sheetOf = async (lines: ExportLine[]) => {
    const files = unzipSync(new Uint8Array(await exportWorkbook(lines)));
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    return { sheet: read('xl/worksheets/sheet1.xml'), strings: read('xl/sharedStrings.xml'), styles: read('xl/styles.xml') };
  };

  test('has a real date cell, the same in every time zone, and real numbers', async () => {
    const { sheet, styles } = await sheetOf([line()]);
    // 9 November 2026 is day 46335 of the spreadsheet calendar.
    expect(sheet).toMatch(/<c r="A2"[^>]*><v>46335<\/v>/);
    expect(sheet).toMatch(/<c r="D2"[^>]*><v>0\.7<\/v>/);
    expect(styles).toContain('dd/mm/yyyy');
  });

  test('holds a formula as text', async () => {
    const { sheet, strings } = await sheetOf([line({ description: '=HYPERLINK("http://x")' })]);
    expect(sheet).not.toContain('<f>');
    expect(`${strings}${sheet}`).toContain('=HYPERLINK(');
  });
});
