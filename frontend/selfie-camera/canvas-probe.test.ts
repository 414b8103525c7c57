import { expect } from 'chai';
import { canReadPixels } from './canvas-probe.js';
import type { Surroundings } from './camera-problem.js';
import { jpegOf } from './testing/jpeg.js';
import { mount, withDevices, type Mounted } from './testing/mount.js';
import { pause } from '../shared/testing/until.js';

/** Draws as ever; what is read back goes through `spoil` first, pixel by pixel. */
function contextWith(spoil: (data: Uint8ClampedArray) => void): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) {
    throw new Error('no 2D context');
  }
  const read = context.getImageData.bind(context);
  context.getImageData = (x: number, y: number, width: number, height: number) => {
    expect([x, y]).to.deep.equal([0, 0]);
    const image = read(x, y, width, height);
    spoil(image.data);
    return image;
  };
  return context;
}

describe('canvas-probe', () => {
  it('finds nothing wrong with this browser', () => {
    expect(canReadPixels()).to.equal(true);
  });

  it('finds noise', () => {
    const noise = contextWith((data) => {
      data.set(crypto.getRandomValues(new Uint8ClampedArray(data.length)));
    });

    expect(canReadPixels([noise])).to.equal(false);
  });

  it('finds white, as older browsers gave', () => {
    expect(canReadPixels([contextWith((data) => data.fill(255))])).to.equal(false);
  });

  it('minds no change of a few levels', () => {
    const slight = contextWith((data) => {
      data.forEach((level, at) => {
        data[at] = level + (at % 5) - 2;
      });
    });

    expect(canReadPixels([slight])).to.equal(true);
  });

  it('takes a refusal for one', () => {
    const refusing = contextWith(() => {
      throw new DOMException('', 'SecurityError');
    });

    expect(canReadPixels([refusing])).to.equal(false);
  });

  it('needs every kind of canvas that there is, and no more', () => {
    const good = contextWith(() => undefined);

    expect(canReadPixels([good, null])).to.equal(true);
    expect(canReadPixels([good, contextWith((data) => data.fill(0))])).to.equal(false);
  });
});

describe('selfie-camera where pixels cannot be read', () => {
  let camera: Mounted;
  let isAllowed: boolean;
  let asked: number;
  const devices = withDevices({
    getUserMedia: (constraints) => {
      asked += 1;
      return navigator.mediaDevices.getUserMedia(constraints);
    },
  });
  const surroundings = (): Surroundings => ({ ...devices(), canReadPixels: () => isAllowed });

  beforeEach(async () => {
    isAllowed = false;
    asked = 0;
    camera = await mount({ surroundings });
    camera.server.echo = await jpegOf(64, 48, 'green');
  });

  afterEach(() => {
    camera.element.remove();
  });

  it('says what to allow, and neither films nor connects', async () => {
    await camera.element.start();
    await camera.has('canvas-blocked');
    await pause(50);

    expect(camera.text('h2')).to.equal('Your browser hides pictures from this page');
    expect(camera.text('p')).to.contain('canvas');
    expect([camera.state, asked, camera.server.tickets]).to.deep.equal(['refused', 0, 0]);
    expect(camera.actions).to.deep.equal(['retry']);
    expect(await camera.element.takeStill()).to.equal(undefined);
  });

  for (const source of ['person', 'photo'] as const) {
    it(`holds for the ${source}, too`, async () => {
      camera.element.source = source;
      await camera.element.start();
      if (source === 'photo') {
        camera.choose(new File([await jpegOf(64, 48, 'red')], 'me.jpg', { type: 'image/jpeg' }));
      }

      await camera.has('canvas-blocked');
    });
  }

  it('goes live once it is allowed and tried again', async () => {
    await camera.element.start();
    await camera.has('canvas-blocked');
    isAllowed = true;

    camera.click('retry');

    await camera.reaches('live');
  });

  it('looks again before a still, and takes none where the permission went', async () => {
    isAllowed = true;
    await camera.element.start();
    await camera.reaches('live');
    isAllowed = false;

    const still = await camera.element.takeStill();

    expect(still).to.equal(undefined);
    await camera.has('canvas-blocked');
    const sent = camera.server.sockets.reduce((sum, { frames }) => sum + frames.length, 0);
    await pause(100);
    expect(camera.server.sockets.reduce((sum, { frames }) => sum + frames.length, 0)).to.be.at.most(sent + 1);
  });
});
