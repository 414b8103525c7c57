import { expect } from 'chai';
import { browserSurroundings } from './camera-problem.js';
import { SourceFailure, type CameraSource, type SourceWish } from './camera-source.js';
import { PersonSource } from './person-source.js';
import { MAX_PHOTO_BYTES, PhotoFile } from './photo-file.js';
import { PhotoSource } from './photo-source.js';
import { imageOf } from './testing/jpeg.js';
import { pause, until } from '../shared/testing/until.js';
import { WebcamSource } from './webcam-source.js';

const LIMIT = { widthPx: 640, heightPx: 480 };
const WISH: SourceWish = {
  source: 'camera',
  deviceId: '',
  facing: 'user',
  resolution: LIMIT,
  personUrl: '',
  personFrames: 3,
};

async function failureOf(opening: Promise<CameraSource>): Promise<SourceFailure> {
  try {
    (await opening).close();
  } catch (error) {
    if (error instanceof SourceFailure) {
      return error;
    }
    throw error;
  }
  throw new Error('opened, expected a SourceFailure');
}

describe('photo-source', () => {
  it('scales a large photo down to the resolution', async () => {
    const source = await PhotoSource.open(await imageOf(2000, 1500, 'red', 'image/png'), LIMIT);

    expect(source.size).to.deep.equal({ widthPx: 640, heightPx: 480 });
    source.close();
  });

  it('keeps a small photo as it is', async () => {
    const source = await PhotoSource.open(await imageOf(200, 300, 'red', 'image/jpeg'), LIMIT);

    expect(source.size).to.deep.equal({ widthPx: 200, heightPx: 300 });
    source.close();
  });

  it('respects the orientation that a phone writes into its photos', async () => {
    const upright = withOrientation(await (await imageOf(80, 40, 'red', 'image/jpeg')).arrayBuffer(), 6);

    const source = await PhotoSource.open(upright, LIMIT);

    expect(source.size).to.deep.equal({ widthPx: 40, heightPx: 80 });
    source.close();
  });

  it('shows the photo again and again', async () => {
    const source = await PhotoSource.open(await imageOf(20, 20, 'red', 'image/png'), LIMIT);
    let images = 0;

    source.play(() => (images += 1));

    await until('three images', () => images >= 3);
    source.close();
  });

  const bad: Record<string, Blob> = {
    'a text': new Blob(['hello'], { type: 'text/plain' }),
    'a damaged picture': new Blob(['hello'], { type: 'image/jpeg' }),
    'an empty file': new Blob([]),
    'a file above 25 MiB': new Blob([new Uint8Array(MAX_PHOTO_BYTES + 1)], { type: 'image/jpeg' }),
  };
  for (const [name, blob] of Object.entries(bad)) {
    it(`refuses ${name}`, async () => {
      expect((await failureOf(PhotoSource.open(blob, LIMIT))).problem).to.equal('bad-photo');
    });
  }

  /** As an iPhone writes it; real ones are shown where the browser knows the format. */
  function phonePhoto(brand: string, compatible: string): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(4_036);
    bytes[3] = 28;
    bytes.set(new TextEncoder().encode(`ftyp${brand}`), 4);
    bytes.set(new TextEncoder().encode(compatible), 16);
    return bytes;
  }

  for (const [name, type] of Object.entries({ 'image.heic': 'image/heic', 'iphone.jpg': 'image/jpeg', nameless: '' })) {
    it(`names the format of a phone's photo that the browser cannot show (${name})`, async () => {
      for (const bytes of [
        phonePhoto('heic', 'mif1heicmiaf'),
        phonePhoto('mif1', 'mif1heic'),
        phonePhoto('xxxx', 'miafavif'),
      ]) {
        expect((await failureOf(PhotoSource.open(new Blob([bytes], { type }), LIMIT))).problem).to.equal('heic-photo');
      }
    });
  }

  it('does not take a film for a photo', async () => {
    const film = new Blob([phonePhoto('isom', 'isommp41')], { type: 'image/jpeg' });
    expect((await failureOf(PhotoSource.open(film, LIMIT))).problem).to.equal('bad-photo');
  });
});

describe('photo-file', () => {
  /** A file of which the device gives other bytes than it said, or none. */
  function fileWith(arrayBuffer: () => Promise<ArrayBuffer>): File {
    return Object.assign(new File(['12345'], 'me.jpg', { type: 'image/jpeg' }), { arrayBuffer });
  }

  async function problemOf(photo: PhotoFile): Promise<string> {
    return photo.read().then(
      () => 'none',
      (error: unknown) => (error instanceof SourceFailure ? error.problem : String(error)),
    );
  }

  const unreadable: Record<string, () => Promise<ArrayBuffer>> = {
    'a file that was changed': () => Promise.reject(new DOMException('changed', 'NotReadableError')),
    'a file that was moved': () => Promise.reject(new DOMException('gone', 'NotFoundError')),
    'a file that has another size now': () => Promise.resolve(new ArrayBuffer(3)),
    'a file that no cloud sends': () => new Promise(() => undefined),
  };
  for (const [name, read] of Object.entries(unreadable)) {
    it(`says that ${name} cannot be read`, async () => {
      expect(await problemOf(new PhotoFile(fileWith(read), 20))).to.equal('photo-unreadable');
    });
  }

  it('reads the next time what could not be read before', async () => {
    let reads = 0;
    const photo = new PhotoFile(
      fileWith(() => {
        reads += 1;
        return reads === 1
          ? Promise.reject(new DOMException('', 'NotReadableError'))
          : Promise.resolve(new ArrayBuffer(5));
      }),
    );

    expect([await problemOf(photo), await problemOf(photo)]).to.deep.equal(['photo-unreadable', 'none']);
  });

  it('reads a file once, so that it may be changed afterwards', async () => {
    let reads = 0;
    const photo = new PhotoFile(
      fileWith(() => {
        reads += 1;
        return Promise.resolve(new ArrayBuffer(5));
      }),
    );

    const [first, second] = [await photo.read(), await photo.read()];

    expect([reads, first.type, second.size]).to.deep.equal([1, 'image/jpeg', 5]);
  });

  it('does not even read what is too large', async () => {
    const photo = new PhotoFile(new Blob([new Uint8Array(MAX_PHOTO_BYTES + 1)], { type: 'image/jpeg' }));

    expect(await problemOf(photo)).to.equal('bad-photo');
  });
});

