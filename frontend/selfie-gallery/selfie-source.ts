import type { ClientZone } from './client-zone.js';
import type { Day } from './grid-layout.js';
import type { PictureKind, SelfieItem } from './selfie-item.js';

/** What the page address answers. */
interface Page {
  readonly total: number;
  readonly items: readonly SelfieItem[];
}

interface Days {
  readonly days: readonly Day[];
}

interface Ids {
  readonly total: number;
  readonly ids: readonly string[];
}

interface Place {
  /** Null = it is not in the list. */
  readonly index: number | null;
}

/** Which part of the list is asked for; the list itself is the same for every question, see {@link SelfieSource.load}. */
type Part = Readonly<Record<string, string>>;

export type SourceState = 'loading' | 'ready' | 'failed';

/** Selfies in one answer: a screenful of a large window, about 20 KB. */
const PAGE = 100;

/** Pages that are kept: 3,000 selfies are about 1 MB. What is looked at is the last to go. */
const MAX_PAGES = 30;

/** Parts of the outer world that tests replace. */
export interface SourceWorld {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly pictureOf: (item: SelfieItem, kind: PictureKind) => string;
  readonly zone: () => ClientZone;
  /** The session has ended: the door is where to go on. */
  readonly onSignedOut: () => void;
}

/**
 * The selfies of one filter, newest first, by index: the days at once, the selfies by page when somebody looks at them.
 * Everything goes round by the server, so a list that changed meanwhile is noticed by its total and read again.
 *
 * @fires {Event} change - days, selfies or the state changed
 */
export class SelfieSource extends EventTarget {
  days: readonly Day[] = [];
  state: SourceState = 'loading';
  readonly #world: SourceWorld;
  readonly #pages = new Map<number, readonly SelfieItem[]>();
  readonly #asked = new Set<number>();
  /** Pages from before the last change: shown until they are read again, so that nothing flickers. */
  readonly #stale = new Set<number>();
  /** Which selfies are meant: the filter and the zone of its days, the same for days, pages and ids. */
  #list: Part = {};
  #query = '';
  #generation = 0;
  /** The last reading of the days. */
  #reading: Promise<void> | undefined;
  #abort = new AbortController();
  /** Ended by another filter only: what is selected outlives a refresh. */
  #filterAbort = new AbortController();
  /** The total for which everything was read again already: once is enough for each change. */
  #followedTotal: number | undefined;

  constructor(world: SourceWorld) {
    super();
    this.#world = world;
  }

  get total(): number {
    return this.days.reduce((sum, { count }) => sum + count, 0);
  }

  /** @param query parameters of the filter, without those of a part and of the zone */
  async load(query: string): Promise<void> {
    this.#query = query;
    this.#filterAbort.abort();
    this.#filterAbort = new AbortController();
    this.#pages.clear();
    this.#stale.clear();
    await this.refresh();
  }

  /** Reads everything again that is looked at; what is shown stays until then. */
  async refresh(): Promise<void> {
    this.#followedTotal = undefined;
    this.#reading = this.#readDays();
    await this.#reading;
  }

