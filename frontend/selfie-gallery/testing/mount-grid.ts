import '../selfie-grid.js';
import type { SelfieGrid } from '../selfie-grid.js';
import { FakeGallery } from './fake-gallery.js';
import { until } from '../../shared/testing/until.js';

/** A grid in the page, with a fake server behind it and its events written down. */
export class MountedGrid {
  readonly events: { type: string; detail: unknown }[] = [];

  constructor(
    readonly element: SelfieGrid,
    readonly gallery: FakeGallery,
  ) {
    for (const name of ['count', 'open', 'selection', 'picking', 'act']) {
      element.addEventListener(`selfie-grid-${name}`, (event) => {
        this.events.push({ type: name, detail: (event as CustomEvent<unknown>).detail });
      });
    }
  }

  details(name: string): unknown[] {
    return this.events.filter(({ type }) => type === name).map(({ detail }) => detail);
  }

  get tiles(): HTMLElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>('.tile')];
  }

  tile(index: number): HTMLElement {
    const found = this.element.renderRoot.querySelector<HTMLElement>(`[data-index='${index}']`);
    if (!found) {
      throw new Error(`no tile ${index}, only ${this.tiles.map((tile) => tile.dataset['index']).join()}`);
    }
    return found;
  }

  get focused(): number {
    const active = this.element.shadowRoot?.activeElement;
    return active instanceof HTMLElement ? Number(active.dataset['index'] ?? -1) : -1;
  }

  get selected(): number[] {
    return this.tiles
      .filter((tile) => tile.getAttribute('aria-selected') === 'true')
      .map((tile) => Number(tile.dataset['index']));
  }

  get status(): string {
    return this.element.renderRoot.querySelector('.status')?.textContent.trim() ?? '';
  }

  async key(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const target = this.element.shadowRoot?.activeElement ?? this.tile(0);
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
    );
    await this.settled();
  }

  async click(index: number, more: MouseEventInit = {}): Promise<void> {
    this.tile(index).dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...more }),
    );
    await this.settled();
  }

  /** Until what was asked for has been painted. */
  async settled(): Promise<void> {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
    await this.element.updateComplete;
  }
}

/** @param perDay selfies of each day, the newest day first */
export async function mountGrid(perDay: readonly number[]): Promise<MountedGrid> {
  const gallery = new FakeGallery(perDay);
  const element = document.createElement('selfie-grid');
  const mounted = new MountedGrid(element, gallery);
  element.world = gallery.world;
  element.query = '';
  element.style.width = '600px';
  document.body.style.margin = '0';
  document.body.append(element);
  await until('the number of selfies', () => mounted.details('count').length > 0);
  await until('the first pictures', () => perDay.length === 0 || element.renderRoot.querySelector('img') !== null);
  return mounted;
}