describe('person-source', () => {
  /** Serves frame n as a picture 10 + 2n pixels wide. */
  async function personUrls(): Promise<string[]> {
    const blobs = await Promise.all([0, 1, 2].map((n) => imageOf(10 + 2 * n, 10, 'blue', 'image/jpeg')));
    return blobs.map((blob) => URL.createObjectURL(blob));
  }

  const realFetch = window.fetch.bind(window);
  let urls: string[];
  let asked: string[];

  beforeEach(async () => {
    urls = await personUrls();
    asked = [];
    window.fetch = (input) => {
      const url = input instanceof Request ? input.url : String(input);
      asked.push(url);
      const [, n] = /portrait\/(\d+)\.jpg$/.exec(url) ?? [];
      return n === undefined ? Promise.resolve(new Response(null, { status: 404 })) : realFetch(urls[Number(n)] ?? url);
    };
  });

  afterEach(() => {
    window.fetch = realFetch;
    urls.forEach((url) => {
      URL.revokeObjectURL(url);
    });
  });

  it('asks once for each image, numbered from 0', async () => {
    const source = await PersonSource.open({ ...WISH, personUrl: 'portrait/{n}.jpg' });

    expect(asked).to.deep.equal([0, 1, 2].map((n) => new URL(`portrait/${n}.jpg`, document.baseURI).href));
    source.close();
  });

  it('plays the images in a loop', async () => {
    const source = await PersonSource.open({ ...WISH, personUrl: 'portrait/{n}.jpg' });
    const widths: number[] = [];

    source.play(() => widths.push(source.size.widthPx));

    await until('four images', () => widths.length >= 4);
    expect(widths.slice(0, 4)).to.deep.equal([12, 14, 10, 12]);
    source.close();
  });

  it('plays at most twelve images a second', async () => {
    const source = await PersonSource.open({ ...WISH, personUrl: 'portrait/{n}.jpg' });
    let images = 0;
    source.play(() => (images += 1));

    await pause(1_000);

    expect(images).to.be.within(6, 13);
    source.close();
  });

  it('calls the server gone when an image is missing', async () => {
    const failure = await failureOf(PersonSource.open({ ...WISH, personUrl: 'nowhere/{n}.jpg' }));

    expect([failure.problem, failure.message]).to.deep.equal([
      'server-gone',
      'Error: frame 0 of the drawn person: status 404',
    ]);
  });
});

describe('webcam-source', () => {
  const stage = document.createElement('div');

  before(() => {
    document.body.append(stage);
  });

  after(() => {
    stage.remove();
  });

  it('films at the wished size', async () => {
    const source = await WebcamSource.open(WISH, browserSurroundings(), stage);

    expect(source.size).to.deep.equal({ widthPx: 640, heightPx: 480 });
    expect(source.deviceId).to.not.equal('');
    source.close();
  });

  it('tells every new image', async () => {
    const source = await WebcamSource.open(WISH, browserSurroundings(), stage);
    let images = 0;

    source.play(
      () => (images += 1),
      () => undefined,
    );

    await until('five images', () => images >= 5);
    source.close();
  });

  it('tells every new image without requestVideoFrameCallback too', async () => {
    const descriptor = Object.getOwnPropertyDescriptor(HTMLVideoElement.prototype, 'requestVideoFrameCallback') ?? {};
    Object.defineProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback', {
      value: undefined,
      configurable: true,
    });
    const source = await WebcamSource.open(WISH, browserSurroundings(), stage);
    let images = 0;

    source.play(
      () => (images += 1),
      () => undefined,
    );

    await until('five images', () => images >= 5);
    source.close();
    Object.defineProperty(HTMLVideoElement.prototype, 'requestVideoFrameCallback', descriptor);
  });

  it('leaves nothing behind when closed', async () => {
    const source = await WebcamSource.open(WISH, browserSurroundings(), stage);
    const stream = stage.querySelector('video')?.srcObject as MediaStream;

    source.close();

    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['ended']);
    expect(stage.childElementCount).to.equal(0);
  });

  it('takes any camera when the wished one is not there', async () => {
    const source = await WebcamSource.open({ ...WISH, deviceId: 'no-such-camera' }, browserSurroundings(), stage);

    expect(source.size.widthPx).to.be.greaterThan(0);
    source.close();
  });

  it('fails by name when no camera will do', async () => {
    const error = Object.assign(new Error('width'), { name: 'OverconstrainedError' });
    const surroundings = {
      ...browserSurroundings(),
      mediaDevices: { getUserMedia: () => Promise.reject(error) } as unknown as MediaDevices,
    };

    expect((await failureOf(WebcamSource.open(WISH, surroundings, stage))).problem).to.equal('overconstrained');
  });
});

/** Puts an EXIF segment with just the orientation behind the JPEG's first marker. */
function withOrientation(jpeg: ArrayBuffer, orientation: number): Blob {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const payload = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  const length = payload.length + 2;
  const segment = new Uint8Array([0xff, 0xe1, length >> 8, length & 255, ...payload]);
  return new Blob([jpeg.slice(0, 2), segment, jpeg.slice(2)], { type: 'image/jpeg' });
}