  async #readDays(): Promise<void> {
    this.#abort.abort();
    this.#abort = new AbortController();
    const generation = ++this.#generation;
    this.#asked.clear();
    this.#list = { ...Object.fromEntries(new URLSearchParams(this.#query)), ...this.#world.zone() };
    try {
      const { days } = await this.#get<Days>('days', {}, this.#abort.signal);
      if (generation === this.#generation) {
        this.days = days;
        for (const page of this.#pages.keys()) {
          this.#stale.add(page);
        }
        this.#tell('ready');
      }
    } catch (problem) {
      if (generation === this.#generation && !isAbort(problem)) {
        this.#tell('failed');
      }
    }
  }

  /** Forgets what is on its way; the next {@link load} goes on. */
  stop(): void {
    this.#generation++;
    this.#abort.abort();
    this.#filterAbort.abort();
  }

  item(index: number): SelfieItem | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** The index of a selfie that has been read, else undefined. */
  indexOf(id: string): number | undefined {
    for (const [page, items] of this.#pages) {
      const place = items.findIndex((item) => item.id === id);
      if (place >= 0) {
        return page * PAGE + place;
      }
    }
    return undefined;
  }

  /** The index of a selfie, read or not, once the list is known; undefined where the list does not have it. */
  async place(id: string): Promise<number | undefined> {
    let reading: Promise<void> | undefined;
    while (reading !== this.#reading) {
      reading = this.#reading;
      await reading; // which another reading may have taken the place of
    }
    return this.#freshIndexOf(id) ?? (await this.#ask<Place>('place', { id }))?.index ?? undefined;
  }

  /** Sees to it that the selfies from `first` to `last`, both included, are read soon. */
  want(first: number, last: number): void {
    const end = Math.min(last, this.total - 1);
    for (let page = Math.floor(Math.max(0, first) / PAGE); page * PAGE <= end; page++) {
      const known = this.#pages.get(page);
      if (known) {
        this.#pages.delete(page); // to the end: the eldest go first
        this.#pages.set(page, known);
      }
      if ((!known || this.#stale.has(page)) && !this.#asked.has(page)) {
        void this.#read(page);
      }
    }
  }

  /** Resolves to a selfie, read if it has to be; undefined where there is none. */
  async wait(index: number): Promise<SelfieItem | undefined> {
    const page = Math.floor(index / PAGE);
    if (index >= 0 && index < this.total && (!this.item(index) || this.#stale.has(page))) {
      await this.#read(page);
    }
    return this.item(index);
  }

  /**
   * The ids of all selfies, in their order: exactly those that are shown, or will be once a change is read that is noticed here.
   * @returns undefined where the filter was left meanwhile, or the server does not answer
   */
  async allIds(): Promise<readonly string[] | undefined> {
    const known = this.#freshIds(0, this.total - 1);
    if (known) {
      return known;
    }
    let answer = await this.#ask<Ids>('ids', { offset: '0', limit: String(this.total) });
    if (answer && answer.total !== this.total) {
      await this.refresh();
      answer = await this.#ask<Ids>('ids', { offset: '0', limit: String(this.total) });
    }
    return answer?.ids;
  }

  /** The ids from one selfie to another, both included, in their order; only the last one's where the first is not there. */
  async range(firstId: string, lastId: string): Promise<readonly string[]> {
    const places = [this.#freshIndexOf(firstId), this.#freshIndexOf(lastId)].filter((place) => place !== undefined);
    const known = places.length === 2 ? this.#freshIds(Math.min(...places), Math.max(...places)) : undefined;
    const ids = known ?? (await this.#ask<Ids>('range', { first: firstId, last: lastId }))?.ids ?? [];
    return ids.length > 0 ? ids : [lastId];
  }

  #freshIndexOf(id: string): number | undefined {
    const index = this.indexOf(id);
    return index === undefined || this.#stale.has(Math.floor(index / PAGE)) ? undefined : index;
  }

  /** Undefined where one of them has to be read first. */
  #freshIds(first: number, last: number): readonly string[] | undefined {
    const ids: string[] = [];
    for (let index = first; index <= last; index++) {
      const item = this.item(index);
      if (!item || this.#stale.has(Math.floor(index / PAGE))) {
        return undefined;
      }
      ids.push(item.id);
    }
    return ids;
  }

  async #ask<T>(what: string, part: Part): Promise<T | undefined> {
    try {
      return await this.#get<T>(what, part, this.#filterAbort.signal);
    } catch (problem) {
      if (!isAbort(problem)) {
        this.#tell('failed');
      }
      return undefined;
    }
  }

  async #read(page: number): Promise<void> {
    this.#asked.add(page);
    const generation = this.#generation;
    try {
      const part = { offset: String(page * PAGE), limit: String(PAGE) };
      const answer = await this.#get<Page>('page', part, this.#abort.signal);
      if (generation !== this.#generation) {
        return;
      }
      if (answer.total !== this.total && answer.total !== this.#followedTotal) {
        this.#followedTotal = answer.total;
        await this.#readDays();
        return;
      }
      this.#pages.set(page, answer.items);
      this.#stale.delete(page);
      this.#forgetEldest();
      this.#tell('ready');
    } catch (problem) {
      if (generation === this.#generation && !isAbort(problem)) {
        this.#tell('failed');
      }
    } finally {
      if (generation === this.#generation) {
        this.#asked.delete(page);
      }
    }
  }

  #forgetEldest(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) {
        return;
      }
      this.#pages.delete(page);
      this.#stale.delete(page);
    }
  }

  async #get<T>(what: string, part: Part, signal: AbortSignal): Promise<T> {
    const query = new URLSearchParams({ ...this.#list, ...part });
    const response = await this.#world.fetch(`gallery/${what}?${query.toString()}`, {
      headers: { Accept: 'application/json' },
      signal,
    });
    // Whoever is signed out is sent to the door, which is a page and no JSON.
    if (response.status === 401 || (response.redirected && new URL(response.url).pathname.endsWith('/login'))) {
      this.#world.onSignedOut();
    }
    if (!response.ok || !response.headers.get('Content-Type')?.includes('json')) {
      throw new Error(`expected JSON from gallery/${what}, got ${response.status}`);
    }
    return (await response.json()) as T;
  }

  #tell(state: SourceState): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function isAbort(problem: unknown): boolean {
  return problem instanceof DOMException && problem.name === 'AbortError';
}
