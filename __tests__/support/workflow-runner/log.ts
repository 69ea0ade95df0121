/** What all jobs of a run print; secrets are masked in what a reader sees, as the runner does. */
export class RunLog {
  readonly #masks = new Set<string>();
  #text = '';

  mask(values: Iterable<string>): void {
    for (const value of values) if (value !== '') this.#masks.add(value);
  }

  /** Takes the commands `::add-mask::` out, and obeys them. */
  write(text: string): void {
    this.#text += text.replace(/^::add-mask::(.*)\n?/gm, (_, value: string) => {
      this.mask([decodeURIComponent(value)]);
      return '';
    });
  }

  hides(text: string): boolean {
    return [...this.#masks].some((mask) => text.includes(mask));
  }

  /** As a reader of the log sees it. */
  shown(): string {
    return [...this.#masks].reduce((text, mask) => text.replaceAll(mask, '***'), this.#text);
  }

  /** What the programs themselves printed, no mask applied. */
  raw(): string {
    return this.#text;
  }
}
