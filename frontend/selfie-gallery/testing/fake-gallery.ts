import { clientZone, type ClientZone } from '../client-zone.js';
import { pictureOf, type SelfieItem } from '../selfie-item.js';
import type { SourceWorld } from '../selfie-source.js';

/** A picture that is there without asking anybody. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** What every question says of the list that is meant. */
const LIST = ['zone', 'utcOffset', 'favourite', 'from', 'to'];

/** What each address takes besides. */
const PART: Readonly<Record<string, readonly string[]>> = {
  days: [],
  page: ['offset', 'limit'],
  ids: ['offset', 'limit'],
  range: ['first', 'last'],
  place: ['id'],
};

/**
 * The server's part, with selfies that the test decides. As the server does, it reads the zone and the filter from what it is
 * asked, and nowhere else; what no page of ours asks is refused and written down in {@link refused}.
 */
export class FakeGallery {
  readonly asked: string[] = [];
  readonly refused: string[] = [];
  signedOut = 0;
  /** Set: every question is answered so. */
  refusal: Response | undefined;
  items: SelfieItem[];
  /** Where the browser pretends to be. */
  zone: () => ClientZone = clientZone;
  /** Called before each answer: something changes on the server between two questions. */
  beforeAnswer: (what: string) => void = () => undefined;

  /** @param perDay selfies of each day, the newest day first */
  constructor(perDay: readonly number[]) {
    this.items = perDay.flatMap((count, day) =>
      Array.from({ length: count }, (_, i) =>
        selfie(`d${day}-${i}`, new Date(2026, 10, 22 - day, 12, 0, 59 - (i % 60))),
      ),
    );
  }

  readonly world: SourceWorld = {
    fetch: (address, init) => {
      this.asked.push(address);
      return new Promise((resolve, reject) => {
        setTimeout(() => {
          if (init.signal?.aborted) {
            reject(new DOMException('stopped', 'AbortError'));
          } else {
            resolve(this.refusal?.clone() ?? this.#answer(new URL(address, document.baseURI)));
          }
        });
      });
    },
    pictureOf: (item, kind) => `${PIXEL}#${pictureOf(item, kind)}`,
    zone: () => this.zone(),
    onSignedOut: () => {
      this.signedOut += 1;
    },
  };

  /** How often an address of that kind was asked. */
  count(what: 'days' | 'page' | 'ids' | 'range' | 'place'): number {
    return this.asked.filter((address) => address.startsWith(`gallery/${what}?`)).length;
  }

  remove(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  #answer(url: URL): Response {
    const what = url.pathname.split('/').at(-1) ?? '';
    const { searchParams: asked } = url;
    if (!this.#isWhatPagesAsk(what, asked)) {
      this.refused.push(`${what}${url.search}`);
      return new Response('', { status: 400 });
    }
    this.beforeAnswer(what);
    const zone = { zone: asked.get('zone') ?? '', utcOffset: asked.get('utcOffset') ?? '0' };
    const items = this.items.filter((item) => isMeant(item, asked, zone));
    const offset = Number(asked.get('offset'));
    const part = items.slice(offset, offset + Number(asked.get('limit')));
    switch (what) {
      case 'days':
        return Response.json({ days: daysOf(items, zone) });
      case 'ids':
        return Response.json({ total: items.length, ids: part.map(({ id }) => id) });
      case 'range':
        return Response.json({ total: items.length, ids: between(items, asked.get('first'), asked.get('last')) });
      case 'place':
        return Response.json({ index: placeOf(items, asked.get('id')) });
      default:
        return Response.json({ total: items.length, items: part });
    }
  }

  #isWhatPagesAsk(what: string, asked: URLSearchParams): boolean {
    const part = PART[what] ?? [];
    const { zone, utcOffset } = this.zone();
    return (
      [...asked.keys()].every((name) => LIST.includes(name) || part.includes(name)) &&
      part.every((name) => (asked.get(name) ?? '') !== '') &&
      asked.get('zone') === zone &&
      asked.get('utcOffset') === utcOffset
    );
  }
}

export function selfie(id: string, keptAt: Date, more: Partial<SelfieItem> = {}): SelfieItem {
  return {
    id,
    keptAt: keptAt.getTime(),
    widthPx: 640,
    heightPx: 480,
    favourite: false,
    caption: '',
    revision: 1,
    daysLeft: null,
    head: null,
    ...more,
  };
}

function isMeant(item: SelfieItem, asked: URLSearchParams, zone: ClientZone): boolean {
  const from = asked.get('from');
  const to = asked.get('to');
  const day = from || to ? dayOf(item, zone) : '';
  return (!asked.has('favourite') || item.favourite) && (!from || day >= from) && (!to || day <= to);
}

function between(items: readonly SelfieItem[], first: string | null, last: string | null): readonly string[] {
  const places = [first, last].map((id) => items.findIndex((item) => item.id === id));
  return places.includes(-1) ? [] : items.slice(Math.min(...places), Math.max(...places) + 1).map(({ id }) => id);
}

function placeOf(items: readonly SelfieItem[], id: string | null): number | null {
  const place = items.findIndex((item) => item.id === id);
  return place < 0 ? null : place;
}

function daysOf(items: readonly SelfieItem[], zone: ClientZone): { day: string; count: number }[] {
  const days = new Map<string, number>();
  for (const item of items) {
    const day = dayOf(item, zone);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, count]) => ({ day, count }));
}

const FORMATS = new Map<string, Intl.DateTimeFormat | undefined>();

/** As in 2026-11-22; by the offset where the zone is unknown. */
function dayOf({ keptAt }: SelfieItem, { zone, utcOffset }: ClientZone): string {
  if (!FORMATS.has(zone)) {
    FORMATS.set(zone, formatOf(zone));
  }
  const day = FORMATS.get(zone)?.format(keptAt);
  return day ?? new Date(keptAt + Number(utcOffset) * 60_000).toISOString().slice(0, 10);
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch {
    return undefined;
  }
}
