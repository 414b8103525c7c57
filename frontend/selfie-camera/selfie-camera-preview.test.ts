import { expect } from 'chai';
import { checkAnswer } from './testing/fake-server.js';
import { colourOf, imageOf } from './testing/jpeg.js';
import { hideTab, mount, type Mounted } from './testing/mount.js';
import { pause, until } from '../shared/testing/until.js';

describe('selfie-camera where sockets do not get through', () => {
  let camera: Mounted;

  /** Films a photo, red on the left and blue on the right. */
  async function blocked(answer: Response, properties: Parameters<typeof mount>[0] = {}): Promise<void> {
    camera = await mount({ source: 'photo', ...properties });
    camera.server.checkAnswer = () => answer.clone();
    await camera.element.start();
    camera.choose(new File([await twoColours()], 'me.png', { type: 'image/png' }));
    (await camera.server.socket()).closeWith(1006);
  }

  async function twoColours(): Promise<Blob> {
    const canvas = new OffscreenCanvas(640, 480);
    const context = canvas.getContext('2d');
    context?.drawImage(await createImageBitmap(await imageOf(8, 8, 'red', 'image/png')), 0, 0, 320, 480);
    context?.drawImage(await createImageBitmap(await imageOf(8, 8, 'blue', 'image/png')), 320, 0, 320, 480);
    return canvas.convertToBlob();
  }

  function colourAt(xPx: number): string {
    const copy = new OffscreenCanvas(camera.canvas.width, camera.canvas.height).getContext('2d');
    copy?.drawImage(camera.canvas, 0, 0);
    const [red = 0, , blue = 0] = copy?.getImageData(xPx, 10, 1, 1).data ?? [];
    return red > blue ? 'red' : 'blue';
  }

  afterEach(() => {
    hideTab(false);
    camera.element.remove();
  });

  it('shows the camera itself, says why, and gives stills', async () => {
    await blocked(checkAnswer('upgrade-missing', 'websocket'));
    await camera.reaches('preview');
    await until('a picture', () => camera.canvas.width === 640);

    expect(colourAt(100)).to.equal('red');
    expect(camera.text('summary')).to.equal('A proxy stops the live picture');
    expect(camera.text('.notice')).to.contain('Upgrade and Connection').and.to.contain('Taking pictures works');
    expect(camera.text('[role=status]')).to.contain('A proxy stops the live picture: ');
    expect(camera.states.at(-1)).to.include({ problem: 'socket-upgrade', widthPx: 640, heightPx: 480 });
    expect((await camera.element.takeStill())?.widthPx).to.equal(640);
    expect(camera.server.sockets.flatMap(({ frames }) => frames)).to.deep.equal([]);
  });

  it('mirrors as the live picture would', async () => {
    const personUrl = URL.createObjectURL(await twoColours());
    camera = await mount({ source: 'person', personUrl, personFrames: 1, mirrored: true });
    camera.server.checkAnswer = () => checkAnswer('upgrade-missing').clone();
    await camera.element.start();
    (await camera.server.socket()).closeWith(1006);
    await camera.reaches('preview');

    await until('a mirrored picture', () => camera.canvas.width === 640 && colourAt(100) === 'blue');
  });

  it('never mirrors a photo', async () => {
    await blocked(checkAnswer('upgrade-missing'), { mirrored: true });
    await camera.reaches('preview');
    await until('a picture', () => camera.canvas.width === 640);

    expect(colourAt(100)).to.equal('red');
  });

  it('leaves the picture to be seen, and the middle free', async () => {
    await blocked(checkAnswer('upgrade-missing'));
    camera.element.style.width = '360px';
    await camera.reaches('preview');

    const [own, notice] = [camera.element.getBoundingClientRect(), camera.find('.notice').getBoundingClientRect()];

    expect(notice.height).to.be.at.most(own.height / 4);
    expect(notice.bottom).to.be.at.most(own.top + own.height / 2);
  });

  it('stands still while pictures are looked at, and while nobody looks', async () => {
    await blocked(checkAnswer('upgrade-missing'));
    await camera.reaches('preview');
    await until('a picture', () => camera.canvas.width === 640);

    camera.element.freeze(true);
    camera.canvas.width = 1;
    await pause(250);
    expect(camera.canvas.width).to.equal(1);

    camera.element.freeze(false);
    await until('it goes on', () => camera.canvas.width === 640);
    hideTab(true);
    await camera.reaches('paused');
  });

  it('goes live when the way is free', async () => {
    await blocked(checkAnswer('upgrade-missing'));
    await camera.reaches('preview');
    camera.server.echo = await (await imageOf(64, 48, 'green', 'image/jpeg')).arrayBuffer();

    camera.click('retry');

    await camera.reaches('live');
    expect(camera.shows('.notice')).to.equal(false);
    expect(colourOf(camera.canvas)[1]).to.be.greaterThan(100);
  });

  it('says what the studio takes itself for, where stills would be refused as well', async () => {
    await blocked(checkAnswer('origin', 'http://127.0.0.1:8080', 'https://studio.example'));
    await camera.has('socket-origin');

    expect(camera.state).to.equal('reconnecting');
    expect(camera.text('h2')).to.equal('The studio does not know this address');
    expect(camera.text('.card p')).to.contain('http://127.0.0.1:8080').and.to.contain('https://studio.example');
    expect(camera.actions).to.deep.equal(['retry']);
  });
});
