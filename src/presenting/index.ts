export { presentEntries, presentEntry, presentMatter } from './present-entry.ts';
