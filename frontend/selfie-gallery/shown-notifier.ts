import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The server is told what is shown once one has stopped there: keys repeat thirty times a second. */
const TELL_MS = 150;

/** Tells which selfie is shown, the first one at once, and no selfie twice in a row. */
export class ShownNotifier implements ReactiveController {
  readonly #tell: (id: string) => void;
  #told = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell gets the id of the selfie, '' = none is shown any more */
  constructor(host: ReactiveControllerHost, tell: (id: string) => void) {
    this.#tell = tell;
    host.addController(this);
  }

  /** Another selfie is shown. */
  shown(id: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        this.#tellOnce(id);
      },
      this.#told === '' ? 0 : TELL_MS,
    );
  }

  /** None is shown any more; told at once. */
  closed(): void {
    clearTimeout(this.#timer);
    this.#tellOnce('');
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #tellOnce(id: string): void {
    if (id !== this.#told) {
      this.#told = id;
      this.#tell(id);
    }
  }
}
