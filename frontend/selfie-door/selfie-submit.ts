/** What tells whether the server is there; {@link SelfiePresence} is one. */
interface Watch extends Element {
  isThere(): Promise<boolean>;
}

/**
 * Lies in a form and shows from the first instant that what was sent is under way: its button is `aria-busy` and takes nothing
 * more until {@link done}. A form that the browser posts is posted only to a server that is there, as the browser would show a
 * page of its own where the form was.
 */
export class SelfieSubmit extends HTMLElement {
  // Declared only: what Flow set before this class was loaded must not be overwritten when it is.
  /** Whether the browser posts the form; else somebody else hears its event. */
  declare posts?: boolean;
  /** What screen readers hear meanwhile. */
  declare working?: string;
  /** Replaced by tests. */
  post: (form: HTMLFormElement) => void = (form) => {
    form.submit();
  };

  #form: HTMLFormElement | null = null;
  #isBusy = false;

  connectedCallback(): void {
    this.setAttribute('role', 'status');
    this.#form = this.closest('form');
    this.#form?.addEventListener('submit', this.#onSubmit, true);
    window.addEventListener('pageshow', this.#onPageShow);
  }

  disconnectedCallback(): void {
    this.#form?.removeEventListener('submit', this.#onSubmit, true);
    window.removeEventListener('pageshow', this.#onPageShow);
  }

  /** The form may be sent again. */
  done(): void {
    this.#become(false);
  }

  readonly #onSubmit = (event: Event): void => {
    if (this.#isBusy) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    this.#become(true);
    if (this.posts) {
      event.preventDefault();
      void this.#postIfThere();
    }
  };

  async #postIfThere(): Promise<void> {
    const watch = document.querySelector<Watch>('selfie-presence');
    if (watch && !(await watch.isThere())) {
      this.#become(false);
    } else if (this.#form) {
      this.post(this.#form);
    }
  }

  /** Whoever goes back finds the page as it was left. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) {
      this.#become(false);
    }
  };

  #become(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.textContent = isBusy ? (this.working ?? '') : '';
    const button = this.#form?.querySelector('[type=submit]');
    if (isBusy) {
      button?.setAttribute('aria-busy', 'true');
    } else {
      button?.removeAttribute('aria-busy');
    }
  }
}

customElements.define('selfie-submit', SelfieSubmit);

declare global {
  interface HTMLElementTagNameMap {
    'selfie-submit': SelfieSubmit;
  }
}
