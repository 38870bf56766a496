/**
 * A person's words in a cell of CSV that we write. Spreadsheets take what begins with one of these for a formula: an
 * apostrophe before it makes it text for them, and one of the person's own gets another, so that reading gives back exactly
 * what was there.
 */
const FORMULA = /^[=+\-@\t\r']/;

export const toCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const fromCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

/** A line of CSV (RFC 4180) with one kind of line break. */
export const toLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;

const quoted = (cell: string): string => (/[",\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
