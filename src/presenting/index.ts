export { type DateForm, type ExportLine, exportCsv, exportWorkbook } from './export-file.ts';
export { exportLines } from './export-lines.ts';
export { presentEntries, presentEntry, presentMatter } from './present-entry.ts';
export { readPushProgress } from './push-progress.ts';
export { receiptPage } from './receipt-page.ts';
