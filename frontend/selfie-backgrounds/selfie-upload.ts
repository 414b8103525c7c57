import { readWhole } from '../shared/read-whole.js';

/** What Vaadin's upload tells with its events. */
interface UploadDetail {
  readonly file: File;
  readonly xhr: XMLHttpRequest;
}

/** Why a file did not arrive, where the server cannot say so. */
export type Unsent = 'unreadable' | 'front-limit' | 'offline';

/** Of `selfie-upload-unsent`. */
export interface UnsentDetail {
  readonly name: string;
  readonly reason: Unsent;
}

/**
 * Lies around Vaadin's upload, and reads each file whole before it is sent: a file that is changed meanwhile, or lies in a
 * cloud that does not give it out, would break off on the way, and nobody could say why. The other files go on.
 *
 * @fires {CustomEvent<UnsentDetail>} selfie-upload-unsent - a file did not arrive: `{name, reason}`
 */
export class SelfieUpload extends HTMLElement {
  /** To read a file; a cloud may have to send it first. Shortened by tests. */
  readMs = 60_000;

  readonly #unreadable = new WeakSet<File>();

  connectedCallback(): void {
    // The events do not bubble, but they are captured on their way.
    this.addEventListener('upload-request', this.#onRequest, { capture: true });
    this.addEventListener('upload-response', this.#onResponse, { capture: true });
  }

  disconnectedCallback(): void {
    this.removeEventListener('upload-request', this.#onRequest, { capture: true });
    this.removeEventListener('upload-response', this.#onResponse, { capture: true });
  }

  readonly #onRequest = (event: Event): void => {
    event.preventDefault(); // it is sent from here
    void this.#send((event as CustomEvent<UploadDetail>).detail);
  };

  async #send({ file, xhr }: UploadDetail): Promise<void> {
    const bytes = await readWhole(file, this.readMs).catch(() => undefined);
    if (xhr.readyState !== XMLHttpRequest.OPENED) {
      return; // taken off the list meanwhile
    }
    if (!bytes) {
      this.#unreadable.add(file);
      failAtOnce(xhr);
      return;
    }
    xhr.send(new Blob([bytes], { type: file.type })); // raw, as Vaadin's upload has announced it; the name is in its headers
  }

  readonly #onResponse = (event: Event): void => {
    const { file, xhr } = (event as CustomEvent<UploadDetail>).detail;
    const reason = this.#reasonOf(file, xhr.status);
    if (reason) {
      const detail: UnsentDetail = { name: file.name, reason };
      this.dispatchEvent(new CustomEvent('selfie-upload-unsent', { detail }));
    }
  };

  /** @returns undefined where it arrived, or the server has said what it thinks of it */
  #reasonOf(file: File, status: number): Unsent | undefined {
    if (this.#unreadable.has(file)) {
      return 'unreadable';
    }
    if (status === 413) {
      return 'front-limit'; // our own limit is looked at before anything is sent
    }
    return status === 0 || (status >= 502 && status <= 504) ? 'offline' : undefined;
  }
}

/** Ends a request as a network does that is gone, so that Vaadin's upload goes on with the next file. */
function failAtOnce(xhr: XMLHttpRequest): void {
  const nowhere = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(nowhere);
  xhr.open('GET', nowhere);
  xhr.send();
}

customElements.define('selfie-upload', SelfieUpload);

declare global {
  interface HTMLElementTagNameMap {
    'selfie-upload': SelfieUpload;
  }
}
