import { expect } from 'chai';
import '@vaadin/upload';
import type { Upload } from '@vaadin/upload';
import './selfie-upload.js';
import type { SelfieUpload, UnsentDetail } from './selfie-upload.js';

/** What a request was asked, answered as the test says; as the server does, it takes the body for the file and its name from the headers. */
class FakeRequest extends EventTarget {
  static readonly sent: { name: string; body: Blob; url: string }[] = [];
  static status: (name: string) => number = () => 200;
  readyState = 0;
  status = 0;
  responseText = '';
  onreadystatechange: (() => void) | undefined;
  readonly upload: Record<string, unknown> = {};
  readonly #headers = new Headers();
  #url = '';

  open(_: string, url: string): void {
    this.#url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  abort(): void {
    this.readyState = 0;
  }

  send(body?: XMLHttpRequestBodyInit): void {
    const name = decodeURIComponent(this.#headers.get('X-Filename') ?? '');
    if (body instanceof Blob) {
      FakeRequest.sent.push({ name, body, url: this.#url });
    }
    queueMicrotask(() => {
      this.readyState = 4;
      this.status = body instanceof Blob ? FakeRequest.status(name) : 0;
      this.onreadystatechange?.();
    });
  }
}

describe('selfie-upload', () => {
  let element: SelfieUpload;
  let upload: Upload;
  let unsent: UnsentDetail[];

  beforeEach(() => {
    FakeRequest.sent.length = 0;
    FakeRequest.status = () => 200;
    unsent = [];
    element = document.createElement('selfie-upload');
    element.readMs = 50;
    element.addEventListener('selfie-upload-unsent', (event) => {
      unsent.push((event as CustomEvent<UnsentDetail>).detail);
    });
    upload = document.createElement('vaadin-upload');
    upload.target = '/here';
    (upload as unknown as { _createXhr: () => FakeRequest })._createXhr = () => new FakeRequest();
    (upload as unknown as { maxConcurrentUploads: number }).maxConcurrentUploads = 2;
    element.append(upload);
    document.body.append(element);
  });

  afterEach(() => {
    element.remove();
  });

  function file(name: string, arrayBuffer?: () => Promise<ArrayBuffer>): File {
    const made = new File(['12345'], name, { type: 'image/jpeg' });
    return arrayBuffer ? Object.assign(made, { arrayBuffer }) : made;
  }

  async function send(...files: File[]): Promise<void> {
    const done = new Promise<void>((resolve) => {
      let left = files.length;
      upload.addEventListener('upload-response', () => {
        left -= 1;
        if (left === 0) {
          resolve();
        }
      });
    });
    upload.uploadFiles(files as never);
    await done;
  }

  const names = (): string[] => FakeRequest.sent.map(({ name }) => name).sort();

  it('sends what it has read, to where the upload wants it', async () => {
    await send(file('a.jpg'), file('b.jpg'), file('c.jpg'));

    expect(names()).to.deep.equal(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(FakeRequest.sent[0]?.url).to.equal('/here');
    expect(await Promise.all(FakeRequest.sent.map(({ body }) => body.text()))).to.deep.equal([
      '12345',
      '12345',
      '12345',
    ]);
    expect(unsent).to.deep.equal([]);
  });

  const unreadable: Record<string, () => Promise<ArrayBuffer>> = {
    'that was changed': () => Promise.reject(new DOMException('', 'NotReadableError')),
    'of another size': () => Promise.resolve(new ArrayBuffer(2)),
    'that no cloud sends': () => new Promise(() => undefined),
  };
  for (const [name, read] of Object.entries(unreadable)) {
    it(`says that a file ${name} cannot be read, and the others go on`, async () => {
      await send(file('a.jpg'), file('bad.jpg', read), file('bad2.jpg', read), file('d.jpg'), file('e.jpg'));

      expect(names()).to.deep.equal(['a.jpg', 'd.jpg', 'e.jpg']);
      expect(unsent).to.have.deep.members([
        { name: 'bad.jpg', reason: 'unreadable' },
        { name: 'bad2.jpg', reason: 'unreadable' },
      ]);
    });
  }

  const statuses: [number, string | undefined][] = [
    [0, 'offline'],
    [413, 'front-limit'],
    [502, 'offline'],
    [422, undefined],
    [500, undefined],
  ];
  for (const [status, reason] of statuses) {
    it(`says ${reason ?? 'nothing of its own'} where the answer is ${status}`, async () => {
      FakeRequest.status = (name) => (name === 'b.jpg' ? status : 200);

      await send(file('a.jpg'), file('b.jpg'), file('c.jpg'));

      expect(names()).to.deep.equal(['a.jpg', 'b.jpg', 'c.jpg']);
      expect(unsent).to.deep.equal(reason ? [{ name: 'b.jpg', reason }] : []);
    });
  }
});
