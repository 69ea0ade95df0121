// Where things lie in the memory that the host provides. The host keeps the same numbers in layout.ts.

/** A byte for each column: 1 for digits, 0 for text. */
export const FORMS: usize = 4096;

// What `run` answers.
export const NEED_INPUT: u32 = 0;
export const OUTPUT_FULL: u32 = 1;
export const BAD_ROW: u32 = 2;
/** An EOF or error packet begins at `inputAt`. */
export const LAST_PACKET: u32 = 3;
