import { expect } from 'chai';
import { browserSurroundings } from './camera-problem.js';
import { FakePhone } from './testing/fake-phone.js';
import { jpegOf } from './testing/jpeg.js';
import { hideTab, mount, withDevices, type Mounted } from './testing/mount.js';
import { until } from '../shared/testing/until.js';
import { WebcamSource } from './webcam-source.js';

const RESOLUTION = { widthPx: 640, heightPx: 480 };
const WISH = { source: 'camera', facing: 'user', deviceId: '', resolution: RESOLUTION, personUrl: '', personFrames: 1 };

describe('selfie-camera on a phone', () => {
  let camera: Mounted;
  let phone: FakePhone;

  async function live(properties: Parameters<typeof mount>[0] = {}): Promise<void> {
    phone = new FakePhone();
    camera = await mount({
      surroundings: withDevices({ getUserMedia: phone.getUserMedia, enumerateDevices: phone.enumerateDevices }),
      ...properties,
    });
    camera.server.echo = await jpegOf(64, 48, 'green');
    await camera.element.start();
    await camera.reaches('live');
  }

  afterEach(() => {
    camera.element.remove();
    phone.close();
    Reflect.deleteProperty(document, 'hidden');
  });

  it('sends what is upright when the phone is turned, without opening anything anew', async () => {
    await live();

    phone.turn();

    await until('upright', () => (camera.states.at(-1)?.heightPx ?? 0) > (camera.states.at(-1)?.widthPx ?? 0));
    expect(camera.states.at(-1)).to.include({ state: 'live', widthPx: 480, heightPx: 640 });
    expect(phone.asked.length).to.equal(1);
    expect(camera.server.sockets.length).to.equal(1);
  });

  it('asks for the camera once for a visit, whatever size is wished for', async () => {
    await live();

    camera.element.resolution = '1280x720';
    await until('the wish', () => phone.constrained.length === 1);
    camera.element.resolution = '320x240';
    await until('the other wish', () => phone.constrained.length === 2);

    expect(phone.constrained.at(-1)).to.deep.include({ width: { ideal: 320 }, height: { ideal: 240 } });
    expect(phone.asked.length).to.equal(1);
    await until('smaller frames', () => camera.states.at(-1)?.widthPx === 320);
    expect(camera.state).to.equal('live');
  });

  it('asks once more for another camera, and only once', async () => {
    await live();
    await until('devices', () => camera.details('devices').length > 0);

    camera.element.flip();
    await until('the other camera', () => phone.asked.length === 2);
    await camera.reaches('live');

    expect(phone.asked.at(-1)).to.deep.include({ deviceId: { exact: 'back-0' } });
    expect([camera.element.facing, camera.element.deviceId]).to.deep.equal(['environment', 'back-0']);
    expect(phone.asked.length).to.equal(2);
  });

  it('opens the camera anew where it cannot film in another size', async () => {
    await live();
    phone.isStubborn = true;

    camera.element.resolution = '320x240';

    await until('another stream', () => phone.asked.length === 2);
    await camera.reaches('live');
  });

  it('names the lenses', async () => {
    await live();
    await until('devices', () => camera.details('devices').length > 0);

    const [detail] = camera.details<{ devices: { label: string }[] }>('devices');

    expect(detail?.devices.map(({ label }) => label)).to.deep.equal(['Front camera', 'Back camera 2', 'Back camera']);
  });

  it('hears nothing of a camera that is busy for a moment after it was switched', async () => {
    await live();
    await until('devices', () => camera.details('devices').length > 0);
    phone.busyTimes = 3;

    camera.element.flip();
    await until('the fourth try', () => phone.asked.length === 5);
    await camera.reaches('live');

    expect(camera.states.map(({ problem }) => problem)).to.not.include('in-use');
  });

  it('says that a camera is busy that stays so', async () => {
    await live();
    phone.busyTimes = Number.POSITIVE_INFINITY;

    camera.element.facing = 'environment';

    await camera.has('in-use');
    expect(phone.asked.length).to.be.greaterThan(2);
  });

  it('says that the camera is interrupted when images stop, and comes back by itself', async () => {
    await live();

    phone.stopImages();
    await camera.has('interrupted');
    expect(camera.state).to.equal('refused');
    expect(camera.text('h2')).to.equal('The camera is interrupted');
    phone.goOn();

    await camera.reaches('live');
    expect(phone.asked.length).to.equal(1);
  });

  it('says so sooner of a track that is muted, as by a call', async () => {
    await live();

    phone.mute(true);
    phone.stopImages();
    await camera.has('interrupted');
    phone.mute(false);
    phone.goOn();

    await camera.reaches('live');
  });

  it('opens the camera anew when images do not come back', async () => {
    await live();

    phone.stopImages();
    await until('another stream', () => phone.asked.length === 2);

    phone.goOn();
    await camera.reaches('live');
  });

  it('waits for a call to end, however long it takes', async () => {
    await live();
    phone.mute(true);
    phone.stopImages();
    await camera.has('interrupted');

    await phone.looks(40);

    expect(phone.asked.length).to.equal(1);
  });

  it('keeps the screen on while live, and not while hidden', async () => {
    const wanted: boolean[] = [];
    await live({ wakeLock: { want: (isWanted: boolean) => wanted.push(isWanted) } as never });
    expect(wanted.at(-1)).to.equal(true);

    hideTab(true);
    await camera.reaches('paused');
    expect(wanted.at(-1)).to.equal(false);
    hideTab(false);

    await camera.reaches('live');
    expect(wanted.at(-1)).to.equal(true);
  });

  it('does not miss images that nobody could see', async () => {
    await live();
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    phone.stopImages();

    await phone.looks(20);

    expect(camera.states.map(({ problem }) => problem)).to.not.include('interrupted');
  });

  it('keeps side and size where a remembered camera means nothing any more', async () => {
    await live({ deviceId: 'forgotten', facing: 'environment', resolution: '320x240' });

    expect(phone.asked.length).to.equal(2);
    expect(phone.asked.at(-1)).to.deep.include({
      facingMode: { ideal: 'environment' },
      width: { ideal: 320 },
      height: { ideal: 240 },
    });
  });

  it('goes by the image that is painted, not by the size that the video says', async () => {
    await live();
    const stage = document.createElement('div');
    document.body.append(stage);
    const devices = withDevices({ getUserMedia: phone.getUserMedia })().mediaDevices;
    const source = await WebcamSource.open(
      WISH as Parameters<typeof WebcamSource.open>[0],
      { ...browserSurroundings(), mediaDevices: devices },
      stage,
    );
    const video = stage.querySelector('video') ?? expect.fail('no video');
    Object.defineProperty(video, 'videoWidth', { get: () => 480 });
    Object.defineProperty(video, 'videoHeight', { get: () => 640 });
    let images = 0;

    source.play(
      () => (images += 1),
      () => undefined,
    );
    await until('an image', () => images > 0);

    expect(source.size).to.deep.equal({ widthPx: 640, heightPx: 480 });
    source.close();
    stage.remove();
  });
});
