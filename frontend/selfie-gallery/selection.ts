/** Which selfies are selected, by id: indexes change when pictures come and go. */
export class Selection {
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
    this.#ids = ids;
    this.anchor = id;
  }

  add(more: readonly string[]): void {
    this.#ids = new Set([...this.#ids, ...more]);
  }

  /** Selects these and no others. */
  set(ids: readonly string[]): void {
    this.#ids = new Set(ids);
  }

  clear(): void {
    this.#ids = new Set();
  }
}
