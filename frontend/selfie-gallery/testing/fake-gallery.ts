import { pictureOf, type SelfieItem } from '../selfie-item.js';
import type { SourceWorld } from '../selfie-source.js';

/** A picture that is there without asking anybody. */
export const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';

/** The server's part, with selfies that the test decides. */
export class FakeGallery {
  readonly asked: string[] = [];
  signedOut = 0;
  /** Set: every question is answered so. */
  refusal: Response | undefined;
  items: SelfieItem[];

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
            resolve(this.refusal?.clone() ?? Response.json(this.#answer(new URL(address, document.baseURI))));
          }
        });
      });
    },
    pictureOf: (item, kind) => `${PIXEL}#${pictureOf(item, kind)}`,
    onSignedOut: () => {
      this.signedOut += 1;
    },
  };

  /** How often an address of that kind was asked. */
  count(what: 'days' | 'page' | 'ids'): number {
    return this.asked.filter((address) => address.startsWith(`gallery/${what}?`)).length;
  }

  remove(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  #answer(url: URL): object {
    const items = url.searchParams.has('favourite') ? this.items.filter(({ favourite }) => favourite) : this.items;
    const offset = Number(url.searchParams.get('offset'));
    const part = items.slice(offset, offset + Number(url.searchParams.get('limit')));
    switch (url.pathname.split('/').at(-1)) {
      case 'days':
        return { days: daysOf(items) };
      case 'ids':
        return { ids: part.map(({ id }) => id) };
      default:
        return { total: items.length, items: part };
    }
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
    ...more,
  };
}

function daysOf(items: readonly SelfieItem[]): { day: string; count: number }[] {
  const days = new Map<string, number>();
  for (const { keptAt } of items) {
    const at = new Date(keptAt);
    const day = `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return [...days].map(([day, count]) => ({ day, count }));
}
