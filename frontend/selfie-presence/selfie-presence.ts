import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { reloadOnce } from '../shared/reload-once.js';
import { onLostRequest } from './flow-link.js';
import { askPresence, readPresence, type Presence } from './presence.js';
import { styles } from './selfie-presence.styles.js';
import { textOf, type Texts } from './texts.js';
import { TIMING, type Timing } from './timing.js';

/** So often in a row something must seem wrong: one lost request is no lost server, and a page may be on its way already. */
const SURE = 2;

/**
 * Asks by itself whether the server and the session behind the page are still there: a page that only waits for pushes
 * notices neither. Says in a line that the server does not answer; leads to the door, and from there back here, when the
 * session has ended.
 *
 * @cssprop --selfie-presence-top - how far below the window's upper edge the line is
 */
@customElement('selfie-presence')
export class SelfiePresence extends LitElement {
  static override styles = styles;

  /** Of the session that made the page; '' on a page for everybody. */
  @property() mark = '';
  /** Texts in the user's language by key (see texts.ts); English where one is missing. */
  @property({ attribute: false }) texts: Texts = {};

  /** These are the outer world, replaced by tests before the element is attached. */
  ask: () => Promise<Response> = askPresence;
  go: (address: string) => void = (address) => {
    location.assign(address);
  };
  reload: () => void = () => {
    location.reload();
  };
  timing: Timing = TIMING;

  @state() private isAway = false;
  @query('.bar') private readonly bar!: HTMLElement | null;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLooking = false;
  #seen: Presence = 'here';
  #times = 0;
  #stopListening: () => void = () => undefined;

  /** Looks now, for somebody who is about to leave the page for the server; says so at once where there is none. */
  async isThere(): Promise<boolean> {
    const isThere = (await readPresence(this.ask, '', this.timing.limitMs)) === 'here';
    if (!isThere) {
      this.#onLostRequest();
    }
    return isThere;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#lookNow);
    document.addEventListener('click', this.#onClick, true);
    window.addEventListener('online', this.#lookNow);
    window.addEventListener('offline', this.#lookNow);
    window.addEventListener('pageshow', this.#lookNow);
    this.#stopListening = onLostRequest(this.#onLostRequest);
    this.#lookIn(this.timing.everyMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#lookNow);
    document.removeEventListener('click', this.#onClick, true);
    window.removeEventListener('online', this.#lookNow);
    window.removeEventListener('offline', this.#lookNow);
    window.removeEventListener('pageshow', this.#lookNow);
    this.#stopListening();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    return html`<div role="alert">
      ${this.isAway ? html`<div class="bar" @animationend=${this.#onNudged}>${textOf(this.texts, 'away')}</div>` : nothing}
    </div>`;
  }

  #lookIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.isConnected && !document.hidden) {
      this.#timer = setTimeout(() => {
        void this.#look();
      }, milliseconds);
    }
  }

  readonly #lookNow = (): void => {
    this.#lookIn(0);
  };

  /** A request of the person's did not arrive: no need to see it twice. */
  readonly #onLostRequest = (): void => {
    this.#times = this.#seen === 'away' ? this.#times : SURE - 1;
    this.#seen = 'away';
    this.#lookNow();
  };

  /** Whoever clicks into the void is told again why nothing happens. */
  readonly #onClick = (): void => {
    if (this.isAway) {
      this.bar?.classList.add('again');
      this.#lookNow();
    }
  };

  readonly #onNudged = (): void => {
    this.bar?.classList.remove('again');
  };

  async #look(): Promise<void> {
    if (this.#isLooking) {
      return;
    }
    this.#isLooking = true;
    const presence = await readPresence(this.ask, this.mark, this.timing.limitMs);
    this.#isLooking = false;
    if (this.isConnected) {
      this.#times = presence === this.#seen ? this.#times + 1 : 1;
      this.#seen = presence;
      this.#react();
    }
  }

  #react(): void {
    this.isAway = this.#seen === 'away' && (this.isAway || this.#times >= SURE);
    if (this.#seen === 'signed-out' && this.#times >= SURE) {
      this.go(doorAddress());
    } else if (this.#seen === 'another-session' && this.#times >= SURE) {
      reloadOnce(this);
    }
    this.#lookIn(this.#seen === 'here' ? this.timing.everyMs : this.timing.againMs);
  }
}

/** Of the page that leads through the door and back here. */
function doorAddress(): string {
  const address = new URL('signed-out', document.baseURI);
  address.searchParams.set('back', location.pathname + location.search);
  return address.href;
}

declare global {
  interface HTMLElementTagNameMap {
    'selfie-presence': SelfiePresence;
  }
}
