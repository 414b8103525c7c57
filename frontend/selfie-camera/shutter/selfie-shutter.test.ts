import { expect } from 'chai';
import '../selfie-camera.js';
import { FakeStudio, QUICK_SHUTTER, developed, pressKey, releaseKey } from '../testing/fake-studio.js';
import { hideTab } from '../testing/mount.js';
import { pause, until } from '../../shared/testing/until.js';

describe('selfie-shutter', () => {
  let studio: FakeStudio;

  afterEach(() => {
    hideTab(false);
    studio.camera.remove();
    document.querySelectorAll('[data-test]').forEach((element) => {
      element.remove();
    });
  });

  describe('taking a picture', () => {
    it('sends the frame with a ticket and shows what comes back', async () => {
      studio = await FakeStudio.open();

      await studio.taken();

      const [post, get] = studio.asked;
      expect([post?.method, post?.path, post?.ticket]).to.deep.equal(['POST', '/stills', 'ticket-1']);
      expect([post?.body?.type, post?.body?.size]).to.deep.equal(['image/jpeg', studio.frame?.jpeg.size]);
      expect([get?.method, get?.path]).to.deep.equal(['GET', '/stills/still-1/picture.jpg']);
      expect(studio.actions).to.deep.equal(['keep', 'retake', 'download', 'share', 'phone', 'discard']);
    });

    it('keeps the live picture as it is while one looks at the other', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      expect(studio.frozen.at(-1)).to.equal(true);

      studio.button('discard').click();

      expect(studio.frozen.at(-1)).to.equal(false);
    });

    it('tells how long it took from the press', async () => {
      studio = await FakeStudio.open();
      await studio.taken();
      await until('shown', () => studio.shown.length === 1);

      const [shown] = studio.shown;

      expect(shown).to.include({ serverMs: 42, widthPx: 640, heightPx: 480 });
      expect(shown?.pressToPictureMs).to.be.within(1, 2_000);
      expect(studio.shutter.getAttribute('press-to-picture-ms')).to.equal(shown?.pressToPictureMs.toFixed(0));
    });

    it('stores nothing by itself', async () => {
      studio = await FakeStudio.open();
      await studio.taken();

      await pause(100);

      expect(studio.kept).to.deep.equal([]);
    });

    it('does nothing while there is no live picture', async () => {
      studio = await FakeStudio.open();
      studio.become('reconnecting');
      await studio.settled();

      studio.release.click();

      expect([studio.shots.length, studio.release.getAttribute('aria-disabled')]).to.deep.equal([0, 'true']);
    });

    it('takes pictures where only the live picture is blocked', async () => {
      studio = await FakeStudio.open();
      studio.become('preview', 'socket-upgrade');
      await studio.settled();
      expect([studio.release.getAttribute('aria-disabled'), studio.release.offsetParent !== null]).to.deep.equal([
        'false',
        true,
      ]);

      await studio.taken();

      expect([studio.shots.length, studio.posts.length]).to.deep.equal([1, 1]);
    });

    it('makes room for the card of a problem', async () => {
      studio = await FakeStudio.open();

      studio.become('refused');
      await studio.settled();

      expect(
        getComputedStyle(studio.release).visibility === 'visible' && studio.release.offsetParent !== null,
      ).to.equal(false);
    });
  });

  describe('the countdown', () => {
    it('counts, says cheese and takes the picture', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3 });
      const said: string[] = [];
      studio.develop = async (n) => {
        await pause(100); // the word is there until the picture is
        return Response.json(developed(n));
      };
      studio.release.click();
      for (const expected of ['3', '2', '1', 'Cheese!']) {
        await until(`"${expected}", said ${studio.said}`, () => studio.said === expected);
        said.push(studio.said);
      }
      await studio.reviewed();

      expect(said).to.deep.equal(['3', '2', '1', 'Cheese!']);
      expect(studio.shots.length).to.equal(1);
    });

    it('asks for the ticket in its last second, so that the background may change until then', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3 });
      studio.release.click();
      await until('two', () => studio.said === '2');
      expect(studio.tickets).to.equal(0);

      await until('one', () => studio.said === '1');

      expect(studio.tickets).to.equal(1);
      await studio.reviewed();
      expect([studio.tickets, studio.posts[0]?.ticket]).to.deep.equal([1, 'ticket-1']);
    });

    it('uses its time to raise the camera, and lowers it afterwards', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3 });
      studio.release.click();
      await studio.reviewed();
      expect(studio.raised).to.deep.equal([false, true]);

      studio.button('discard').click();

      expect(studio.raised.at(-1)).to.equal(false);
    });

    it('keeps the camera raised where there is none', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 0 });

      expect(studio.raised).to.deep.equal([true]);
    });

    const cancels: Record<string, () => void> = {
      Escape: () => pressKey(document.body, 'Escape'),
      'the button itself': () => {
        studio.release.click();
      },
      'the camera stopping': () => {
        studio.become('ended');
      },
      'the tab being hidden': () => {
        hideTab(true);
      },
    };
    for (const [name, cancel] of Object.entries(cancels)) {
      it(`is cancelled by ${name}`, async () => {
        studio = await FakeStudio.open({ countdownSeconds: 3 });
        studio.release.click();
        await until('two', () => studio.said === '2');

        cancel();
        await pause(5 * QUICK_SHUTTER.secondMs);

        expect([studio.shots.length, studio.tickets, studio.dialog.open]).to.deep.equal([0, 0, false]);
        expect(studio.release.getAttribute('aria-label')).to.equal('Take a picture');
      });
    }

    it('has Escape for itself: the filled window stays', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3 });
      studio.camera.fullWindow = true;
      studio.release.click();

      pressKey(document.body, 'Escape');
      expect(studio.camera.fullWindow).to.equal(true);

      pressKey(document.body, 'Escape');
      expect(studio.camera.fullWindow).to.equal(false);
    });

    it('is chosen beside the shutter, and told to be remembered', async () => {
      studio = await FakeStudio.open();
      const select = studio.root.querySelector('select') ?? document.createElement('select');
      expect([...select.options].map(({ text }) => text.trim())).to.deep.equal(['Off', '3 s', '5 s', '10 s']);

      select.value = '10';
      select.dispatchEvent(new Event('change'));

      expect(studio.settings).to.deep.equal([{ countdownSeconds: 10, muted: false, asOthersSee: false }]);
    });
  });

  describe('a burst', () => {
    async function burstOf(start: () => void): Promise<void> {
      start();
      await studio.reviewed();
      await studio.all('shown', 4);
    }

    const ways: Record<string, () => void> = {
      'its button': () => {
        studio.button('burst').click();
      },
      'a long press': () => {
        studio.release.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
      },
      'Shift+Enter': () => pressKey(document.body, 'Enter', { shiftKey: true }),
      'holding the space bar': () => pressKey(document.body, ' '),
    };
    for (const [name, start] of Object.entries(ways)) {
      it(`is four pictures, by ${name}`, async () => {
        studio = await FakeStudio.open();

        await burstOf(start);

        expect([studio.shots.length, studio.posts.length]).to.deep.equal([4, 4]);
        expect(new Set(studio.posts.map(({ ticket }) => ticket)).size).to.equal(4);
      });
    }

    it('leaves time between its pictures, and the person moving until the last', async () => {
      studio = await FakeStudio.open();
      let movedAt = 0;
      const freeze = studio.camera.freeze.bind(studio.camera);
      studio.camera.freeze = (isFrozen) => {
        movedAt ||= studio.shots.length;
        freeze(isFrozen);
      };

      await burstOf(() => {
        studio.button('burst').click();
      });

      const gaps = studio.shots.slice(1).map((time, i) => time - (studio.shots[i] ?? 0));
      expect(Math.min(...gaps)).to.be.greaterThan(QUICK_SHUTTER.secondMs - 5);
      expect(movedAt).to.equal(4);
    });

    const stops: Record<string, () => void> = {
      'the shutter': () => {
        studio.release.click();
      },
      Escape: () => {
        pressKey(document.body, 'Escape');
      },
      'the camera stopping': () => {
        studio.become('ended');
      },
      'the tab being hidden': () => {
        hideTab(true);
      },
    };
    for (const [name, stop] of Object.entries(stops)) {
      it(`takes no further picture once it is stopped by ${name}, and shows those it has`, async () => {
        studio = await FakeStudio.open();
        studio.button('burst').click();
        await until('two', () => studio.shots.length === 2);
        await studio.settled();
        expect(studio.release.getAttribute('aria-label')).to.equal('Stop here');

        stop();
        await studio.reviewed();
        await studio.all('shown', 2);
        await pause(4 * QUICK_SHUTTER.secondMs);

        expect([studio.shots.length, studio.posts.length]).to.deep.equal([2, 2]);
        expect(studio.frozen.at(-1)).to.equal(true);
        expect(studio.said).to.equal('');
      });
    }

    it('is over when the shutter is removed', async () => {
      studio = await FakeStudio.open();
      studio.button('burst').click();
      await until('two', () => studio.shots.length === 2);

      studio.camera.remove();
      await pause(4 * QUICK_SHUTTER.secondMs);

      expect([studio.shots.length, studio.tickets, studio.frozen.at(-1)]).to.deep.equal([2, 2, false]);
    });

    it('keeps the chosen ones only, and tells the server to forget the others', async () => {
      studio = await FakeStudio.open();
      await burstOf(() => {
        studio.button('burst').click();
      });
      const boxes = [...studio.panel.querySelectorAll('input')];
      expect(boxes.map(({ ariaLabel }) => ariaLabel)).to.deep.equal([1, 2, 3, 4].map((n) => `Keep picture ${n}`));

      boxes[1]?.click();
      boxes[3]?.click();
      await studio.settled();
      expect(studio.text('[data-action=keep]')).to.equal('Keep 2');
      studio.button('keep').click();
      await until('closed', () => !studio.dialog.open);

      expect(studio.kept).to.deep.equal([['still-1', 'still-3']]);
      expect(studio.discarded).to.deep.equal(['still-2', 'still-4']);
      expect(studio.text('.toast span', studio.root)).to.equal('2 pictures kept in your gallery');
    });

    it('chooses with a click on the picture', async () => {
      studio = await FakeStudio.open();
      await burstOf(() => {
        studio.button('burst').click();
      });

      studio.panel.querySelector('img')?.click();
      await studio.settled();

      expect(studio.panel.querySelector('input')?.checked).to.equal(false);
      expect(studio.text('[data-action=keep]')).to.equal('Keep 3');
    });

    it('is no second picture when the long press ends', async () => {
      studio = await FakeStudio.open();
      await burstOf(() => {
        studio.release.dispatchEvent(new PointerEvent('pointerdown', { button: 0 }));
      });

      studio.release.dispatchEvent(new PointerEvent('pointerup', { button: 0 }));
      studio.release.dispatchEvent(new MouseEvent('click', { detail: 1 }));
      await pause(50);

      expect(studio.shots.length).to.equal(4);
    });
  });

  describe('the space bar', () => {
    async function pressed(target: EventTarget): Promise<number> {
      const event = pressKey(target, ' ');
      await pause(10);
      releaseKey(target, ' ');
      await pause(10);
      expect(event.defaultPrevented).to.equal(studio.shots.length > 0);
      return studio.shots.length;
    }

    async function focusOn(html: string): Promise<number> {
      studio = await FakeStudio.open();
      return pressed(add(html));
    }

    function add(html: string): Element {
      const holder = document.createElement('div');
      holder.dataset['test'] = '';
      holder.innerHTML = html;
      document.body.append(holder);
      return holder.querySelector('button, [role=menuitem]') ?? holder.firstElementChild ?? holder;
    }

    it('takes a picture wherever nobody else wants it', async () => {
      expect(await focusOn('<p>text</p>')).to.equal(1);
      studio.camera.remove();
      expect(await focusOn('<main tabindex="-1"></main>')).to.equal(1);
    });

    it('takes a picture when the shutter has the focus, once', async () => {
      studio = await FakeStudio.open();

      expect(await pressed(studio.release)).to.equal(1);
    });

    for (const html of [
      '<input>',
      '<textarea></textarea>',
      '<div contenteditable="true"></div>',
      '<div role="dialog"><button>x</button></div>',
      '<div role="menu"><div role="menuitem" tabindex="0"></div></div>',
      '<button aria-haspopup="true" aria-expanded="true">x</button>',
    ]) {
      it(`is left to ${html}`, async () => {
        expect(await focusOn(html)).to.equal(0);
      });
    }

    const controls = [
      '<button>x</button>',
      '<input type="checkbox">',
      '<select></select>',
      '<a href="#x">x</a>',
      '<div role="radio" tabindex="0"></div>',
      '<vaadin-select tabindex="0"></vaadin-select>',
      '<summary>x</summary>',
    ];
    for (const html of controls) {
      it(`takes a picture after a click on ${html}`, async () => {
        studio = await FakeStudio.open();
        pressKey(document.body, 'Tab');
        document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));

        expect(await pressed(add(html))).to.equal(1);
      });

      it(`is left to ${html} where Tab led to it`, async () => {
        studio = await FakeStudio.open();
        const control = add(html);
        pressKey(control, 'Tab');

        expect(await pressed(control)).to.equal(0);
      });
    }

    it('never reaches the control that was clicked last', async () => {
      studio = await FakeStudio.open();
      const control = add('<button>x</button>');
      let heard = 0;
      control.addEventListener('keydown', () => (heard += 1));
      control.addEventListener('keyup', () => (heard += 1));

      await pressed(control);

      expect(heard).to.equal(0);
    });

    it('is the shutter’s again once its control led into full screen', async () => {
      studio = await FakeStudio.open();
      const tool = document.createElement('button');
      tool.slot = 'tools';
      studio.camera.append(tool);
      pressKey(tool, 'Tab');
      expect(await pressed(tool)).to.equal(0);

      document.dispatchEvent(new Event('fullscreenchange'));

      expect(await pressed(tool)).to.equal(1);
    });

    it('takes no second picture while one is looked at', async () => {
      studio = await FakeStudio.open();
      await studio.taken();

      pressKey(studio.dialog, ' ');
      await pause(QUICK_SHUTTER.holdMs + 30);

      expect(studio.shots.length).to.equal(1);
    });

    it('stays with the shortcuts of browser and system', async () => {
      studio = await FakeStudio.open();

      pressKey(document.body, ' ', { ctrlKey: true });
      pressKey(document.body, ' ', { metaKey: true });
      releaseKey(document.body, ' ');

      expect(studio.shots.length).to.equal(0);
    });
  });

  describe('the keys of remote controls', () => {
    for (const key of ['Enter', 'PageDown', 'AudioVolumeUp', 'AudioVolumeDown']) {
      it(`take a picture: ${key}`, async () => {
        studio = await FakeStudio.open({ remoteKeys: true });

        expect(pressKey(document.body, key).defaultPrevented).to.equal(true);
        pressKey(document.body, key, { repeat: true });

        expect(studio.shots.length).to.equal(1);
      });
    }

    it('do what they always do where that is not wished', async () => {
      studio = await FakeStudio.open();

      expect(pressKey(document.body, 'PageDown').defaultPrevented).to.equal(false);
      expect(studio.shots.length).to.equal(0);
    });
  });

  it('counts at the edge towards the lens, and not where the face is', async () => {
    studio = await FakeStudio.open({ countdownSeconds: 3 });
    studio.camera.style.width = '640px';
    studio.release.click();
    await until('three', () => studio.root.querySelector('.digits span')?.textContent === '3');

    const [own, digits] = [studio.camera, studio.root.querySelector('.digits')].map((element) =>
      element?.getBoundingClientRect(),
    );

    expect(studio.text('.digits small', studio.root)).to.equal('Look here');
    expect((digits?.top ?? 0) - (own?.top ?? 0)).to.be.closeTo(0, 1);
    expect(digits?.height).to.be.at.most((own?.height ?? 0) / 4);
    const size = getComputedStyle(studio.root.querySelector('.digits') ?? document.body).fontSize;
    expect(parseFloat(size)).to.be.greaterThan(80);
  });

  it('counts to each picture of a burst', async () => {
    studio = await FakeStudio.open({ burstSeconds: 2 });
    const seen: string[] = [];
    studio.button('burst').click();
    await until('all', () => {
      const parts = [...studio.root.querySelectorAll('.digits > span, .digits > small')];
      const text = parts.map(({ textContent }) => textContent).join(' ');
      if (text && text !== seen.at(-1)) {
        seen.push(text);
      }
      return studio.shots.length === 4;
    });

    const gaps = studio.shots.slice(1).map((time, i) => time - (studio.shots[i] ?? 0));

    expect(seen).to.include.members(['2 2 of 4', '1 2 of 4', '2 4 of 4', '1 4 of 4']);
    expect(Math.min(...gaps)).to.be.greaterThan(2 * QUICK_SHUTTER.secondMs - 5);
  });

  describe('sound and light', () => {
    it('ticks each second, the last one higher, and clicks', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3 });

      studio.release.click();
      await studio.reviewed();

      expect(studio.sounds).to.deep.equal(['tone 440', 'tone 440', 'tone 659.3', 'click', 'click']);
      expect(studio.audios).to.equal(1);
    });

    it('does not even ask for the sound device when muted', async () => {
      studio = await FakeStudio.open({ countdownSeconds: 3, muted: true });

      studio.release.click();
      await studio.reviewed();

      expect([studio.audios, studio.sounds.length]).to.deep.equal([0, 0]);
    });

    it('can be muted, which is told to be remembered', async () => {
      studio = await FakeStudio.open();

      studio.button('mute').click();
      await studio.settled();

      expect(studio.button('mute').getAttribute('aria-pressed')).to.equal('true');
      expect(studio.settings).to.deep.equal([{ countdownSeconds: 0, muted: true, asOthersSee: false }]);
    });

    it('takes pictures where the browser has no sound', async () => {
      studio = await FakeStudio.open({
        newAudio: () => {
          throw new Error('no sound');
        },
      });

      await studio.taken();

      expect(studio.posts.length).to.equal(1);
    });

    it('flashes', async () => {
      studio = await FakeStudio.open();

      await studio.taken();

      expect(studio.root.querySelector('.flash')).to.not.equal(null);
    });

    it('does not flash for who prefers less motion', async () => {
      studio = await FakeStudio.open({ prefersLessMotion: () => true });

      await studio.taken();

      expect(studio.root.querySelector('.flash')).to.equal(null);
    });
  });

  it('has controls that a finger can hit', async () => {
    studio = await FakeStudio.open();
    studio.camera.style.width = '344px';
    await studio.settled();

    const controls = [...studio.root.querySelectorAll<HTMLElement>('.bar button, .bar select')];
    const boxes = controls.map((control) => control.getBoundingClientRect());

    expect(boxes.length).to.equal(4);
    expect(boxes.every(({ width, height }) => width >= 44 && height >= 44)).to.equal(true);
    const own = studio.camera.getBoundingClientRect();
    expect(boxes.every(({ left, right }) => left >= own.left && right <= own.right)).to.equal(true);
    const middle = studio.release.getBoundingClientRect();
    expect(middle.left + middle.width / 2 - own.left).to.be.closeTo(own.width / 2, 1);
  });

  it('leaves all other clicks to the picture', async () => {
    studio = await FakeStudio.open();

    const { left, top, width } = studio.camera.getBoundingClientRect();

    expect(document.elementFromPoint(left + width / 2, top + 10)).to.not.equal(studio.shutter);
  });

  it('lets go of everything when it is removed', async () => {
    studio = await FakeStudio.open({ countdownSeconds: 3 });
    studio.release.click();

    studio.camera.remove();
    await pause(5 * QUICK_SHUTTER.secondMs);
    pressKey(document.body, ' ');
    releaseKey(document.body, ' ');
    await pause(20);

    expect(studio.shots.length).to.equal(0);
  });
});
