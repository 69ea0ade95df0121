// Where things lie in the memory that the host provides. The host keeps the same numbers in layout.ts.

/** Sums of row hashes: restored columns, then generated columns; low 64 bits first. */
export const SUM_MAIN: usize = 64;
export const SUM_GENERATED: usize = 80;

/** States of the two hash streams. */
export const STREAM_MAIN: usize = 128;
export const STREAM_GENERATED: usize = 192;

/** Column records begin here; prefixes and buffers follow where the host puts them. */
export const COLUMNS: usize = 4096;

// One column record: address and length of `,"name":`, kind, flags.
export const RECORD_BYTES: u32 = 16;
export const RECORD_LENGTH: usize = 4;
export const RECORD_KIND: usize = 8;
export const RECORD_FLOAT: usize = 9;
export const RECORD_GENERATED: usize = 10;

export const KIND_TEXT: u32 = 0;
export const KIND_NUMBER: u32 = 1;
export const KIND_BOOLEAN: u32 = 2;
export const KIND_JSON: u32 = 3;

// What `run` answers.
export const NEED_INPUT: u32 = 0;
export const OUTPUT_FULL: u32 = 1;
export const BAD_ROW: u32 = 2;
export const BAD_JSON: u32 = 3;
