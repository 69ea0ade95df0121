/** The kernel's memory map and answers; the same numbers as in assembly/layout.ts. */
export const SUM_MAIN = 64;
export const SUM_GENERATED = 80;
export const COLUMNS = 4096;
export const RECORD_BYTES = 16;

export const KIND_CODES = { text: 0, hex: 0, number: 1, boolean: 2, json: 3 } as const;

export const NEED_INPUT = 0;
export const OUTPUT_FULL = 1;
export const BAD_ROW = 2;
export const BAD_JSON = 3;

/** The kernel leaves at most this much input unread: the longest token it must see as a whole. */
export const MAX_LEFTOVER_BYTES = 80;

/** Blocks read and write up to this much beyond their end. */
export const OVERRUN_BYTES = 128;
