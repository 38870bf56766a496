/** Bytes of a body. */
export const MOST_BYTES = 1024 * 1024;
/** Of files that are imported. */
export const MOST_IMPORT_BYTES = 10 * MOST_BYTES;
/** Of ten thousand rows that are only to be computed with. */
export const MOST_LEDGER_BYTES = 5 * MOST_BYTES;

/** Faults named in one answer: more help nobody, and a hostile body could make the answer as large as it likes. */
export const MOST_FIELD_ERRORS = 100;
