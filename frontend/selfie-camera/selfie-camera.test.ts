import { expect } from 'chai';
import type { DevicesDetail, StatsDetail } from './camera-events.js';
import { STAGE_UNITS } from './testing/fake-server.js';
import { colourOf, imageOf, jpegOf, sizeOf } from './testing/jpeg.js';
import { QUICK, hideTab, mount, withDevices, type Mounted } from './testing/mount.js';
import { pause, until } from '../shared/testing/until.js';

describe('selfie-camera', () => {
  let camera: Mounted;

  /** Live, with every frame answered by a green picture. */
  async function live(properties: Parameters<typeof mount>[0] = {}): Promise<Mounted> {
    camera = await mount(properties);
    camera.server.echo = await jpegOf(64, 48, 'rgb(0, 200, 0)');
    await camera.element.start();
    await camera.reaches('live');
    return camera;
  }

  afterEach(() => {
    hideTab(false);
    camera.element.remove();
  });

  it('does nothing before it is started', async () => {
    camera = await mount();

    expect([camera.state, camera.server.tickets, camera.shows('video')]).to.deep.equal(['idle', 0, false]);
    expect(camera.actions).to.deep.equal(['start', 'person', 'photo']);
  });

  it('goes live: asking, connecting, live', async () => {
    await live();

    expect(camera.states.map(({ state }) => state)).to.deep.equal(['asking', 'connecting', 'live']);
    expect(camera.states.at(-1)).to.deep.equal({
      state: 'live',
      problem: '',
      widthPx: 640,
      heightPx: 480,
      debugInfo: '',
    });
  });

  it('sends JPEGs of the camera at the chosen resolution', async () => {
    await live({ resolution: '320x240' });

    const frame = (await camera.server.socket()).frames[0];

    expect(await sizeOf(frame?.jpeg ?? new ArrayBuffer(0))).to.deep.equal([320, 240]);
    expect(frame?.captureTimeMs).to.be.within(1, performance.now());
  });

  it('paints what comes back', async () => {
    await live();

    const canvas = camera.canvas;

    const [red, green, blue] = colourOf(canvas);
    expect([canvas.width, canvas.height]).to.deep.equal([64, 48]);
    expect(green).to.be.within(195, 205);
    expect([red, blue].every((level) => (level ?? 255) < 6)).to.equal(true);
  });

  it('describes the canvas as an image', async () => {
    await live();

    const canvas = camera.find('canvas');

    expect([canvas.getAttribute('role'), canvas.getAttribute('aria-label')]).to.deep.equal([
      'img',
      'Your live picture',
    ]);
  });

  it('has no more than two frames in flight where the server answers at once', async () => {
    await live();
    await pause(400);

    const socket = await camera.server.socket();

    expect(socket.mostInFlight).to.be.within(1, 2);
    expect(socket.frames.length).to.be.greaterThan(5);
  });

  it('stops reading the camera while there is no credit', async () => {
    camera = await mount();
    await camera.element.start();
    const socket = await camera.server.socket();
    socket.accept();

    await until('two frames', () => socket.frames.length === 2);
    await pause(300);

    expect(socket.frames.length).to.equal(2);
  });

  it('shows the newest picture, even when an older one takes longer to decode', async () => {
    camera = await mount();
    await camera.element.start();
    const socket = await camera.server.socket();
    socket.accept();
    await until('two frames', () => socket.frames.length === 2);
    const [large, small] = [await jpegOf(4000, 3000, 'rgb(200, 0, 0)'), await jpegOf(16, 12, 'rgb(0, 0, 200)')];

    socket.picture(1, large);
    socket.picture(2, small);
    await camera.reaches('live');
    await pause(400);

    expect(camera.canvas.width).to.equal(16);
  });

  it('reconnects with a new ticket when the server stops, and keeps the picture meanwhile', async () => {
    await live();
    const socket = await camera.server.socket();
    camera.server.echo = undefined;
    socket.closeWith(1001);
    await camera.reaches('reconnecting');

    expect(camera.text('.line')).to.equal('Connection lost, reconnecting…');
    expect(camera.text('[role=status]')).to.equal('Connection lost, reconnecting…');
    expect(camera.canvas.width).to.equal(64);

    const next = await camera.server.socket(2);
    next.echo = await jpegOf(32, 24, 'blue');
    next.accept();
    await camera.reaches('live');
    expect(next.ticket).to.equal('ticket-2');
  });

  it('stops sending at once when the tab is hidden, and goes on when it is back', async () => {
    await live({ timing: { ...QUICK, releaseCameraMs: 60_000 } });
    const socket = await camera.server.socket();
    hideTab(true);
    const sent = socket.frames.length + 1; // one may be in the encoder
    await pause(300);

    expect(camera.state).to.equal('paused');
    expect(socket.frames.length).to.be.at.most(sent);

    hideTab(false);
    await until('more frames', () => socket.frames.length > sent + 2);
    await camera.reaches('live');
  });

  it('switches the camera off when hidden for long, and on again', async () => {
    await live();
    const [track] = camera.tracks;
    hideTab(true);

    await until('camera off', () => track?.readyState === 'ended');
    expect(camera.state).to.equal('paused');

    hideTab(false);
    await camera.reaches('live');
    expect(camera.tracks[0]?.readyState).to.equal('live');
  });

  it('sends nothing while paused', async () => {
    await live({ timing: { ...QUICK, releaseCameraMs: 60_000 } });
    const socket = await camera.server.socket();
    camera.element.paused = true;
    await camera.reaches('paused');
    await pause(50); // one may be in the encoder
    const sent = socket.frames.length;

    await pause(300);

    expect(socket.frames.length).to.equal(sent);
    expect(camera.text('.line')).to.equal('Paused');
  });

  it('releases camera and connection when it is removed', async () => {
    await live();
    const [track] = camera.tracks;
    const socket = await camera.server.socket();

    camera.element.remove();

    expect([track?.readyState, socket.isClosed, camera.shows('video')]).to.deep.equal(['ended', true, false]);
    expect(camera.state).to.equal('idle');
  });

  it('releases a camera that is granted only after it was removed', async () => {
    let stream: MediaStream | undefined;
    const slow = async (constraints?: MediaStreamConstraints): Promise<MediaStream> => {
      await pause(50);
      stream = await navigator.mediaDevices.getUserMedia(constraints);
      return stream;
    };
    camera = await mount({ surroundings: withDevices({ getUserMedia: slow }) });

    void camera.element.start();
    await camera.reaches('asking');
    camera.element.remove();
    await until('camera granted and off', () => stream?.getTracks()[0]?.readyState === 'ended');

    expect(camera.server.tickets).to.equal(0);
  });

  it('can be attached and started again', async () => {
    await live();
    camera.element.remove();
    document.body.append(camera.element);

    await camera.element.start();

    await camera.reaches('live');
  });

  it('stops with the camera off', async () => {
    await live();
    const [track] = camera.tracks;

    camera.element.stop();
    await camera.element.updateComplete;

    expect([camera.state, track?.readyState]).to.deep.equal(['idle', 'ended']);
    expect(camera.canvas.width).to.equal(1);
  });

  it('says which cameras there are', async () => {
    await live();

    await until('devices', () => camera.details('devices').length > 0);
    const [detail] = camera.details<DevicesDetail>('devices');

    expect(detail?.devices.map(({ id }) => id)).to.contain(detail?.current);
    expect(detail?.devices[0]?.label).to.match(/fake/i);
  });

  it('films in another resolution over the same connection', async () => {
    await live();

    camera.element.resolution = '320x240';

    await until('smaller', () => camera.states.at(-1)?.widthPx === 320);
    await camera.reaches('live');
    expect(camera.server.sockets.length).to.equal(1);
  });

  it('tells the numbers once per interval', async () => {
    await live();

    await until('two statistics', () => camera.details('stats').length >= 2);
    const stats = camera.details<StatsDetail>('stats').at(-1);

    expect(stats).to.include({ widthPx: 640, heightPx: 480, quality: 0.85, serverMs: 14, refusedFrames: 0 });
    expect(stats?.framesPerSecond).to.be.within(5, 32);
    expect(stats?.roundTripMs).to.be.within(1, 500);
  });

  it('shows the numbers when asked to', async () => {
    await live({ hud: true });
    await until('numbers', () => camera.shows('.hud'));

    const text = camera.text('.hud');

    expect(text).to.match(/\d+\.\d frames\/s \d+ ms round trip \d+ ms p95 14\.0 ms server/);
    expect(text).to.contain('waiting 1.0 decode 2.0 segment 5.0 mask 1.0 composite 3.0 encode 2.0');
    expect(text).to.match(/\d+ ms beyond the way/);
    expect(text).to.contain('640 × 480, quality 85 %');
  });

  it('draws the stages to scale', async () => {
    await live({ hud: true });
    await until('numbers', () => camera.shows('.hud'));

    const bars = [...camera.element.renderRoot.querySelectorAll<HTMLElement>('.stages i')];

    expect(bars.map((bar) => Number(getComputedStyle(bar).flexGrow))).to.deep.equal(STAGE_UNITS.map((n) => n / 100));
  });

  it('hides the numbers otherwise', async () => {
    await live();
    await until('statistics', () => camera.details('stats').length >= 1);

    expect(camera.shows('.hud')).to.equal(false);
  });

  it('leaves the middle of a narrow picture to the face', async () => {
    await live({ hud: true });
    camera.element.style.width = '360px';
    await until('numbers', () => camera.shows('.hud'));

    const [own, hud] = [camera.element.getBoundingClientRect(), camera.find('.hud').getBoundingClientRect()];

    expect(hud.top - own.top).to.be.greaterThan(own.height * 0.6);
    expect(hud.right).to.be.at.most(own.right);
  });

  it('shows a photo', async () => {
    camera = await mount({ source: 'photo' });
    camera.server.echo = await jpegOf(64, 48, 'green');
    const photo = await imageOf(800, 600, 'red', 'image/png');
    camera.choose(new File([photo], 'me.png', { type: 'image/png' }));
    await camera.reaches('live');

    const frame = (await camera.server.socket()).frames[0];

    expect(await sizeOf(frame?.jpeg ?? new ArrayBuffer(0))).to.deep.equal([640, 480]);
    expect(camera.shows('video')).to.equal(false);
  });

  it('makes a chosen photo the source, and says so', async () => {
    await live();
    const [track] = camera.tracks;
    const photo = await imageOf(80, 60, 'red', 'image/png');

    camera.choose(new File([photo], 'me.png', { type: 'image/png' }));
    await until('photo live', () => camera.state === 'live' && camera.states.at(-1)?.widthPx === 80);

    expect(camera.element.source).to.equal('photo');
    expect(camera.details('wish')).to.deep.equal([{ source: 'photo' }]);
    expect(track?.readyState).to.equal('ended');
  });

  it('offers to choose a photo before there is one', async () => {
    camera = await mount({ source: 'photo' });
    await camera.element.start();
    await camera.element.updateComplete;

    expect(camera.text('h2')).to.equal('Pick a photo of yourself');
    expect(camera.actions).to.deep.equal(['photo', 'camera', 'person']);
  });

  it('speaks the language of its texts', async () => {
    camera = await mount({ texts: { 'idle.title': '准备好了就开始吧', 'action.start': '打开摄像头' } });

    expect(camera.text('h2')).to.equal('准备好了就开始吧');
    expect(camera.text('button')).to.equal('打开摄像头');
  });

  it('starts with a click on its button', async () => {
    camera = await mount();
    camera.server.echo = await jpegOf(64, 48, 'green');

    camera.click('start');

    await camera.reaches('live');
  });

  it('fills the window where there is no full screen', async () => {
    camera = await mount();
    Object.defineProperty(camera.element, 'requestFullscreen', { value: undefined });
    Object.defineProperty(camera.element, 'webkitRequestFullscreen', { value: undefined });

    await camera.element.toggleFullscreen();
    expect(getComputedStyle(camera.element).position).to.equal('fixed');

    await camera.element.toggleFullscreen();
    expect(getComputedStyle(camera.element).position).to.equal('relative');
  });

  it('brings its own way out of the window it fills', async () => {
    camera = await mount({ fullWindow: true });

    const exit = camera.find('.exit');
    const text = camera.text('.exit');
    exit.click();
    await camera.element.updateComplete;

    expect([text, camera.element.fullWindow, camera.shows('.exit')]).to.deep.equal(['Leave full screen', false, false]);
    expect(getComputedStyle(camera.element).position).to.equal('relative');
  });

  it('leaves the window with Escape, as a real full screen does', async () => {
    camera = await mount({ fullWindow: true });

    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await camera.element.updateComplete;

    expect(camera.element.hasAttribute('full-window')).to.equal(false);
  });

  it('takes the shape of an upright picture', async () => {
    camera = await mount({ source: 'photo' });
    camera.element.style.width = '300px';
    camera.server.echo = await jpegOf(48, 64, 'green');
    camera.choose(new File([await imageOf(480, 640, 'red', 'image/png')], 'me.png', { type: 'image/png' }));
    await camera.reaches('live');

    const { width, height } = camera.element.getBoundingClientRect();

    expect(width / height).to.be.closeTo(3 / 4, 0.01);
  });

  it('is no narrower than a phone for a photo that is', async () => {
    camera = await mount({ source: 'photo' });
    camera.element.style.width = '300px';
    camera.server.echo = await jpegOf(16, 64, 'green');
    camera.choose(new File([await imageOf(100, 400, 'red', 'image/png')], 'me.png', { type: 'image/png' }));
    await camera.reaches('live');

    const { width, height } = camera.element.getBoundingClientRect();

    expect(width / height).to.be.closeTo(9 / 16, 0.01);
  });

  it('keeps the tools in the corner of the picture, whatever its width', async () => {
    camera = await mount();
    camera.element.style.width = '300px';
    const tools = document.createElement('div');
    tools.slot = 'tools';
    tools.style.cssText = 'height: 20px; width: 60px';
    camera.element.append(tools);

    const [own, placed] = [camera.element.getBoundingClientRect(), tools.getBoundingClientRect()];

    expect([own.right - placed.right, placed.top - own.top]).to.deep.equal([8, 8]);
  });

  it('asks the Java twin for tickets unless told otherwise', async () => {
    camera = await mount();
    const plain = document.createElement('selfie-camera');
    Object.assign(plain, { $server: { requestTicket: () => Promise.resolve('from-flow') } });

    expect(await plain.ticketSource()).to.equal('from-flow');
  });
});
