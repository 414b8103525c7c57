import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SelfieItem } from './selfie-item.js';
import type { SelfieSource } from './selfie-source.js';

export interface ViewerPagerHooks {
  readonly isOpen: () => boolean;
  /** A selfie is asked for: it comes in a moment. */
  readonly onGoing: () => void;
  /** @param before the one that was shown until now; the same where it was read again */
  readonly onItem: (item: SelfieItem, before: SelfieItem | undefined) => void;
  /** The list has no selfie any more. */
  readonly onEmpty: () => void;
  /** Soon to be asked for. */
  readonly onPreload: (item: SelfieItem) => void;
}

/** From one selfie of a list to another, and which of them it is while the list changes. */
export class ViewerPager implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #hooks: ViewerPagerHooks;
  #source: SelfieSource | undefined;
  #item: SelfieItem | undefined;
  #index = 0;
  /** The index that is being read, to be shown next. */
  #goingTo: number | undefined;

  constructor(host: ReactiveControllerHost, hooks: ViewerPagerHooks) {
    this.#host = host;
    this.#hooks = hooks;
    host.addController(this);
  }

  /** The selfie that is shown. */
  get item(): SelfieItem | undefined {
    return this.#item;
  }

  /** Of the selfie that is shown, or that is being read. */
  get index(): number {
    return this.#index;
  }

  get total(): number {
    return this.#source?.total ?? 0;
  }

  follow(source: SelfieSource): void {
    this.#source = source;
    source.addEventListener('change', this.#onChange);
  }

  /** Goes to an index, or the nearest that there is. */
  async goTo(index: number): Promise<void> {
    const source = this.#source;
    if (!source || source.total === 0) {
      return;
    }
    const place = Math.max(0, Math.min(index, source.total - 1));
    this.#hooks.onGoing();
    this.#become(place);
    this.#goingTo = place;
    const item = await source.wait(place);
    if (this.#goingTo !== place) {
      return; // somewhere else by now
    }
    this.#goingTo = undefined;
    if (item && this.#hooks.isOpen()) {
      this.#show(item);
      source.want(place - 2, place + 2);
      this.#preload(place + 1);
      this.#preload(place - 1);
    }
  }

  /** Reads the list again, and goes to a selfie that is near its beginning. */
  async goToNew(id: string): Promise<void> {
    await this.#source?.refresh();
    await this.#source?.wait(0);
    const index = this.#source?.indexOf(id);
    if (index !== undefined) {
      await this.goTo(index);
    }
  }

  /**
   * Goes to a selfie, wherever it is in the list.
   * @returns whether it is there
   */
  async goToId(id: string): Promise<boolean> {
    const index = await this.#source?.place(id);
    if (index === undefined) {
      return false;
    }
    await this.goTo(index);
    return true;
  }

  /** Nothing happens beyond the ends of the list. */
  async step(steps: number): Promise<void> {
    const to = this.#index + steps;
    if (to >= 0 && to < this.total) {
      await this.goTo(to);
    }
  }

  /** After the last selfie comes the first. */
  async next(): Promise<void> {
    if (this.total > 0) {
      await this.goTo((this.#index + 1) % this.total);
    }
  }

  /** Shows none, and remembers the place. */
  clear(): void {
    this.#item = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#source?.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#source?.removeEventListener('change', this.#onChange);
  }

  /** The list changed: stays with its selfie, or with the place of one that is gone. */
  readonly #onChange = (): void => {
    const source = this.#source;
    if (!this.#hooks.isOpen() || this.#goingTo !== undefined || source?.state !== 'ready') {
      return;
    }
    if (source.total === 0) {
      this.#hooks.onEmpty();
      return;
    }
    const now = this.#item && source.indexOf(this.#item.id);
    const place = now ?? Math.min(this.#index, source.total - 1);
    const item = source.item(place);
    this.#become(place);
    source.want(place, place);
    if (item) {
      this.#show(item);
    }
  };

  #become(index: number): void {
    this.#index = index;
    this.#host.requestUpdate();
  }

  #show(item: SelfieItem): void {
    const before = this.#item;
    this.#item = item;
    this.#host.requestUpdate();
    this.#hooks.onItem(item, before);
  }

  #preload(index: number): void {
    const item = this.#source?.item(index);
    if (item) {
      this.#hooks.onPreload(item);
    }
  }
}
