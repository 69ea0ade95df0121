/** The kernel's memory map and answers; the same numbers as in assembly/layout.ts. */
export const FORMS = 4096;

export const NEED_INPUT = 0;
export const OUTPUT_FULL = 1;
export const BAD_ROW = 2;
export const LAST_PACKET = 3;

/** The kernel reads and writes up to this much beyond an end. */
export const OVERRUN_BYTES = 64;
