/** The order in which selfies stand, as far as a range needs it. */
export interface SelectionOrder {
  /** @returns the selfie of an index, undefined where there is none */
  readonly wait: (index: number) => Promise<{ readonly id: string } | undefined>;
  /** @returns the ids from one selfie to another, both included */
  readonly range: (firstId: string, lastId: string) => Promise<readonly string[]>;
}

/**
 * Which selfies are selected, by id: indexes change when pictures come and go. Knows of no element, and of their order only
 * what it is told.
 *
 * @fires {Event} change - more or fewer are selected, or the same were selected once more
 */
export class Selection extends EventTarget {
  #ids: ReadonlySet<string> = new Set();
  /** Where a range begins: the last selfie that was selected by itself; undefined until one was. */
  anchor: string | undefined;

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) {
      ids.add(id);
    }
    this.anchor = id;
    this.set(ids);
  }

  /** Selects the range from the anchor, or the very first selfie, to another one, besides what is selected. */
  async extendTo(id: string, order: SelectionOrder): Promise<void> {
    const from = this.anchor ?? (await order.wait(0))?.id ?? id;
    const range = await order.range(from, id);
    this.set([...this.#ids, ...range]);
  }

  /** Selects these and no others. */
  set(ids: Iterable<string>): void {
    this.#ids = new Set(ids);
    this.dispatchEvent(new Event('change'));
  }

  clear(): void {
    this.set([]);
  }
}
