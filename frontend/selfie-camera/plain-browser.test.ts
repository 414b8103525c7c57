import { expect } from 'chai';
import { PhotoSource } from './photo-source.js';
import { imageOf } from './testing/jpeg.js';
import { mount, withDevices, type Mounted } from './testing/mount.js';
import { until } from '../shared/testing/until.js';
import { reloadIfSessionIsGone } from './server-presence.js';

/** What some browser lacks; each is taken away and given back. */
describe('selfie-camera in a plain browser', () => {
  const undo: (() => void)[] = [];
  let camera: Mounted | undefined;

  function replace(owner: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    if (value === undefined) {
      Reflect.deleteProperty(owner, name);
    } else {
      Object.defineProperty(owner, name, { configurable: true, writable: true, value });
    }
    undo.push(() => {
      if (before) {
        Object.defineProperty(owner, name, before);
      } else {
        Reflect.deleteProperty(owner, name);
      }
    });
  }

  /** Knows no options: throws for them, or overlooks them. */
  function createWithoutOptions(isThrowing: boolean): typeof createImageBitmap {
    const real = window.createImageBitmap.bind(window);
    return ((image: ImageBitmapSource, options?: ImageBitmapOptions) => {
      if (options && isThrowing) {
        return Promise.reject(new TypeError('not an enumeration value'));
      }
      return real(image);
    }) as typeof createImageBitmap;
  }

  afterEach(() => {
    undo.splice(0).forEach((step) => {
      step();
    });
    camera?.element.remove();
    camera = undefined;
  });

  it('goes live, takes stills and flips without what only some browsers have', async () => {
    replace(window, 'OffscreenCanvas', undefined);
    replace(HTMLVideoElement.prototype, 'requestVideoFrameCallback', undefined);
    replace(Navigator.prototype, 'permissions', undefined);
    replace(Navigator.prototype, 'vibrate', undefined);
    replace(Navigator.prototype, 'wakeLock', undefined);
    replace(window, 'CloseWatcher', undefined);
    replace(window, 'ImageCapture', undefined);
    replace(MediaStreamTrack.prototype, 'getCapabilities', undefined);
    camera = await mount({ surroundings: withDevices({}) });
    camera.server.echo = await blackJpeg();

    await camera.element.start();
    await camera.reaches('live');
    camera.element.raise(true);
    const still = await camera.element.takeStill();
    camera.element.flip();

    expect(still?.widthPx).to.be.at.least(640);
  });

  async function blackJpeg(): Promise<ArrayBuffer> {
    const canvas = document.createElement('canvas');
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg');
    });
    return (blob ?? new Blob()).arrayBuffer();
  }

  for (const isThrowing of [true, false]) {
    it(`scales photos where createImageBitmap ${isThrowing ? 'throws for options' : 'overlooks its options'}`, async () => {
      const photo = await imageOf(2000, 1500, 'red', 'image/png');
      replace(window, 'createImageBitmap', createWithoutOptions(isThrowing));

      const source = await PhotoSource.open(photo, { widthPx: 640, heightPx: 480 });

      expect(source.size).to.deep.equal({ widthPx: 640, heightPx: 480 });
      expect(source.best.size).to.deep.equal({ widthPx: 1440, heightPx: 1080 });
      source.close();
    });
  }

  it('still calls a damaged picture bad', async () => {
    replace(window, 'createImageBitmap', createWithoutOptions(true));
    camera = await mount({ source: 'photo' });
    await camera.element.start();

    camera.choose(new File(['no picture'], 'me.jpg', { type: 'image/jpeg' }));

    await camera.has('bad-photo');
  });

  it('reloads once, not for ever, where the browser keeps nothing for the page', async () => {
    const refuse = (): never => {
      throw new DOMException('', 'SecurityError');
    };
    replace(Storage.prototype, 'getItem', refuse);
    replace(Storage.prototype, 'setItem', refuse);
    let reloads = 0;
    const page = { askCheck: () => Promise.resolve(new Response()), serverRun: () => '', reload: () => (reloads += 1) };

    expect(await reloadIfSessionIsGone(page, 1_000)).to.equal(false);
    expect(reloads).to.equal(0);
  });

  it('measures the way from the press without performance.measure of the third level', async () => {
    replace(Performance.prototype, 'measure', () => {
      throw new DOMException('', 'SyntaxError');
    });
    const { FakeStudio } = await import('./testing/fake-studio.js');
    const studio = await FakeStudio.open();
    await studio.taken();

    await until('shown', () => studio.shown.length === 1);

    expect(studio.shown[0]?.pressToPictureMs).to.be.greaterThan(0);
    studio.camera.remove();
  });
});
