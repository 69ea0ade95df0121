/** `length` units from `offset` on. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** What is known of a long row of bytes; ranges that touch become one. */
export class RangeSet {
  #ranges: Range[] = [];

  add(range: Range): void {
    this.#ranges = joinRanges([...this.#ranges, range], 0);
  }

  /** The parts of `range` that were not added yet, in order. */
  missing({ offset, length }: Range): Range[] {
    const end = offset + length;
    const found: Range[] = [];
    let at = offset;
    for (const known of this.#ranges) {
      const knownEnd = known.offset + known.length;
      if (knownEnd <= at || known.offset >= end) continue;
      if (known.offset > at) found.push({ offset: at, length: known.offset - at });
      at = knownEnd;
    }
    if (at < end) found.push({ offset: at, length: end - at });
    return found;
  }
}

/** In order, with those made one that overlap or have at most `gap` between them. */
export function joinRanges(ranges: readonly Range[], gap: number): Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.offset - b.offset)) {
    const last = joined.at(-1);
    if (last && range.offset <= last.offset + last.length + gap) {
      const end = Math.max(last.offset + last.length, range.offset + range.length);
      joined[joined.length - 1] = { offset: last.offset, length: end - last.offset };
    } else joined.push(range);
  }
  return joined;
}

/** Cut into pieces of at most `length`. */
export function splitRange({ offset, length: total }: Range, length: number): Range[] {
  const count = Math.ceil(total / length);
  return Array.from({ length: count }, (_, index) => ({
    offset: offset + index * length,
    length: Math.min(length, total - index * length),
  }));
}
