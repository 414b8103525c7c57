/** Which selfies are selected, by id: indexes change when pictures come and go. */
export class Selection {
  #ids: ReadonlySet<string> = new Set();
  /** Where a range begins: the last selfie that was selected by itself. */
  anchor = 0;

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  toggle(id: string, index: number): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) {
      ids.add(id);
    }
    this.#ids = ids;
    this.anchor = index;
  }

  add(more: readonly string[]): void {
    this.#ids = new Set([...this.#ids, ...more]);
  }

  clear(): void {
    this.#ids = new Set();
  }
}
