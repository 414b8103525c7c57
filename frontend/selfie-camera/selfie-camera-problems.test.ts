import { expect } from 'chai';
import { browserSurroundings, type Surroundings } from './camera-problem.js';
import { jpegOf } from './testing/jpeg.js';
import { mount, refusing, withDevices, type Mounted } from './testing/mount.js';
import { pause, until } from '../shared/testing/until.js';
import { ENGLISH, type TextKey } from './texts.js';

describe('selfie-camera with a problem', () => {
  let camera: Mounted;

  async function started(properties: Parameters<typeof mount>[0] = {}): Promise<void> {
    camera = await mount(properties);
    camera.server.echo = await jpegOf(64, 48, 'green');
    await camera.element.start();
  }

  function expectCard(problem: string, actions: string[]): void {
    const cure = ENGLISH[`problem.${problem}.cure` as TextKey].split('{')[0] ?? '';
    expect(camera.text('h2')).to.equal(ENGLISH[`problem.${problem}.title` as TextKey]);
    expect(camera.text('p')).to.satisfy((text: string) => text.startsWith(cure.trim()));
    expect(camera.text('[role=status]')).to.equal(`${camera.text('h2')}: ${camera.text('p')}`);
    expect(camera.actions).to.deep.equal(actions);
  }

  afterEach(() => {
    camera.element.remove();
  });

  const ALL = ['retry', 'person', 'photo'];
  const errors: [string, string, string][] = [
    ['NotAllowedError', 'Permission denied', 'denied'],
    ['NotAllowedError', 'Permission dismissed', 'dismissed'],
    ['NotFoundError', '', 'no-camera'],
    ['NotReadableError', '', 'in-use'],
    ['OverconstrainedError', '', 'overconstrained'],
  ];
  for (const [name, message, problem] of errors) {
    it(`explains ${problem} and offers a way on`, async () => {
      await started({ surroundings: refusing(name, message) });
      await camera.has(problem);

      expectCard(problem, ALL);
      expect(camera.states.at(-1)).to.include({ state: 'refused', debugInfo: `${name}: ${message}` });
    });
  }

  const without = (overrides: Partial<Surroundings>): (() => Surroundings) => {
    return () => ({ ...browserSurroundings(), mediaDevices: undefined, ...overrides });
  };
  const missing: [string, Partial<Surroundings>][] = [
    ['insecure', { isSecureContext: false }],
    ['in-app-browser', { userAgent: 'Mozilla/5.0 MicroMessenger/8.0' }],
    ['unsupported', {}],
  ];
  for (const [problem, overrides] of missing) {
    it(`explains ${problem} without offering what cannot work`, async () => {
      await started({ surroundings: without(overrides) });
      await camera.has(problem);

      expectCard(problem, ['person', 'photo']);
    });
  }

  it('connects nowhere while the camera is refused', async () => {
    await started({ surroundings: refusing('NotFoundError') });
    await camera.has('no-camera');

    expect(camera.server.tickets).to.equal(0);
  });

  it('goes live when trying again helps', async () => {
    let tries = 0;
    const devices = navigator.mediaDevices;
    await started({
      surroundings: withDevices({
        getUserMedia: (constraints) => {
          tries += 1;
          return tries === 1
            ? Promise.reject(new DOMException('', 'NotReadableError'))
            : devices.getUserMedia(constraints);
        },
      }),
    });
    await camera.has('in-use');

    camera.click('retry');

    await camera.reaches('live');
  });

  it('uses the drawn person when the user says so, and tells it', async () => {
    const image = URL.createObjectURL(new Blob([await jpegOf(320, 240, 'red')]));
    await started({ surroundings: refusing('NotFoundError'), personUrl: image, personFrames: 2 });
    await camera.has('no-camera');

    camera.click('person');

    await camera.reaches('live');
    expect([camera.element.source, camera.states.at(-1)?.widthPx]).to.deep.equal(['person', 320]);
    expect(camera.details('wish')).to.deep.equal([{ source: 'person' }]);
    URL.revokeObjectURL(image);
  });

  it('opens the file chooser when the user wants a photo', async () => {
    await started({ surroundings: refusing('NotFoundError') });
    await camera.has('no-camera');
    let isOpened = false;
    camera.find('input').addEventListener('click', (event) => {
      isOpened = true;
      event.preventDefault();
    });

    camera.click('photo');

    expect([isOpened, camera.element.source]).to.deep.equal([true, 'camera']);
  });

  it('explains a bad photo', async () => {
    await started({ source: 'photo' });
    camera.choose(new File(['no picture'], 'me.jpg', { type: 'image/jpeg' }));
    await camera.has('bad-photo');

    expectCard('bad-photo', ['photo', 'camera', 'person']);
  });

  it('explains a photo that cannot be read, and shows it once it can be', async () => {
    await started({ source: 'photo' });
    const photo = new File([await jpegOf(64, 48, 'red')], 'me.jpg', { type: 'image/jpeg' });
    let isThere = false;
    const read = photo.arrayBuffer.bind(photo);
    File.prototype.arrayBuffer = () => (isThere ? read() : Promise.reject(new DOMException('', 'NotReadableError')));
    try {
      camera.choose(photo);
      await camera.has('photo-unreadable');
      expectCard('photo-unreadable', ['retry', 'photo', 'camera', 'person']);
      isThere = true;

      camera.click('retry');

      await camera.reaches('live');
    } finally {
      delete (File.prototype as { arrayBuffer?: unknown }).arrayBuffer; // Blob's own comes back
    }
  });

  it('explains a camera that was unplugged, and comes back by itself when it is plugged in', async () => {
    const surroundings = withDevices({});
    const { mediaDevices } = surroundings();
    await started({ surroundings });
    await camera.reaches('live');
    await until('devices', () => camera.details('devices').length > 0);
    camera.tracks[0]?.dispatchEvent(new Event('ended'));
    await camera.has('unplugged');
    expectCard('unplugged', ALL);

    mediaDevices?.dispatchEvent(new Event('devicechange'));

    await camera.reaches('live');
  });

  it('waits for the camera that was unplugged, not for any', async () => {
    const other = [{ kind: 'videoinput', deviceId: 'other', label: 'Other camera' } as MediaDeviceInfo];
    let isUnplugged = false;
    const surroundings = withDevices({
      enumerateDevices: () => (isUnplugged ? Promise.resolve(other) : navigator.mediaDevices.enumerateDevices()),
    });
    const { mediaDevices } = surroundings();
    await started({ surroundings });
    await camera.reaches('live');
    await until('devices', () => camera.details('devices').length > 0);
    isUnplugged = true;
    camera.tracks[0]?.dispatchEvent(new Event('ended'));
    await camera.has('unplugged');

    mediaDevices?.dispatchEvent(new Event('devicechange'));
    await pause(50);

    expect(camera.problem).to.equal('unplugged');
  });

  it('starts by itself when the first camera is plugged in', async () => {
    let isPluggedIn = false;
    const devices = navigator.mediaDevices;
    const surroundings = withDevices({
      getUserMedia: (constraints) =>
        isPluggedIn ? devices.getUserMedia(constraints) : Promise.reject(new DOMException('', 'NotFoundError')),
    });
    const { mediaDevices } = surroundings();
    await started({ surroundings });
    await camera.has('no-camera');
    isPluggedIn = true;

    mediaDevices?.dispatchEvent(new Event('devicechange'));

    await camera.reaches('live');
  });

  it('explains a permission that was taken back as denied', async () => {
    const surroundings = withDevices({});
    await started({
      surroundings: () => ({ ...surroundings(), cameraPermission: () => Promise.resolve('denied') }),
    });
    await camera.reaches('live');

    camera.tracks[0]?.dispatchEvent(new Event('ended'));

    await camera.has('denied');
  });

  it('explains a full server, and keeps asking', async () => {
    await started();
    await camera.reaches('live');
    camera.server.echo = undefined;
    (await camera.server.socket()).closeWith(1013);
    await camera.has('server-full');

    expectCard('server-full', ['retry']);
    expect(camera.state).to.equal('reconnecting');
    await camera.server.socket(2);
  });

  it('explains a server that is gone for good', async () => {
    await started({ ticketSource: () => Promise.reject(new Error('offline')) });
    await camera.has('server-gone');

    expectCard('server-gone', ['retry']);
    expect(camera.state).to.equal('reconnecting');
  });

  it('gives way to another window with the camera off, and takes the picture back', async () => {
    await started();
    await camera.reaches('live');
    const [track] = camera.tracks;
    (await camera.server.socket()).closeWith(4409);
    await camera.has('replaced');
    expectCard('replaced', ['here']);
    expect([camera.state, track?.readyState]).to.deep.equal(['ended', 'ended']);

    camera.click('here');

    await camera.reaches('live');
    expect(camera.server.tickets).to.equal(2);
  });

  it('says that the stream has ended, and offers to reload', async () => {
    let reloads = 0;
    await started({ reload: () => (reloads += 1) });
    await camera.reaches('live');
    (await camera.server.socket()).closeWith(4410);
    await camera.has('ended');
    expectCard('ended', ['reload']);

    camera.click('reload');

    expect([reloads, camera.server.tickets]).to.deep.equal([1, 1]);
  });

  it('has room for its longest card on a narrow screen', async () => {
    await started({ surroundings: refusing('NotAllowedError', 'Permission denied') });
    camera.element.style.width = '320px';
    await camera.has('denied');

    const [own, card] = [camera.element.getBoundingClientRect(), camera.find('.card').getBoundingClientRect()];

    expect(card.bottom).to.be.at.most(own.bottom);
    expect(card.right).to.be.at.most(own.right);
  });

  it('has buttons that the keyboard reaches', async () => {
    await started({ surroundings: refusing('NotFoundError') });
    await camera.has('no-camera');

    camera.find('button').focus();

    expect(camera.element.shadowRoot?.activeElement).to.equal(camera.find('button'));
  });
});
