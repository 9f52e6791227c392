import writeExcelFile from 'write-excel-file/node';

/** One line of Actionstep's import of time entries; hours and rate as decimal strings, the rate GST-exclusive. */
export type ExportLine = {
  workDate: string;
  matterNumber: string;
  description: string;
  hours: string;
  timekeeper: string;
  rate: string | null;
  activityCode: string | null;
  billable: boolean;
};

/** How a CSV writes dates: Australian and New Zealand systems read day first, others the ISO form. */
export type DateForm = 'DD/MM/YYYY' | 'YYYY-MM-DD';

/** The columns that an import of time entries maps (reference/actionstep-api.md §8). */
const headings = ['Date', 'Matter', 'Description', 'Duration', 'Timekeeper', 'Rate', 'Activity Code', 'Billable'] as const;
const widths = [12, 14, 80, 10, 26, 10, 16, 10];

/** A workbook with real date and number cells; text is never a formula. */
export async function exportWorkbook(lines: readonly ExportLine[]): Promise<Uint8Array> {
  const header = headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const rows = lines.map((line) => [
    // The library counts days in UTC, so midnight in UTC is the calendar date itself.
    { value: new Date(`${line.workDate}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
    text(line.matterNumber),
    text(line.description),
    { value: Number(line.hours), type: Number, format: '0.00' },
    text(line.timekeeper),
    line.rate === null ? null : { value: Number(line.rate), type: Number, format: '0.00' },
    line.activityCode === null ? null : text(line.activityCode),
    text(yesNo(line.billable)),
  ]);
  const columns = widths.map((width) => ({ width }));
  return writeExcelFile([header, ...rows], { columns, stickyRowsCount: 1, sheet: 'Time entries' }).toBuffer();
}

/** The same as CSV (RFC 4180, UTF-8 with a byte order mark for Excel); a cell that a program would run is made text. */
export function exportCsv(lines: readonly ExportLine[], dates: DateForm): string {
  const rows = lines.map((line) => [
    dateIn(line.workDate, dates),
    line.matterNumber,
    line.description,
    line.hours,
    line.timekeeper,
    line.rate ?? '',
    line.activityCode ?? '',
    yesNo(line.billable),
  ]);
  return `\ufeff${[[...headings], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function text(value: string) {
  return { value, type: String };
}

function yesNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

function dateIn(workDate: string, form: DateForm): string {
  return form === 'YYYY-MM-DD' ? workDate : workDate.split('-').reverse().join('/');
}

/** Programs run a cell that begins with one of these signs (OWASP, CSV injection). */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r\n|]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
