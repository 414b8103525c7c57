import { expect } from 'chai';
import '../selfie-camera.js';
import { byteSize } from '../byte-size.js';
import { FakeStudio, QUICK_SHUTTER, developed } from '../testing/fake-studio.js';
import { pause, until } from '../../shared/testing/until.js';
import type { StillFrame } from '../still-maker.js';
import { STILL_PROBLEMS } from './still-problem.js';
import { SHUTTER_ENGLISH } from './shutter-texts.js';

describe('selfie-review', () => {
  let studio: FakeStudio;

  afterEach(() => {
    studio.camera.remove();
  });

  function active(): Element | null {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) {
      element = element.shadowRoot.activeElement;
    }
    return element;
  }

  /** As hard to compress as a picture can be: well above a megabyte. */
  async function noise(widthPx: number, heightPx: number): Promise<StillFrame> {
    const canvas = new OffscreenCanvas(widthPx, heightPx);
    const context = canvas.getContext('2d');
    const image = new ImageData(widthPx, heightPx);
    for (let at = 0; at < image.data.length; at += 65_536) {
      crypto.getRandomValues(image.data.subarray(at, at + 65_536));
    }
    image.data.forEach((_, at) => {
      if (at % 4 === 3) {
        image.data[at] = 255;
      }
    });
    context?.putImageData(image, 0, 0);
    return { jpeg: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }), widthPx, heightPx };
  }

  async function sizeIs(jpeg: Blob | undefined, ratio: number): Promise<void> {
    const { width, height } = await createImageBitmap(jpeg ?? new Blob());
    expect(width / height).to.be.closeTo(ratio, 0.01);
  }

  async function closed(): Promise<void> {
    await until('closed', () => !studio.dialog.open);
    await studio.settled();
  }

  it('gets the focus, with no button under the next press', async () => {
    studio = await FakeStudio.open();

    await studio.taken();

    expect(active()?.tagName).to.equal('H2');
    expect(studio.dialog.matches(':modal')).to.equal(true);
  });

  it('takes clicks, though it is inside of the shutter, which takes none', async () => {
    studio = await FakeStudio.open();
    await studio.taken();

    for (const action of studio.actions) {
      const { left, top, width, height } = studio.button(action).getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const hit = (studio.panel as ShadowRoot).elementFromPoint(x, y);
      expect(hit === studio.button(action), action).to.equal(true);
    }
  });

  for (const count of [1, 4]) {
    it(`is as high as ${count === 1 ? 'its picture' : 'its pictures'} with heading and buttons, not as the window`, async () => {
      studio = await FakeStudio.open();
      await (count === 1 ? studio.taken() : studio.burst());
      const heightOf = (selector: string): number =>
        studio.panel.querySelector(selector)?.getBoundingClientRect().height ?? 0;
      await Promise.all(studio.dialog.getAnimations({ subtree: true }).map(({ finished }) => finished));

      const rows = count === 1 ? heightOf('img') : 2 * heightOf('img') + 10;

      expect(heightOf('.shots')).to.be.closeTo(rows, 1);
      expect(heightOf('dialog')).to.be.closeTo(heightOf('header') + rows + heightOf('footer'), 1);
      expect(heightOf('dialog')).to.be.at.most(window.innerHeight - 32);
    });
  }

  it('says that the picture is ready, politely', async () => {
    studio = await FakeStudio.open();

    await studio.taken();

    expect(studio.text('[role=status]')).to.equal('Your picture is ready');
    expect(studio.text('[role=alert]')).to.equal('');
    expect(studio.panel.querySelector('img')?.alt).to.equal('Your selfie');
  });

  describe('keep', () => {
    it('keeps, closes, gives the focus back and says so', async () => {
      studio = await FakeStudio.open();
      await studio.taken();

      studio.button('keep').click();
      await closed();

      expect(studio.kept).to.deep.equal([['still-1']]);
      expect(studio.discarded).to.deep.equal([]);
      expect(active()).to.equal(studio.release);
      expect(studio.text('.toast', studio.root)).to.equal('Kept in your gallery Open the gallery Undo');
      expect(studio.text('[role=status]', studio.root)).to.equal('Kept in your gallery');
      expect(studio.root.querySelector('.toast a')?.getAttribute('href')).to.equal('gallery');
    });

    for (const [action, how] of [
      ['share', 'link'],
      ['phone', 'phone'],
    ] as const) {
      it(`comes before "${action}", which takes one press`, async () => {
        studio = await FakeStudio.open();
        await studio.taken();

        studio.button(action).click();
        await until('shared', () => studio.shared.length > 0);

        expect(studio.kept).to.deep.equal([['still-1']]);
        expect(studio.shared).to.deep.equal([[how, 'selfie-of-still-1']]);
        expect(studio.dialog.open).to.equal(false);
      });
    }

    it('shares nothing that could not be kept', async () => {
      studio = await FakeStudio.open();
      studio.answerKeep = (id) => ({ id, kind: 'no-space' });
      await studio.taken();

      studio.button('share').click();
      await until('the problem', () => studio.panel.querySelector('.problem') !== null);

      expect(studio.shared).to.deep.equal([]);
      expect(studio.dialog.open).to.equal(true);
    });

    it('is undone by the trash', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      studio.button('keep').click();
      await closed();

      studio.button('undo').click();
      await until('trashed', () => studio.trashed.length > 0);
      await studio.settled();

      expect(studio.trashed).to.deep.equal(['selfie-of-still-1']);
      expect(studio.text('.toast span', studio.root)).to.equal('Moved to the trash');
    });

    for (const [what, press] of [
      ['undone', ['keep', 'undo']],
      ['shared', ['share']],
    ] as const) {
      it(`is not ${what} where nobody answers, and everybody is told`, async () => {
        studio = await FakeStudio.open();
        studio.trash = studio.shareByLink = () => Promise.reject(new Error('offline'));
        await studio.taken();

        for (const action of press) {
          studio.button(action).click();
          await closed();
        }
        await until('told', () => studio.text('.toast', studio.root) === 'The studio does not answer');

        expect(studio.text('[role=status]', studio.root)).to.equal('The studio does not answer');
      });
    }

    it('cannot be undone for ever', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      studio.button('keep').click();
      await closed();

      await pause(QUICK_SHUTTER.toastMs + 50);

      expect(studio.root.querySelector('.toast')).to.equal(null);
    });

    it('keeps once, however often one presses', async () => {
      studio = await FakeStudio.open();
      await studio.taken();

      studio.button('keep').click();
      studio.button('keep').click();
      await closed();

      expect(studio.kept.length).to.equal(1);
    });

    it('says what is needed where the gallery is full, and keeps the picture in front of one', async () => {
      studio = await FakeStudio.open();
      studio.answerKeep = (id) => ({ kind: 'over-quota', id, neededBytes: 1_677_722, freeBytes: 104_858 });
      await studio.taken();

      studio.button('keep').click();
      await until('a problem', () => studio.panel.querySelector('.problem') !== null);

      expect(studio.text('.problem')).to.match(/^Your gallery is full This needs 1\.6 MB, and 102 kB are free\./);
      expect(studio.text('[role=alert]')).to.contain('Your gallery is full: This needs 1.6');
      expect(studio.panel.querySelector('.problem a')?.getAttribute('target')).to.equal('_blank');
      expect([studio.dialog.open, studio.actions]).to.deep.equal([
        true,
        ['keep', 'retake', 'download', 'share', 'phone', 'discard'],
      ]);

      studio.answerKeep = (id) => ({ kind: 'kept', id, selfieId: 'later' });
      studio.button('keep').click();
      await closed();
    });

    it('says that the server is full, and keeps the picture in front of one', async () => {
      studio = await FakeStudio.open();
      studio.answerKeep = (id) => ({ kind: 'no-space', id });
      await studio.taken();

      studio.button('keep').click();
      await until('a problem', () => studio.panel.querySelector('.problem') !== null);

      expect(studio.text('.problem')).to.match(/^The server’s disk is nearly full Nothing more can be kept/);
      expect(studio.panel.querySelector('.problem a')).to.equal(null);
      expect([studio.dialog.open, studio.actions]).to.deep.equal([
        true,
        ['keep', 'retake', 'download', 'share', 'phone', 'discard'],
      ]);
    });

    it('sends the frame again where the server has let go of it', async () => {
      studio = await FakeStudio.open();
      studio.answerKeep = (id) => ({ kind: 'gone', id });
      await studio.taken();
      studio.button('keep').click();
      await studio.all('failed');
      await studio.settled();
      expect(studio.text('.problem strong')).to.equal('The studio has let go of this picture');

      studio.answerKeep = (id) => ({ kind: 'kept', id, selfieId: 'again' });
      studio.button('retry').click();
      await studio.all('shown');
      await studio.settled();
      studio.button('keep').click();
      await closed();

      expect(studio.posts.map(({ ticket }) => ticket)).to.deep.equal(['ticket-1', 'ticket-2']);
      expect(studio.kept).to.deep.equal([['still-1'], ['still-2']]);
    });

    it('says so where nobody answers', async () => {
      studio = await FakeStudio.open();
      studio.keep = () => new Promise(() => undefined);
      await studio.taken();

      studio.button('keep').click();
      await until('a problem', () => studio.panel.querySelector('.problem') !== null);

      expect(studio.text('.problem strong')).to.equal('The studio does not answer');
      expect(studio.button('keep').getAttribute('aria-disabled')).to.equal('false');
    });

    it('asks once more where the answer is late, and makes no second selfie of it', async () => {
      studio = await FakeStudio.open();
      const finish = studio.writeSlowly();
      await studio.taken();
      studio.button('keep').click();
      await until('a problem', () => studio.panel.querySelector('.problem') !== null);
      await studio.settled();

      studio.button('keep').click(); // a server that writes the first still says "gone" to this
      await pause(20);
      await studio.settled();
      expect(studio.text('[data-action=keep]')).to.equal('Keeping…');
      finish();
      await closed();

      expect(studio.kept).to.deep.equal([['still-1'], ['still-1']]);
      expect([studio.posts.length, studio.discarded.length]).to.deep.equal([1, 0]);
      expect(studio.text('.toast span', studio.root)).to.equal('Kept in your gallery');
    });

    it('believes an answer that comes late', async () => {
      studio = await FakeStudio.open();
      const finish = studio.writeSlowly();
      await studio.taken();
      studio.button('keep').click();
      await until('a problem', () => studio.panel.querySelector('.problem') !== null);

      finish();
      await studio.all('kept');
      await studio.settled();

      expect(studio.text('h2')).to.equal('Kept in your gallery');
      expect(studio.panel.querySelector('.problem')).to.equal(null);
    });

    it('happens by itself where the user wants that', async () => {
      studio = await FakeStudio.open({ keepAutomatically: true });
      studio.release.click();
      await until('the picture itself', () => studio.root.querySelector('.glance img') !== null);
      expect(studio.dialog.open).to.equal(false);

      await until('gone by itself', () => studio.root.querySelector('.glance') === null);
      expect(studio.text('.toast span', studio.root)).to.equal('Kept in your gallery');
      expect([studio.kept, studio.frozen.at(-1)]).to.deep.equal([[['still-1']], false]);
      studio.button('undo').click();
      await until('trashed', () => studio.trashed.length > 0);
      expect(studio.trashed).to.deep.equal(['selfie-of-still-1']);
    });

    it('by itself keeps all four of a burst, and lets the next press go on at once', async () => {
      studio = await FakeStudio.open({ keepAutomatically: true, timing: { ...QUICK_SHUTTER, glanceMs: 60_000 } });
      studio.button('burst').click();
      await until('four', () => studio.root.querySelectorAll('.glance img').length === 4);
      await until('kept', () => studio.panel.querySelectorAll('[data-status=kept]').length === 4);

      studio.release.click();
      await until('the next', () => studio.shots.length === 5);

      expect(studio.kept.flat()).to.include.members(['still-1', 'still-2', 'still-3', 'still-4']);
      expect(studio.discarded).to.deep.equal([]);
    });

    it('by itself asks where that goes wrong', async () => {
      studio = await FakeStudio.open({ keepAutomatically: true });
      studio.answerKeep = (id) => ({ kind: 'over-quota', id, neededBytes: 5, freeBytes: 1 });

      studio.release.click();
      await studio.reviewed();

      expect(studio.text('.problem strong')).to.equal('Your gallery is full');
      expect(studio.root.querySelector('.glance')).to.equal(null);
    });

    it('by itself, after another try, leaves all of it to share', async () => {
      studio = await FakeStudio.open({ keepAutomatically: true });
      studio.develop = (n) =>
        n === 1 ? Response.json({ error: 'busy' }, { status: 503 }) : Response.json(developed(n));
      studio.release.click();
      await studio.reviewed();
      studio.button('retry').click();
      await studio.all('kept');
      await studio.settled();

      studio.button('share').click();
      await closed();
      await until('shared', () => studio.shared.length > 0);

      expect(studio.shared).to.deep.equal([['link', 'selfie-of-still-2']]);
      expect(studio.kept.length).to.equal(1);
    });

    it('by itself leaves the focus where the person is', async () => {
      studio = await FakeStudio.open({ keepAutomatically: true });
      const field = document.createElement('input');
      document.body.append(field);
      studio.release.click();
      await until('the picture itself', () => studio.root.querySelector('.glance img') !== null);

      field.focus();
      await until('gone by itself', () => studio.root.querySelector('.glance') === null);

      expect(active()).to.equal(field);
      field.remove();
    });
  });

  describe('as others see one', () => {
    it('makes the picture again, tells that it is wished, and lets go of the first', async () => {
      studio = await FakeStudio.open();
      studio.camera.mirrored = true;
      await studio.taken();
      expect(studio.text('[data-action=mirror]')).to.equal('As others see me');

      studio.button('mirror').click();
      await until('made again', () => studio.posts.length === 2);
      await studio.all('shown');
      await until('let go of', () => studio.discarded.length > 0);
      await studio.settled();

      expect(studio.settings).to.deep.equal([{ countdownSeconds: 0, muted: false, asOthersSee: true }]);
      expect(studio.discarded).to.deep.equal(['still-1']);
      expect(studio.text('[data-action=mirror]')).to.equal('As I see me');
      studio.button('keep').click();
      await closed();
      expect(studio.kept).to.deep.equal([['still-2']]);
    });

    it('is no question for a photo, nor where the camera is no mirror', async () => {
      studio = await FakeStudio.open();
      studio.camera.mirrored = true;
      studio.camera.source = 'photo';
      await studio.taken();
      expect(studio.actions).to.not.include('mirror');

      studio.camera.source = 'camera';
      studio.camera.mirrored = false;
      studio.button('retake').click();
      await until('again', () => studio.posts.length === 2);
      await studio.all('shown');

      expect(studio.actions).to.not.include('mirror');
    });
  });

  describe('discard', () => {
    it('tells the server when it cannot be undone any more', async () => {
      studio = await FakeStudio.open();
      await studio.taken();

      studio.button('discard').click();
      await closed();
      expect(studio.discarded).to.deep.equal([]);

      await until('discarded', () => studio.discarded.length > 0);
      expect(studio.discarded).to.deep.equal(['still-1']);
    });

    it('can be undone', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      studio.dialog.dispatchEvent(new Event('cancel', { cancelable: true })); // Escape
      await closed();

      studio.button('undo').click();
      await studio.reviewed();
      await pause(QUICK_SHUTTER.toastMs + 50);

      expect(studio.text('h2')).to.equal('Your picture');
      expect(studio.panel.querySelector('img')?.naturalWidth).to.equal(640);
      expect(studio.discarded).to.deep.equal([]);
    });

    it('is final with the next picture', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      studio.button('discard').click();
      await closed();

      await studio.taken();

      expect(studio.discarded).to.deep.equal(['still-1']);
    });
  });

  it('takes another one instead', async () => {
    studio = await FakeStudio.open();
    await studio.taken();

    studio.button('retake').click();
    await until('second', () => studio.posts.length === 2);
    await studio.reviewed();

    expect(studio.discarded).to.deep.equal(['still-1']);
  });

  it('gives the picture to download', async () => {
    studio = await FakeStudio.open();
    await studio.taken();

    studio.button('download').click();
    await until('saved', () => studio.saved.length > 0);

    const [saved] = studio.saved;
    expect(saved?.name).to.match(/^selfie-\d{8}-\d{6}\.jpg$/);
    expect(saved?.file.size).to.equal(studio.picture.size);
    expect(studio.dialog.open).to.equal(true);
  });

  it('gives several to download as one archive, for browsers save one file for a click', async () => {
    studio = await FakeStudio.open();
    await studio.burst();

    studio.button('download').click();
    await until('saved', () => studio.saved.length > 0);

    expect(studio.saved.length).to.equal(1);
    expect(studio.saved[0]?.name).to.match(/^selfie-\d{8}-\d{6}\.zip$/);
    expect(studio.saved[0]?.file.size).to.be.greaterThan(4 * studio.picture.size);
  });

  it('is as large as the window lets it, whatever the picture has', async () => {
    studio = await FakeStudio.open();
    await studio.taken();
    const image = studio.panel.querySelector('img');

    const { width, height } = image?.getBoundingClientRect() ?? new DOMRect();

    expect(width / height).to.be.closeTo(4 / 3, 0.02);
    expect(width >= innerWidth - 90 || height >= innerHeight - 190).to.equal(true);
  });

  describe('a failure', () => {
    for (const problem of STILL_PROBLEMS.filter((name) => !['no-frame', 'timeout', 'signed-out'].includes(name))) {
      it(`"${problem}" has its own words`, async () => {
        studio = await FakeStudio.open();
        studio.develop = () => Response.json({ error: problem }, { status: 500 });

        studio.release.click();
        await studio.reviewed();
        await studio.all('failed');
        await studio.settled();

        const title = SHUTTER_ENGLISH[`still.${problem}.title`];
        const size = byteSize(studio.frame?.jpeg.size ?? 0);
        const cure = SHUTTER_ENGLISH[`still.${problem}.cure`].replace('{size}', size);
        expect(studio.text('.failed strong')).to.equal(title);
        expect(studio.text('[role=alert]')).to.equal(`${title}: ${cure}`);
      });
    }

    it('keeps the frame for another try', async () => {
      studio = await FakeStudio.open();
      studio.develop = (n) => (n === 1 ? Response.error() : Response.json(developed(n)));
      studio.release.click();
      await studio.reviewed();
      await studio.all('failed');
      await studio.settled();

      studio.button('retry').click();
      await studio.all('shown');

      expect(studio.shots.length).to.equal(1);
      expect(studio.posts.map(({ ticket }) => ticket)).to.deep.equal(['ticket-1', 'ticket-2']);
      expect(studio.shown).to.deep.equal([]);
    });

    it('of a proxy with a limit does not blame the picture, and sends it smaller', async () => {
      studio = await FakeStudio.open();
      studio.frame = await noise(1920, 1080);
      studio.refusedBytes = 1_048_576;
      const full = studio.frame.jpeg.size;
      studio.release.click();
      await studio.reviewed();
      await studio.all('failed');
      await studio.settled();
      expect(studio.text('.failed')).to.contain('Your picture is fine').and.to.contain('administrator');
      expect(studio.text('.failed')).to.match(/refuses pictures of \d+(\.\d)? MB/);
      expect(studio.text('[data-action=retry]')).to.equal('Send it smaller');

      for (let tries = 0; studio.panel.querySelector('[data-status=shown]') === null && tries < 4; tries++) {
        const before = studio.posts.length;
        studio.button('retry').click();
        await until('sent again', () => studio.posts.length > before);
        await until('an answer', () => studio.panel.querySelector('[data-status=sending]') === null);
        await studio.settled();
      }

      const sizes = studio.posts.map(({ body }) => body?.size ?? 0);
      expect(sizes[0]).to.equal(full);
      expect(sizes.at(-1)).to.be.lessThan(studio.refusedBytes);
      await sizeIs(studio.posts.at(-1)?.body, 16 / 9);

      studio.button('discard').click();
      await closed();
      await studio.taken();
      expect(studio.posts.at(-1)?.body?.size, 'the next one').to.be.lessThan(studio.refusedBytes);
    });

    it('still gives the frame to download', async () => {
      studio = await FakeStudio.open();
      studio.develop = () => Response.json({ error: 'internal' }, { status: 500 });
      studio.release.click();
      await studio.reviewed();
      await studio.all('failed');
      await studio.settled();

      studio.button('download').click();

      expect(studio.saved[0]?.file.size).to.equal(studio.frame?.jpeg.size);
      expect(studio.actions).to.deep.equal(['retry', 'retake', 'download', 'discard']);
    });

    it('without a frame offers another picture only', async () => {
      studio = await FakeStudio.open();
      studio.frame = undefined;
      studio.release.click();
      await studio.reviewed();

      expect(studio.text('.failed strong')).to.equal('The camera gave no picture');
      expect([studio.posts.length, studio.actions]).to.deep.equal([0, ['retake', 'discard']]);
    });

    it('of one picture leaves the others of a burst', async () => {
      studio = await FakeStudio.open();
      studio.develop = (n) =>
        n === 2 ? Response.json({ error: 'busy' }, { status: 503 }) : Response.json(developed(n));

      studio.button('burst').click();
      await studio.reviewed();
      await studio.all('shown', 3);
      await studio.all('failed', 1);
      await studio.settled();

      expect(studio.text('[data-action=keep]')).to.equal('Keep 3');
    });
  });
});
