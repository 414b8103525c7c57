const BUCKET_MS = 2_000;
const BUCKETS = 15;

/** The lowest value of the last half minute. */
export class Lowest {
  #buckets: { readonly number: number; value: number }[] = [];

  /** @param nowMs never less than at the call before */
  observe(nowMs: number, value: number): void {
    const number = Math.floor(nowMs / BUCKET_MS);
    const last = this.#buckets.at(-1);
    if (last?.number === number) {
      last.value = Math.min(last.value, value);
    } else {
      this.#buckets.push({ number, value });
      this.#buckets = this.#buckets.filter((bucket) => bucket.number > number - BUCKETS);
    }
  }

  /** Undefined while nothing was observed. */
  get value(): number | undefined {
    return this.#buckets.length === 0 ? undefined : Math.min(...this.#buckets.map(({ value }) => value));
  }
}
