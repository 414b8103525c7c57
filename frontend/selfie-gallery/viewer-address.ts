import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ViewerAddressHooks {
  /** @returns where the list is: path and parameters, relative to the base; '' = addresses stay as they are */
  readonly list: () => string;
  /** Somebody has come back, or on, to the address of a selfie. */
  readonly onSelfie: (id: string) => void;
  /** Somebody has come back to the list. */
  readonly onList: () => void;
}

const ID = /^[0-9a-f-]{36}$/;

/** Marks the entries of the browser's history that have the list behind them. */
interface MarkedState {
  readonly idx?: number;
  readonly selfieBehindList?: true;
}

/**
 * The viewer's place in the browser's history: one entry, for as long as the viewer is open. What happens between the list and its
 * selfies is nobody else's: the router of the pages does not hear of it, so the page stays as it is, with its place and its focus.
 * It hears of steps in the history by the event `selfie-popstate`, which the product's pages fire before their router hears.
 */
export class ViewerAddress implements ReactiveController {
  readonly #hooks: ViewerAddressHooks;

  constructor(host: ReactiveControllerHost, hooks: ViewerAddressHooks) {
    this.#hooks = hooks;
    host.addController(this);
  }

  /** A selfie is shown: opened from the list it gets an entry, gone on to it takes the one that there is. */
  shown(id: string): void {
    const list = this.#list;
    if (!list) {
      return;
    }
    const address = new URL(`${list.pathname}/${id}${list.search}`, list).href;
    const state = history.state as MarkedState | null;
    if (this.#selfieHere) {
      change(() => {
        history.replaceState(state, '', address);
      });
    } else {
      const next = state?.idx === undefined ? {} : { idx: state.idx + 1 }; // as the pages' router counts entries
      change(() => {
        history.pushState({ ...state, ...next, selfieBehindList: true }, '', address);
      });
    }
  }

  /**
   * The viewer has closed.
   * @param byItself nobody asked for it: the address changes at once, as a way back could cross where somebody is going just now
   */
  left(byItself: boolean): void {
    const list = this.#list;
    if (!list || !this.#selfieHere) {
      return; // by Back, or somewhere else already
    }
    const state = history.state as MarkedState | null;
    if (state?.selfieBehindList && !byItself) {
      history.back();
    } else {
      change(() => {
        history.replaceState({ ...state, selfieBehindList: undefined }, '', list.href);
      });
    }
  }

  hostConnected(): void {
    window.addEventListener('selfie-popstate', this.#onPop);
  }

  hostDisconnected(): void {
    window.removeEventListener('selfie-popstate', this.#onPop);
  }

  get #list(): URL | undefined {
    const list = this.#hooks.list();
    return list ? new URL(list, document.baseURI) : undefined;
  }

  /** The id in the page's address; undefined where that is no selfie's of this list. */
  get #selfieHere(): string | undefined {
    const list = `${this.#list?.pathname ?? ''}/`;
    const { pathname } = location;
    const id = pathname.slice(list.length);
    return pathname.startsWith(list) && ID.test(id) ? id : undefined;
  }

  readonly #onPop = (event: Event): void => {
    const list = this.#list;
    if (!list || !hasSameParameters(list, new URL(location.href))) {
      return; // another page, or this one with another filter: the router's
    }
    const id = this.#selfieHere;
    if (id) {
      event.preventDefault();
      this.#hooks.onSelfie(id);
    } else if (location.pathname === list.pathname) {
      event.preventDefault();
      this.#hooks.onList();
    }
  };
}

/** Browsers take so many addresses in so many seconds, and no more: then the one before stays. */
function change(address: () => void): void {
  try {
    address();
  } catch (problem) {
    if (!(problem instanceof DOMException && problem.name === 'SecurityError')) {
      throw problem;
    }
  }
}

/** In whichever order. */
function hasSameParameters(one: URL, other: URL): boolean {
  const [ones, others] = [one, other].map(({ searchParams }) => [...searchParams].map(String).sort().join('&'));
  return ones === others;
}
