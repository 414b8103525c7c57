import type { Review } from './review.js';
import type { ShutterServer } from './shutter-server.js';
import type { Toast } from './toast.js';

export interface UndoToastHooks {
  readonly server: () => ShutterServer;
  readonly toastMs: () => number;
  /** @param toast undefined = there is none any more */
  readonly onToast: (toast: Toast | undefined) => void;
  /** A discarded review is wanted back. */
  readonly onReopen: (review: Review) => void;
}

/** What happens after a review: it is told what was done, and for a while it can be undone. */
export class UndoToast {
  readonly #hooks: UndoToastHooks;
  #toast: Toast | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(hooks: UndoToastHooks) {
    this.#hooks = hooks;
  }

  /** The pictures are in the gallery. */
  kept(selfieIds: readonly string[]): void {
    this.#show({ kind: 'kept', selfieIds });
  }

  /** The server is told when it cannot be undone any more; what no camera gave, nobody wants back. */
  discarded(review: Review): void {
    if (review.shots.some(({ frame }) => frame)) {
      this.#show({ kind: 'discarded', review });
    } else {
      review.end();
    }
  }

  async trash(selfieIds: readonly string[]): Promise<void> {
    try {
      await this.#hooks.server().trash(selfieIds);
      this.#show({ kind: 'undone' });
    } catch {
      this.#show({ kind: 'offline' });
    }
  }

  /** @param isToPhone by a code for one's own telephone, without a question */
  async give(selfieIds: readonly string[], isToPhone: boolean): Promise<void> {
    const server = this.#hooks.server();
    try {
      await (isToPhone ? server.sendToPhone(selfieIds) : server.shareByLink(selfieIds));
    } catch {
      this.#show({ kind: 'offline' });
    }
  }

  undo(): void {
    const toast = this.#toast;
    this.#become(undefined);
    if (toast?.kind === 'kept') {
      void this.trash(toast.selfieIds);
    } else if (toast?.kind === 'discarded') {
      this.#hooks.onReopen(toast.review);
    }
  }

  /** Nothing can be undone any more. */
  end(): void {
    const toast = this.#toast;
    this.#become(undefined);
    if (toast?.kind === 'discarded') {
      toast.review.end();
    }
  }

  #show(toast: Toast): void {
    this.end();
    this.#become(toast);
    this.#timer = setTimeout(() => {
      this.end();
    }, this.#hooks.toastMs());
  }

  #become(toast: Toast | undefined): void {
    clearTimeout(this.#timer);
    this.#toast = toast;
    this.#hooks.onToast(toast);
  }
}
