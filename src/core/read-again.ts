/**
 * Thrown at the end of a table's rows by a source that holds no snapshot, when the table changed while it was read.
 * What was read is to be thrown away, and the table asked for once more; the source says when it is enough.
 */
export class ReadAgainError extends Error {}
