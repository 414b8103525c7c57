import { expect } from 'chai';
import { browserSurroundings } from './camera-problem.js';
import type { SourceWish } from './camera-source.js';
import { PhotoSource } from './photo-source.js';
import { StillMaker } from './still-maker.js';
import { imageOf, jpegOf, sizeOf } from './testing/jpeg.js';
import { mount, type Mounted } from './testing/mount.js';
import { pause, until } from '../shared/testing/until.js';
import { WebcamSource } from './webcam-source.js';

const LIMIT = { widthPx: 640, heightPx: 480 };
const WISH: SourceWish = {
  source: 'camera',
  deviceId: '',
  facing: 'user',
  resolution: LIMIT,
  personUrl: '',
  personFrames: 1,
};

/** Red on the left, blue on the right. */
async function twoColours(widthPx: number, heightPx: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = 'red';
    context.fillRect(0, 0, widthPx / 2, heightPx);
    context.fillStyle = 'blue';
    context.fillRect(widthPx / 2, 0, widthPx / 2, heightPx);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}

async function colourAt(jpeg: Blob, xPx: number): Promise<number[]> {
  const bitmap = await createImageBitmap(jpeg);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  context?.drawImage(bitmap, 0, 0);
  return [...(context?.getImageData(xPx, 5, 1, 1).data ?? [])].slice(0, 3);
}

/** Markers of a JPEG's segments up to its pixels: 0xc0 is baseline. */
async function markersOf(jpeg: Blob): Promise<number[]> {
  const bytes = new DataView(await jpeg.arrayBuffer());
  const markers: number[] = [];
  for (let at = 2; bytes.getUint8(at + 1) !== 0xda; at += 2 + bytes.getUint16(at + 2)) {
    markers.push(bytes.getUint8(at + 1));
  }
  return markers;
}

describe('still-maker', () => {
  it('takes a photo in its own size, not in that of the live picture', async () => {
    const source = await PhotoSource.open(await imageOf(1600, 900, 'red', 'image/png'), LIMIT);

    const still = await new StillMaker().take(source.best);

    expect(source.size).to.deep.equal({ widthPx: 640, heightPx: 360 });
    expect([still.widthPx, still.heightPx]).to.deep.equal([1600, 900]);
    expect(await sizeOf(await still.jpeg.arrayBuffer())).to.deep.equal([1600, 900]);
    source.close();
  });

  it('scales what is larger than a still, either way up', async () => {
    const [wide, upright] = await Promise.all(
      [
        [4000, 3000],
        [3000, 4000],
      ].map(async ([width = 1, height = 1]) =>
        PhotoSource.open(await imageOf(width, height, 'red', 'image/png'), LIMIT),
      ),
    );

    expect(wide?.best.size).to.deep.equal({ widthPx: 1440, heightPx: 1080 });
    expect(upright?.best.size).to.deep.equal({ widthPx: 1080, heightPx: 1440 });
  });

  it('makes a baseline JPEG', async () => {
    const source = await PhotoSource.open(await imageOf(64, 48, 'red', 'image/png'), LIMIT);

    const still = await new StillMaker().take(source.best);

    expect(still.jpeg.type).to.equal('image/jpeg');
    expect(await markersOf(still.jpeg))
      .to.contain(0xc0)
      .and.not.to.contain(0xc2);
  });
});

describe('selfie-camera', () => {
  let camera: Mounted;

  async function live(properties: Parameters<typeof mount>[0] = {}): Promise<void> {
    camera = await mount(properties);
    camera.server.echo = await jpegOf(64, 48, 'green');
    await camera.element.start();
  }

  afterEach(() => {
    camera.element.remove();
  });

  it('gives a still that is never mirrored', async () => {
    await live({ source: 'photo', mirrored: true });
    camera.choose(new File([await twoColours(200, 100)], 'me.png', { type: 'image/png' }));
    await camera.reaches('live');

    const still = await camera.element.takeStill();

    const [red = 0, , blue = 255] = await colourAt(still?.jpeg ?? new Blob(), 10);
    expect([red > 200, blue < 60]).to.deep.equal([true, true]);
  });

  it('gives none while there is no source', async () => {
    await mount().then((mounted) => (camera = mounted));

    expect(await camera.element.takeStill()).to.equal(undefined);
  });

  it('sends nothing while it is frozen, and goes on afterwards', async () => {
    await live();
    await camera.reaches('live');
    const socket = await camera.server.socket();
    camera.element.freeze(true);
    await pause(60); // one may be in the encoder
    const sent = socket.frames.length;
    await pause(300);
    expect([socket.frames.length, camera.state]).to.deep.equal([sent, 'live']);

    camera.element.freeze(false);

    await until('more frames', () => socket.frames.length > sent + 2);
  });

  it('films as large as the camera can for a still, and sends live frames as small as before', async () => {
    await live();
    await camera.reaches('live');
    const video = camera.find('video') as HTMLVideoElement;
    const socket = await camera.server.socket();

    camera.element.raise(true);
    await until('a larger film', () => video.videoHeight === 1080);
    const still = await camera.element.takeStill();

    expect([still?.widthPx, still?.heightPx]).to.deep.equal([1440, 1080]);
    const before = socket.frames.length;
    await until('another frame', () => socket.frames.length > before + 1);
    expect(await sizeOf(socket.frames.at(-1)?.jpeg ?? new ArrayBuffer(0))).to.deep.equal([640, 480]);

    camera.element.raise(false);
    await until('as before', () => video.videoHeight === 480);
  });

  it('stays raised with the next source', async () => {
    await live();
    await camera.reaches('live');
    camera.element.raise(true);

    camera.element.resolution = '320x240';

    const height = (): number => camera.element.renderRoot.querySelector('video')?.videoHeight ?? 0;
    await until('a large film', () => camera.state === 'live' && height() === 1080);
  });
});

describe('webcam-source', () => {
  it('films on where the camera cannot be raised', async () => {
    const stage = document.createElement('div');
    document.body.append(stage);
    const source = await WebcamSource.open(WISH, browserSurroundings(), stage);
    const [track] = (stage.querySelector('video')?.srcObject as MediaStream).getVideoTracks();
    Object.assign(track ?? {}, { applyConstraints: () => Promise.reject(new Error('cannot')) });

    await source.raise(true);

    expect((await new StillMaker().take(source.best)).widthPx).to.equal(640);
    source.close();
    stage.remove();
  });
});
